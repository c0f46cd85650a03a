package import TestSupport
package import Wire

extension PIMGroup: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PIMGroup {
    let address = IPAddress.drawnGroup(seeds.family(), from: &seeds)
    let length = UInt8.random(in: 0...address.family.bits, using: &seeds)
    return PIMGroup(address, maskLength: length, isBidirectional: seeds.isHeads(), isScopeZone: seeds.isHeads())
      ?? PIMGroup(address)
  }
}

extension PIMSource: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PIMSource {
    PIMSource(
      .drawn(from: &seeds), isSparse: seeds.isHeads(), isWildcard: seeds.isHeads(),
      isRendezvousPointTree: seeds.isHeads())
  }
}

extension PIMHelloOption: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PIMHelloOption {
    switch UInt8.random(in: 0...6, using: &seeds) {
    case 0: return .holdTime(seeds.number())
    case 1:
      return .lanPruneDelay(
        PIMLANPruneDelay(
          disablesSuppression: seeds.isHeads(), propagationDelay: seeds.number(), overrideInterval: seeds.number()))
    case 2: return .designatedRouterPriority(seeds.number())
    case 3: return .generationIdentifier(seeds.number())
    case 4: return .bidirectionalCapable
    case 5: return .addressList(PIMAddressList(seeds.list(upTo: 4) { .drawn(from: &$0) }))
    default:
      return Unknown(type: seeds.number(), value: seeds.bytes(upTo: 9)).map { .unknown($0) } ?? .bidirectionalCapable
    }
  }
}

extension PIMJoinPrune: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PIMJoinPrune {
    PIMJoinPrune(
      upstreamNeighbour: .drawn(from: &seeds), holdTime: seeds.number(),
      seeds.list(upTo: 3) { seeds in
        Group(
          .drawn(from: &seeds), joined: seeds.list(upTo: 3) { .drawn(from: &$0) },
          pruned: seeds.list(upTo: 3) { .drawn(from: &$0) })
      })
  }
}

extension PIMBootstrap: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PIMBootstrap {
    PIMBootstrap(
      fragmentTag: seeds.number(), hashMaskLength: seeds.number(), priority: seeds.number(),
      router: .drawn(from: &seeds),
      seeds.list(upTo: 3) { seeds in
        Range(
          .drawn(from: &seeds), total: seeds.number(),
          seeds.list(upTo: 3) {
            RendezvousPoint(.drawn(from: &$0), holdTime: $0.number(), priority: $0.number())
          })
      })
  }
}

extension PIMMetric: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PIMMetric {
    PIMMetric(preference: seeds.number(), metric: seeds.number())
  }
}

extension PIMDFElection: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PIMDFElection {
    let candidate = Candidate(.drawn(from: &seeds), .drawn(from: &seeds))
    let kind = seeds.one(of: [
      .offer, .winner, .backoff(offering: candidate, interval: seeds.number()), Kind.pass(winner: candidate),
    ])
    return PIMDFElection(kind, rendezvousPoint: .drawn(from: &seeds), metric: .drawn(from: &seeds))
  }
}

extension PIMMessage: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PIMMessage {
    switch seeds.one(of: Kind.allCases) {
    case .hello: .hello(PIMHello(seeds.list(upTo: 5) { .drawn(from: &$0) }))
    case .register:
      .register(PIMRegister(isBorder: seeds.isHeads(), isNull: seeds.isHeads(), packet: seeds.bytes(upTo: 40)))
    case .registerStop: .registerStop(PIMRegisterStop(group: .drawn(from: &seeds), source: .drawn(from: &seeds)))
    case .joinPrune: .joinPrune(.drawn(from: &seeds))
    case .bootstrap: .bootstrap(.drawn(from: &seeds), isNoForward: seeds.isHeads())
    case .assert:
      .assert(
        PIMAssert(
          group: .drawn(from: &seeds), source: .drawn(from: &seeds), isRendezvousPointTree: seeds.isHeads(),
          metric: .drawn(from: &seeds)))
    case .graft: .graft(.drawn(from: &seeds))
    case .graftAcknowledgment: .graftAcknowledgment(.drawn(from: &seeds))
    case .candidateRP:
      .candidateRP(
        PIMCandidateRP(
          .drawn(from: &seeds), priority: seeds.number(), holdTime: seeds.number(),
          groups: seeds.list(upTo: 3) { .drawn(from: &$0) }))
    case .dfElection: .dfElection(.drawn(from: &seeds))
    }
  }
}

extension RoundTrip {
  /// PIM's checksum needs the addresses of the packet.
  init(_ name: String, _ type: PIMMessage.Type, over addresses: (IPAddress, IPAddress)) {
    self.init(
      name, type,
      read: { try PIMMessage(reading: &$0, source: addresses.0, destination: addresses.1) },
      write: { $0.encoded(source: addresses.0, destination: addresses.1) })
  }
}
