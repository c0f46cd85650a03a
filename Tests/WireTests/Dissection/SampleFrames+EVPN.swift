import TestSupport
import Wire

/// UPDATEs with every route type, every tunnel of the PMSI attribute, and every extended community.
enum EVPNSamples {
  typealias S = BGPSamples

  static var frames: [(name: String, bytes: [UInt8])] {
    [
      (
        "EVPN routes", update(routes(S.source, S.group, from: S.originator), S.attributes([S.target.extendedCommunity]))
      ),
      (
        "EVPN routes, IPv6",
        update(
          routes(RouteLengthTests.source6, S.group6, from: S.originator6), S.attributes([S.target.extendedCommunity]),
          nextHop: S.originator6)
      ), ("Withdrawn EVPN routes", withdrawal), ("Extended communities", update([S.inclusive], communities)),
    ] + tunnels
  }

  /// One UPDATE for each tunnel, with the next hop that its family asks for.
  static var tunnels: [(name: String, bytes: [UInt8])] {
    PMSITunnelTests.vectors.map { vector in
      var tunnel = vector.value
      tunnel.flags.remove(.extension)
      let nextHop = tunnel.identifier.family == .v6 ? S.originator6 : S.originator
      let attributes = S.attributes([S.target.extendedCommunity]) { $0.pmsiTunnel = tunnel }
      return ("PMSI tunnel: \(vector.name)", update([S.inclusive], attributes, nextHop: nextHop))
    }
  }

  /// Those first that no dissector takes for something else.
  static func routes(_ source: IPAddress, _ group: IPAddress, from originator: IPAddress) -> [EVPNRoute] {
    let key = MulticastSourceGroup(source: source, group: group)
    let flags: MembershipFlags = group.family == .v4 ? .version3 : .version2
    let selective = EVPNRoute.selectivePMSI(
      SelectivePMSIRoute(
        routeDistinguisher: S.distinguisher, ethernetTag: S.tag, sourceGroup: key, originator: originator))
    let inclusive = EVPNRoute.inclusiveMulticast(
      InclusiveMulticastRoute(routeDistinguisher: S.distinguisher, ethernetTag: S.tag, originator: originator))
    let prefix = IPPrefixRoute(
      routeDistinguisher: S.distinguisher, prefix: originator, prefixLength: originator.family.bits, label: 10000)
    return [
      .ethernetAutoDiscovery(
        EthernetAutoDiscoveryRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag, label: 100 << 4)),
      .macIPAdvertisement(
        MACIPAdvertisementRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag, mac: SampleFrames.host,
          ip: originator, label1: 100 << 4, label2: 200 << 4)), inclusive,
      .ethernetSegment(
        EthernetSegmentRoute(routeDistinguisher: S.distinguisher, segment: S.segment, originator: originator)),
      prefix.map { .ipPrefix($0) },
      .selectiveMulticast(
        SelectiveMulticastRoute(
          routeDistinguisher: S.distinguisher, ethernetTag: S.tag, sourceGroup: key, originator: originator,
          flags: flags)),
      .membershipReportSynch(
        MembershipReportSynchRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag, sourceGroup: key,
          originator: originator, flags: flags)), selective, .perRegion(S.perRegion),
      LeafRoute(answering: selective, from: originator).map { .leaf($0) },
      LeafRoute(answering: inclusive, from: originator, in: .draft02).map { .leaf($0) },
      .leaveSynch(
        LeaveSynchRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag, sourceGroup: key,
          originator: originator, maximumResponseTime: 20, flags: flags)),
    ].compactMap(\.self)
  }

  private static var withdrawal: [UInt8] {
    let routes = routes(S.source, S.group, from: S.originator)
    return SampleFrames.bgp(BGPMessage.update(UpdateMessage(unreach: MPUnreach(routes: routes))).encoded())
  }

  private static var communities: PathAttributes {
    // A label is in no space of its own when it is from the block that all share.
    let kinds = ExtendedCommunityTests.kinds.map(\.0).filter { $0 >> 48 & 0xbfff != 0x0308 && $0 >> 48 != 0x0307 }
    return S.attributes(kinds.map { ExtendedCommunity(value: $0) }) {
      $0.ipv6ExtendedCommunities = IPv6ExtendedCommunityTests.vectors.map(\.value)
    }
  }

  private static func update(
    _ routes: [EVPNRoute], _ attributes: PathAttributes, nextHop: IPAddress = S.originator
  ) -> [UInt8] {
    let message = UpdateMessage(attributes: attributes, reach: MPReach(nextHop: nextHop, routes: routes))
    return SampleFrames.bgp(BGPMessage.update(message).encoded())
  }
}
