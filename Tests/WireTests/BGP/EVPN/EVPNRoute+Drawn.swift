package import TestSupport
package import Wire

extension RouteDistinguisher: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RouteDistinguisher {
    switch UInt8.random(in: 0...3, using: &seeds) {
    case 0: .autonomousSystem(seeds.number(), seeds.number())
    case 1: .address(.drawn(.v4, from: &seeds), seeds.number())
    case 2: .autonomousSystem4(seeds.number(), seeds.number())
    default: RouteDistinguisher(value: seeds.number())
    }
  }
}

extension EthernetSegmentID: Drawn {
  package static func drawn(from seeds: inout Seeds) -> EthernetSegmentID {
    EthernetSegmentID(high: seeds.number(), low: seeds.number())
  }
}

extension EthernetTag: Drawn {
  package static func drawn(from seeds: inout Seeds) -> EthernetTag { EthernetTag(seeds.number()) }
}

extension RegionID: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RegionID {
    switch UInt8.random(in: 0...3, using: &seeds) {
    case 0: .autonomousSystem(seeds.number())
    case 1: .autonomousSystem4(seeds.number())
    case 2: .area(.drawn(.v4, from: &seeds), subtype: seeds.number())
    default: RegionID(value: seeds.number())
    }
  }
}

extension MulticastSourceGroup: Drawn {
  /// Mostly of one family, as routes have it; now and then of two, which is read too.
  package static func drawn(from seeds: inout Seeds) -> MulticastSourceGroup {
    let family: IPAddress.Family = seeds.isHeads() ? .v4 : .v6
    var drawn = MulticastSourceGroup()
    if seeds.isHeads() {
      drawn.source = .drawn(UInt8.random(in: 0...9, using: &seeds) == 0 ? .v4 : family, from: &seeds)
    }
    if UInt8.random(in: 0...4, using: &seeds) > 0 { drawn.group = .drawnGroup(family, from: &seeds) }
    return drawn
  }
}

extension EVPNRoute: Drawn {
  package static func drawn(from seeds: inout Seeds) -> EVPNRoute {
    switch UInt8.random(in: 1...12, using: &seeds) {
    case 1:
      .ethernetAutoDiscovery(
        EthernetAutoDiscoveryRoute(
          routeDistinguisher: .drawn(from: &seeds), segment: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds),
          label: seeds.number()))
    case 2: .macIPAdvertisement(.drawn(from: &seeds))
    case 3: .inclusiveMulticast(.drawn(from: &seeds))
    case 4:
      .ethernetSegment(
        EthernetSegmentRoute(
          routeDistinguisher: .drawn(from: &seeds), segment: .drawn(from: &seeds), originator: .drawn(from: &seeds)))
    case 5: drawnPrefix(from: &seeds)
    case 6:
      .selectiveMulticast(
        SelectiveMulticastRoute(
          routeDistinguisher: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds),
          sourceGroup: .drawn(from: &seeds),
          originator: .drawn(from: &seeds), flags: MembershipFlags(rawValue: seeds.number())))
    case 7:
      .membershipReportSynch(
        MembershipReportSynchRoute(
          routeDistinguisher: .drawn(from: &seeds), segment: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds),
          sourceGroup: .drawn(from: &seeds), originator: .drawn(from: &seeds),
          flags: MembershipFlags(rawValue: seeds.number())))
    case 8:
      .leaveSynch(
        LeaveSynchRoute(
          routeDistinguisher: .drawn(from: &seeds), segment: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds),
          sourceGroup: .drawn(from: &seeds), originator: .drawn(from: &seeds), reserved: seeds.number(),
          maximumResponseTime: seeds.number(), flags: MembershipFlags(rawValue: seeds.number())))
    case 9: .perRegion(.drawn(from: &seeds))
    case 10: .selectivePMSI(.drawn(from: &seeds))
    case 11: drawnLeaf(from: &seeds)
    default: .unknown(type: UInt8.random(in: 12...255, using: &seeds), octets: seeds.bytes(upTo: 40))
    }
  }

  private static func drawnPrefix(from seeds: inout Seeds) -> EVPNRoute {
    let family: IPAddress.Family = seeds.isHeads() ? .v4 : .v6
    let route = IPPrefixRoute(
      routeDistinguisher: .drawn(from: &seeds), segment: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds),
      prefix: .drawn(family, from: &seeds), prefixLength: UInt8.random(in: 0...family.bits, using: &seeds),
      gateway: seeds.isHeads() ? nil : .drawn(family, from: &seeds), label: seeds.number())
    return route.map { .ipPrefix($0) } ?? .perRegion(.drawn(from: &seeds))
  }

  /// An answer in any of the three forms.
  private static func drawnLeaf(from seeds: inout Seeds) -> EVPNRoute {
    let answered: EVPNRoute =
      switch UInt8.random(in: 0...2, using: &seeds) {
      case 0: .inclusiveMulticast(.drawn(from: &seeds))
      case 1: .perRegion(.drawn(from: &seeds))
      default: .selectivePMSI(.drawn(from: &seeds))
      }
    let originator = IPAddress.drawn(from: &seeds)
    let bare = Array(answered.encoded.dropFirst(2))
    let leaf =
      switch UInt8.random(in: 0...3, using: &seeds) {
      case 0: LeafRoute(answering: answered, from: originator, in: .draft02)
      case 1: LeafRoute(bareKey: bare, originator: originator, hasOriginatorLength: true)
      default: LeafRoute(answering: answered, from: originator)
      }
    return leaf.map { .leaf($0) } ?? answered
  }
}

extension MACIPAdvertisementRoute: Drawn {
  package static func drawn(from seeds: inout Seeds) -> MACIPAdvertisementRoute {
    MACIPAdvertisementRoute(
      routeDistinguisher: .drawn(from: &seeds), segment: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds),
      mac: .drawn(from: &seeds), ip: seeds.isHeads() ? nil : .drawn(from: &seeds), label1: seeds.number(),
      label2: seeds.isHeads() ? nil : seeds.number())
  }
}

extension InclusiveMulticastRoute: Drawn {
  package static func drawn(from seeds: inout Seeds) -> InclusiveMulticastRoute {
    InclusiveMulticastRoute(
      routeDistinguisher: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds), originator: .drawn(from: &seeds))
  }
}

extension PerRegionRoute: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PerRegionRoute {
    PerRegionRoute(
      routeDistinguisher: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds), region: .drawn(from: &seeds))
  }
}

extension SelectivePMSIRoute: Drawn {
  package static func drawn(from seeds: inout Seeds) -> SelectivePMSIRoute {
    SelectivePMSIRoute(
      routeDistinguisher: .drawn(from: &seeds), ethernetTag: .drawn(from: &seeds), sourceGroup: .drawn(from: &seeds),
      originator: .drawn(from: &seeds), form: seeds.one(of: EVPNWireProfile.allCases))
  }
}
