import Wire

/// Every message and every kind of record of IGMP and MLD.
extension SampleFrames {
  static let source = IPAddress(192, 0, 2, 10)
  static let source6 = IPAddress(v6: 0x2001_0db8_0000_0000, 0x99)

  static func mld(_ message: MLDMessage, from source: IPAddress = linkLocal) -> [UInt8] {
    EthernetFrame(
      destination: MACAddress(group: message.destination), source: host, etherType: .ipv6,
      payload: message.packet(source: source).encoded
    ).encoded
  }

  private static func igmpQuery(
    _ version: IGMPVersion, _ group: IPAddress = .unspecifiedV4, suppress: Bool = false, _ sources: [IPAddress] = []
  ) -> [UInt8] {
    igmp(
      .query(
        IGMPQuery(
          version: version, group: group, maximumResponseTenths: group.isUnspecified ? 100 : 10,
          suppressRouterProcessing: suppress, robustness: 2, queryIntervalSeconds: 125, sources: sources)))
  }

  private static func mldQuery(
    _ version: MLDVersion, _ group: IPAddress = .unspecifiedV6, suppress: Bool = false, _ sources: [IPAddress] = []
  ) -> [UInt8] {
    mld(
      .query(
        MLDQuery(
          version: version, group: group, maximumResponseMilliseconds: group.isUnspecified ? 10_000 : 1000,
          suppressRouterProcessing: suppress, robustness: 2, queryIntervalSeconds: 125, sources: sources)))
  }

  private static func records(_ group: IPAddress, _ source: IPAddress) -> [GroupRecord] {
    GroupRecord.Kind.allCases.map { GroupRecord(kind: $0, group: group, sources: [source]) }
      + [GroupRecord(kind: .modeIsExclude, group: group), GroupRecord(kind: .changeToInclude, group: group)]
  }

  private static var routerAdvertisement: [UInt8] {
    let message = OtherIGMPMessage(type: 0x30, code: 20, body: [0, 125, 0, 2])
    return ethernet(.ipv4, ipv4(.igmp, message?.encoded ?? []))
  }

  static var membership: [(name: String, bytes: [UInt8])] {
    let auxiliary = GroupRecord(kind: .modeIsExclude, group: group6, auxiliary: [1, 2, 3, 4])
    return [
      ("IGMPv1 query", igmpQuery(.v1)), ("IGMPv2 general query", igmpQuery(.v2)),
      ("IGMPv2 group query", igmpQuery(.v2, group)), ("IGMPv3 general query", igmpQuery(.v3)),
      ("IGMPv3 group query", igmpQuery(.v3, group)),
      ("IGMPv3 source query", igmpQuery(.v3, group, suppress: true, [source, hostAddress])),
      ("IGMPv3 all records", igmp(.reportV3(records(group, source)))),
      ("IGMPv3 report of nothing", igmp(.reportV3([]))),
      ("IGMP router advertisement", routerAdvertisement),
      ("MLDv1 general query", mldQuery(.v1)), ("MLDv1 group query", mldQuery(.v1, group6)),
      ("MLDv1 report", mld(.reportV1(group: group6))), ("MLDv1 done", mld(.done(group: group6))),
      ("MLDv1 report without source", mld(.reportV1(group: group6), from: .unspecifiedV6)),
      ("MLDv2 general query", mldQuery(.v2)), ("MLDv2 group query", mldQuery(.v2, group6)),
      ("MLDv2 source query", mldQuery(.v2, group6, suppress: true, [source6])),
      ("MLDv2 all records", mld(.reportV2(records(group6, source6)))),
      ("MLDv2 auxiliary data", mld(.reportV2([auxiliary]))),
      ("MLDv2 report of nothing", mld(.reportV2([]))),
    ]
  }
}
