package import TestSupport
package import Wire

extension RSVPSession: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RSVPSession {
    let family = seeds.family()
    let extended = IPAddress.drawn(family, from: &seeds)
    let multipoint = RSVPSession(multipoint: seeds.number(), tunnel: seeds.number(), extendedTunnel: extended)
    if seeds.isHeads() { return multipoint }
    return RSVPSession(endpoint: .drawn(family, from: &seeds), tunnel: seeds.number(), extendedTunnel: extended)
      ?? multipoint
  }
}

extension RSVPSender: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RSVPSender {
    let family = seeds.family()
    let sender = RSVPSender(.drawn(family, from: &seeds), lsp: seeds.number())
    if seeds.isHeads() { return sender }
    return RSVPSender(
      sender.address, lsp: sender.lsp, originator: .drawn(family, from: &seeds), subGroup: seeds.number()) ?? sender
  }
}

extension RSVPTokenBucket: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RSVPTokenBucket {
    func rate(_ seeds: inout Seeds) -> Float {
      seeds.isHeads() ? seeds.one(of: [0, 1, .infinity, .nan, -1]) : Float(seeds.number(UInt32.self))
    }
    return RSVPTokenBucket(
      rate: rate(&seeds), size: rate(&seeds), peakRate: rate(&seeds), minimumPolicedUnit: seeds.number(),
      maximumPacketSize: seeds.number())
  }
}

extension RSVPPlace: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RSVPPlace {
    let other = RSVPPlace.unnumbered(router: seeds.number(), interface: seeds.number())
    switch UInt8.random(in: 0...5, using: &seeds) {
    case 0:
      let address = IPAddress.drawn(from: &seeds)
      let length = UInt8.random(in: 0...address.family.bits, using: &seeds)
      return IPNetwork(address, length: length).map { .prefix($0) } ?? other
    case 1: return .label(RSVPHopLabel(seeds.signalledLabel(), flags: seeds.number()))
    case 2:
      let label = RSVPHopLabel(type: seeds.number(), flags: seeds.number(), octets: seeds.bytes(upTo: 8))
      return label.map { .label($0) } ?? other
    case 3: return .autonomousSystem(seeds.number())
    case 4:
      let unknown = RSVPUnknownPlace(type: seeds.number(), octets: seeds.bytes(upTo: 10))
      return unknown.map { .unknown($0) } ?? other
    default: return other
    }
  }
}

extension RSVPSessionAttribute: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RSVPSessionAttribute {
    let affinities = Affinities(
      excludeAny: seeds.number(), includeAny: seeds.number(), includeAll: seeds.number())
    return RSVPSessionAttribute(
      name: seeds.bytes(upTo: 20), setupPriority: seeds.number(), holdingPriority: seeds.number(),
      flags: Flags(rawValue: seeds.number()), affinities: seeds.isHeads() ? affinities : nil)
  }
}

extension RSVPObject: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RSVPObject {
    seeds.isHeads() ? drawnOfRoute(from: &seeds) : drawnOfTunnel(from: &seeds)
  }

  private static func drawnOfRoute(from seeds: inout Seeds) -> RSVPObject {
    let explicit = RSVPExplicitRoute(seeds.list(upTo: 5) { .init(.drawn(from: &$0), isLoose: $0.isHeads()) })
    let record = RSVPRecordRoute(seeds.list(upTo: 5) { .init(.drawn(from: &$0), flags: $0.number()) })
    return seeds.one(of: [
      .explicitRoute(explicit), .secondaryExplicitRoute(explicit), .recordRoute(record),
      .secondaryRecordRoute(record), .subLSP(.drawn(from: &seeds)), .label(seeds.signalledLabel()),
    ])
  }

  private static func drawnOfTunnel(from seeds: inout Seeds) -> RSVPObject {
    let bucket = RSVPTokenBucket.drawn(from: &seeds)
    switch UInt8.random(in: 0...12, using: &seeds) {
    case 0: return .session(.drawn(from: &seeds))
    case 1: return .hop(RSVPHop(.drawn(from: &seeds), interface: seeds.number()))
    case 2: return .timeValues(seeds.number())
    case 3:
      return .errorSpec(
        RSVPErrorSpec(
          node: .drawn(from: &seeds), code: seeds.number(), value: seeds.number(), isInPlace: seeds.isHeads(),
          isNotGuilty: seeds.isHeads(), hasRemovedPathState: seeds.isHeads()))
    case 4: return .style(seeds.one(of: RSVPStyle.allCases))
    case 5:
      let guarantee = RSVPGuarantee(rate: Float(seeds.number(UInt32.self)), slack: seeds.number())
      return .flowSpec(RSVPFlowSpec(seeds.isHeads() ? .controlledLoad : .guaranteed(guarantee), bucket))
    case 6: return .filterSpec(.drawn(from: &seeds))
    case 7: return .senderTemplate(.drawn(from: &seeds))
    case 8: return .senderTSpec(bucket)
    case 9: return seeds.one(of: [.confirm(.drawn(from: &seeds)), .labelRequest(EtherType(rawValue: seeds.number()))])
    case 10:
      let kind: RSVPHello.Kind = seeds.isHeads() ? .request : .acknowledgment
      return .hello(RSVPHello(kind, sourceInstance: seeds.number(), destinationInstance: seeds.number()))
    case 11: return .sessionAttribute(.drawn(from: &seeds))
    default:
      let words: [[UInt8]] = seeds.list(upTo: 4) { [$0.number(), 1, 2, 3] }
      let unknown = RSVPUnknownObject(class: seeds.number(), type: seeds.number(), content: Array(words.joined()))
      return unknown.map { .unknown($0) } ?? .timeValues(1)
    }
  }
}

extension RSVPMessage: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RSVPMessage {
    let unknown = Unknown(type: seeds.number(), octets: seeds.bytes(upTo: 20))
    if let unknown, seeds.isHeads() {
      return RSVPMessage(unknown, sendTimeToLive: seeds.number(), flags: seeds.number())
    }
    return RSVPMessage(
      seeds.one(of: RSVPMessageType.allCases), sendTimeToLive: seeds.number(), flags: seeds.number(),
      seeds.list(upTo: 6) { .drawn(from: &$0) })
  }
}
