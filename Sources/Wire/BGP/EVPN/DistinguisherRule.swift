/// What RFC 9572 §3 asks of the route distinguishers of types 9 and 10.
extension EVPNRoute {
  /// What is wrong with the distinguisher of a route of type 9 or 10 beside the others that its router advertises for the
  /// instance, or `nil`.
  ///
  /// It is of type 1, and its address is that in the distinguishers of all the others but Leaf A-D routes, which have none
  /// of their own.
  package func distinguisherDefect(beside others: some Sequence<EVPNRoute>) -> StaticString? {
    switch self {
    case .perRegion, .selectivePMSI: break
    case .ethernetAutoDiscovery, .macIPAdvertisement, .inclusiveMulticast, .ethernetSegment, .ipPrefix,
      .selectiveMulticast, .membershipReportSynch, .leaveSynch, .leaf, .unknown:
      return nil
    }
    guard let address = routeDistinguisher?.administratorAddress else {
      return "its route distinguisher is not of type 1"
    }
    for other in others {
      if case .leaf = other { continue }
      if let distinguisher = other.routeDistinguisher, distinguisher.administratorAddress != address {
        return "its route distinguisher has another address than those of the router's other routes"
      }
    }
    return nil
  }
}
