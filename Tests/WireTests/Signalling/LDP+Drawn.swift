package import TestSupport
package import Wire

extension Seeds {
  /// A label of 20 bits.
  mutating func signalledLabel() -> MPLSLabel { MPLSLabel(number(UInt32.self) & 0xf_ffff) ?? .explicitNull }

  mutating func family() -> IPAddress.Family { isHeads() ? .v4 : .v6 }
}

extension LDPIdentifier: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPIdentifier {
    LDPIdentifier(router: seeds.number(), labelSpace: seeds.number())
  }
}

extension IPNetwork {
  static func drawn(from seeds: inout Seeds) -> IPNetwork? {
    let address = IPAddress.drawn(from: &seeds)
    return IPNetwork(address, length: UInt8.random(in: 0...address.family.bits, using: &seeds))
  }
}

extension LDPFEC: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPFEC {
    let first = IPNetwork.drawn(from: &seeds)
    let prefixes = ([first] + seeds.list(upTo: 3) { IPNetwork.drawn(from: &$0) }).compactMap(\.self)
    switch UInt8.random(in: 0...3, using: &seeds) {
    case 0: return .wildcard
    case 1: return .multicast(.drawn(from: &seeds))
    case 2:
      let type = seeds.one(of: [UInt8(0), 3, 4, 5, 9, 128, 129, 255])
      let unknown = UnknownElements(after: LDPPrefixes(prefixes), type: type, octets: seeds.bytes(upTo: 20))
      return unknown.map { .unknown($0) } ?? .wildcard
    default: return .prefixes(LDPPrefixes(prefixes))
    }
  }
}

extension LDPStatus: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPStatus {
    LDPStatus(
      code: LDPStatusCode(seeds.number()), isFatal: seeds.isHeads(), isForwarded: seeds.isHeads(),
      messageIdentifier: seeds.number(), messageType: seeds.number())
  }
}

extension LDPHelloParameters: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPHelloParameters {
    LDPHelloParameters(
      holdTime: seeds.number(), isTargeted: seeds.isHeads(), requestsTargetedHellos: seeds.isHeads(),
      guardsTimeToLive: seeds.isHeads())
  }
}

extension LDPSessionParameters: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPSessionParameters {
    LDPSessionParameters(
      keepAliveTime: seeds.number(), advertisesOnDemand: seeds.isHeads(), detectsLoops: seeds.isHeads(),
      pathVectorLimit: seeds.number(), maximumPDULength: seeds.number(), receiver: .drawn(from: &seeds))
  }
}

extension LDPAddressList: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPAddressList {
    let family = seeds.family()
    return LDPAddressList(family, seeds.list(upTo: 5) { .drawn(family, from: &$0) })
  }
}

extension LDPMultipointStatus: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPMultipointStatus {
    LDPMultipointStatus(
      seeds.list(upTo: 3) { seeds in
        let unknown = UnknownElement(type: seeds.number(), value: seeds.bytes(upTo: 4))
        return seeds.one(of: [
          .makeBeforeBreakRequest, .makeBeforeBreakAcknowledgment,
          unknown.map { .unknown($0) } ?? .makeBeforeBreakRequest,
        ])
      })
  }
}

extension LDPTLV: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPTLV {
    switch UInt8.random(in: 0...16, using: &seeds) {
    case 0: return .fec(.drawn(from: &seeds))
    case 1: return .addressList(.drawn(from: &seeds))
    case 2: return .hopCount(seeds.number())
    case 3: return .pathVector(LDPPathVector(seeds.list(upTo: 6) { .drawn(.v4, from: &$0) }))
    case 4: return .genericLabel(seeds.signalledLabel())
    case 5: return .status(.drawn(from: &seeds))
    case 6: return .extendedStatus(seeds.number())
    case 7: return .returned(LDPReturned(seeds.isHeads() ? .pdu : .message, seeds.bytes(upTo: 30)))
    case 8: return .commonHello(.drawn(from: &seeds))
    case 9: return .transportAddress(.drawn(from: &seeds))
    case 10: return .configurationSequence(seeds.number())
    case 11: return .commonSession(.drawn(from: &seeds))
    case 12:
      let kind = seeds.one(of: LDPCapability.Kind.allCases)
      return .capability(LDPCapability(kind, isAnnounced: seeds.isHeads()))
    case 13: return .labelRequestMessage(seeds.number())
    case 14: return .multipointStatus(.drawn(from: &seeds))
    default:
      let unknown = LDPUnknownTLV(
        type: seeds.number(UInt16.self) & 0x3fff, isIgnored: seeds.isHeads(), isForwarded: seeds.isHeads(),
        value: seeds.bytes(upTo: 12))
      return unknown.map { .unknown($0) } ?? .hopCount(1)
    }
  }
}

extension LDPMessage: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPMessage {
    LDPMessage(identifier: seeds.number(), .drawn(from: &seeds), seeds.list(upTo: 3) { .drawn(from: &$0) })
  }
}

extension LDPMessage.Body {
  static func drawn(from seeds: inout Seeds) -> LDPMessage.Body {
    switch UInt8.random(in: 0...12, using: &seeds) {
    case 0: return .notification(.drawn(from: &seeds))
    case 1: return .hello(.drawn(from: &seeds))
    case 2: return .initialization(.drawn(from: &seeds))
    case 3: return .keepAlive
    case 4: return .capability
    case 5: return .address(.drawn(from: &seeds))
    case 6: return .addressWithdraw(.drawn(from: &seeds))
    case 7: return .labelMapping(.drawn(from: &seeds), seeds.signalledLabel())
    case 8: return .labelRequest(.drawn(from: &seeds))
    case 9: return .labelWithdraw(.drawn(from: &seeds))
    case 10: return .labelRelease(.drawn(from: &seeds))
    case 11: return .labelAbortRequest(.drawn(from: &seeds), request: seeds.number())
    default:
      let unknown = LDPUnknownMessage(
        type: seeds.number(UInt16.self) & 0x7fff, isIgnored: seeds.isHeads(), parameters: seeds.bytes(upTo: 20))
      return unknown.map { .unknown($0) } ?? .keepAlive
    }
  }
}

extension LDPPDU: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LDPPDU {
    LDPPDU(identifier: .drawn(from: &seeds), messages: seeds.list(upTo: 4) { .drawn(from: &$0) })
  }
}
