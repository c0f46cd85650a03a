/// Which of two generations of the segmentation routes a router writes: those of RFC 9572, or of the draft before it.
///
/// Both are read from everybody (§3.2, §3.3 of either). The draft's S-PMSI and Leaf A-D routes have no length octet before
/// the originator, and its route key is only the part of the answered route behind type and length.
package enum EVPNWireProfile: UInt8, Hashable, Sendable, CaseIterable {
  case rfc9572
  case draft02

  /// The name in lab files and answers.
  package var name: String {
    switch self {
    case .rfc9572: "rfc9572"
    case .draft02: "draft-02"
    }
  }

  package init?(name: some StringProtocol) {
    guard let profile = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = profile
  }
}

extension EVPNWireProfile: CustomStringConvertible {
  package var description: String { name }
}

extension EVPNRoute {
  /// The route in the octets in which a router of the profile originates it.
  ///
  /// Only types 10 and 11 differ. A route that is passed on keeps its octets instead: in other octets it is another route.
  /// `nil` for a Leaf A-D route of which the other form cannot be told: its key may be that of several types, or of none.
  package func originated(in profile: EVPNWireProfile) -> EVPNRoute? {
    switch self {
    case .selectivePMSI(var route):
      route.form = profile
      return .selectivePMSI(route)
    case .leaf(let route):
      return route.originated(in: profile).map { .leaf($0) }
    case .ethernetAutoDiscovery, .macIPAdvertisement, .inclusiveMulticast, .ethernetSegment, .ipPrefix,
      .selectiveMulticast, .membershipReportSynch, .leaveSynch, .perRegion, .unknown:
      return self
    }
  }

  /// Whether it has the octets of the draft, or others that RFC 9572 does not have.
  package var hasLegacyForm: Bool {
    switch self {
    case .selectivePMSI(let route): route.form == .draft02
    case .leaf(let route): route.hasLegacyForm
    case .ethernetAutoDiscovery, .macIPAdvertisement, .inclusiveMulticast, .ethernetSegment, .ipPrefix,
      .selectiveMulticast, .membershipReportSynch, .leaveSynch, .perRegion, .unknown:
      false
    }
  }
}
