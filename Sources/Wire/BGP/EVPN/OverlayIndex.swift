/// Where the traffic to an IP prefix goes, if not simply to the next hop (RFC 9136 §3.2).
package enum OverlayIndex: Hashable, Sendable {
  case segment(EthernetSegmentID)
  case gateway(IPAddress)
  /// From the Router's MAC community; beside a label, a router may also go by the label alone.
  case mac(MACAddress)
  /// The label says it all.
  case none
}

extension IPPrefixRoute {
  /// The overlay index that the route has beside these communities.
  package func overlayIndex(beside communities: [ExtendedCommunity]) -> OverlayIndex {
    if !segment.isZero { return .segment(segment) }
    if let gateway { return .gateway(gateway) }
    for community in communities {
      if case .routerMAC(let address) = community.kind, address.value != 0 { return .mac(address) }
    }
    return .none
  }

  /// What makes the route unusable beside these communities, or `nil`: then it is treated as withdrawn.
  package func contradiction(beside communities: [ExtendedCommunity]) -> StaticString? {
    if !segment.isZero, gateway != nil { return "both a segment and a gateway (RFC 9136 §3.2)" }
    if isLabelZero(beside: communities), overlayIndex(beside: communities) == .none {
      return "neither a label nor an overlay index (RFC 9136 §3.1)"
    }
    return nil
  }

  /// A network identifier counts with all its bits, an MPLS label with the upper twenty (RFC 8365 §5.1.3).
  private func isLabelZero(beside communities: [ExtendedCommunity]) -> Bool {
    let isNetworkIdentifier = communities.contains { community in
      if case .encapsulation(let type) = community.kind {
        TunnelEncapsulation(rawValue: type).hasNetworkIdentifier
      } else {
        false
      }
    }
    return isNetworkIdentifier ? label == 0 : mplsLabel.value == 0
  }
}

extension EVPNRoute {
  /// What contradicts the communities beside the route, or `nil`: then the route is treated as withdrawn (RFC 9136 §3.1).
  package func contradiction(beside communities: [ExtendedCommunity]) -> StaticString? {
    if case .ipPrefix(let route) = self { route.contradiction(beside: communities) } else { nil }
  }
}
