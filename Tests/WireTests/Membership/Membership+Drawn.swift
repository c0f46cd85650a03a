import TestSupport
import Wire

extension GroupRecord {
  static func drawn(_ family: IPAddress.Family, from seeds: inout Seeds) -> GroupRecord {
    GroupRecord(
      kind: seeds.one(of: Kind.allCases), group: .drawnGroup(family, from: &seeds),
      sources: seeds.list(upTo: 3) { .drawn(family, from: &$0) }, auxiliary: seeds.bytes(upTo: 9))
  }
}

extension IGMPMessage: Drawn {
  static func drawn(from seeds: inout Seeds) -> IGMPMessage {
    let group = IPAddress.drawnGroup(.v4, from: &seeds)
    return switch UInt8.random(in: 0...4, using: &seeds) {
    case 0:
      .query(
        IGMPQuery(
          version: seeds.one(of: IGMPVersion.allCases), group: seeds.isHeads() ? .unspecifiedV4 : group,
          maximumResponseTenths: Int(seeds.number(UInt16.self)), suppressRouterProcessing: seeds.isHeads(),
          robustness: seeds.number(), queryIntervalSeconds: Int(seeds.number(UInt16.self)),
          sources: seeds.list(upTo: 3) { .drawn(from: &$0) }))
    case 1: .reportV1(group: group)
    case 2: .reportV2(group: group)
    case 3: .leave(group: group)
    default: .reportV3(seeds.list(upTo: 4) { GroupRecord.drawn(.v4, from: &$0) })
    }
  }
}

extension OtherIGMPMessage: Drawn {
  static func drawn(from seeds: inout Seeds) -> OtherIGMPMessage {
    OtherIGMPMessage(type: seeds.number(), code: seeds.number(), body: seeds.bytes(upTo: 20)) ?? drawn(from: &seeds)
  }
}

extension MLDMessage: Drawn {
  static func drawn(from seeds: inout Seeds) -> MLDMessage {
    let group = IPAddress.drawnGroup(.v6, from: &seeds)
    return switch UInt8.random(in: 0...3, using: &seeds) {
    case 0:
      .query(
        MLDQuery(
          version: seeds.one(of: MLDVersion.allCases), group: seeds.isHeads() ? .unspecifiedV6 : group,
          maximumResponseMilliseconds: Int(seeds.number(UInt32.self)), suppressRouterProcessing: seeds.isHeads(),
          robustness: seeds.number(), queryIntervalSeconds: Int(seeds.number(UInt16.self)),
          sources: seeds.list(upTo: 3) { .drawn(from: &$0) }))
    case 1: .reportV1(group: group)
    case 2: .done(group: group)
    default: .reportV2(seeds.list(upTo: 4) { GroupRecord.drawn(.v6, from: &$0) })
    }
  }
}
