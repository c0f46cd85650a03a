package import TestSupport
package import Wire

extension ASPath: Drawn {
  package static func drawn(from seeds: inout Seeds) -> ASPath {
    ASPath(
      seeds.list(upTo: 3) { seeds in
        let kinds: [Kind] = [.sequence, .sequence, .set, .confederationSequence, .confederationSet]
        return Segment(kind: seeds.one(of: kinds), systems: seeds.list(upTo: 300) { max($0.number(), 1) })
      })
  }
}

extension Community: Drawn {
  package static func drawn(from seeds: inout Seeds) -> Community { Community(seeds.number()) }
}

extension LargeCommunity: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LargeCommunity {
    LargeCommunity(seeds.number(), seeds.number(), seeds.number())
  }
}

extension TunnelPart: Drawn {
  package static func drawn(from seeds: inout Seeds) -> TunnelPart {
    let type = seeds.one(of: [UInt8(1), 2, 4, 6, 7, 8, 9, 10, 11, 128, seeds.number()])
    let value = seeds.bytes(upTo: type < 128 ? 30 : 300)
    return TunnelPart(type: type, value: value) ?? .egressEndpoint(.drawn(from: &seeds))
  }
}

extension TunnelEncapsulationAttribute: Drawn {
  package static func drawn(from seeds: inout Seeds) -> TunnelEncapsulationAttribute {
    while true {
      let tunnels = seeds.list(upTo: 3) { seeds in
        TunnelTLV(
          type: seeds.one(of: [8, 10, 19, seeds.number()]), parts: seeds.list(upTo: 3) { .drawn(from: &$0) })
      }
      if let attribute = TunnelEncapsulationAttribute(tunnels) { return attribute }
    }
  }
}

extension AccumulatedIGP: Drawn {
  package static func drawn(from seeds: inout Seeds) -> AccumulatedIGP {
    let metric = AccumulatedIGP(metric: seeds.number())
    let others = seeds.list(upTo: 3) { TLV(type: max($0.number(), 2), value: $0.bytes(upTo: 20)) }
    return AccumulatedIGP((seeds.isHeads() ? metric.tlvs : []) + others.compactMap(\.self)) ?? metric
  }
}

extension PEDistinguisherLabels {
  /// At most five entries: more could be of either family.
  static func drawn(_ family: IPAddress.Family, from seeds: inout Seeds) -> PEDistinguisherLabels? {
    PEDistinguisherLabels(
      seeds.list(upTo: 5) { Entry(address: .drawn(family, from: &$0), label: $0.number()) })
  }
}

extension AttributeSet: Drawn {
  package static func drawn(from seeds: inout Seeds) -> AttributeSet {
    AttributeSet(originAS: seeds.number(), attributes: .drawn(nextHop: .v4, depth: 1, from: &seeds))
  }
}

extension UnknownAttribute {
  static func drawn(from seeds: inout Seeds) -> UnknownAttribute {
    UnknownAttribute(
      flags: seeds.one(of: [.optional, [.optional, .transitive], [.optional, .transitive, .partial]]),
      type: seeds.one(of: [11, 19, 24, 29, 40, 99, 127, 129, 255]), value: seeds.bytes(upTo: 300))
  }
}

extension PathAttributes {
  /// Any attributes; `nextHop` is the family of the next hop that stands with the routes.
  static func drawn(nextHop: IPAddress.Family?, depth: Int = 0, from seeds: inout Seeds) -> PathAttributes {
    func maybe<Value>(_ draw: (inout Seeds) -> Value) -> Value? { seeds.isHeads() ? draw(&seeds) : nil }
    var attributes = PathAttributes()
    attributes.origin = maybe { $0.one(of: [.igp, .egp, .incomplete]) }
    attributes.asPath = maybe { .drawn(from: &$0) }
    attributes.nextHop = maybe { .drawn(.v4, from: &$0) }
    attributes.multiExitDiscriminator = maybe { $0.number() }
    attributes.localPreference = maybe { $0.number() }
    attributes.atomicAggregate = seeds.isHeads()
    attributes.aggregator = maybe { Aggregator(autonomousSystem: $0.number(), address: .drawn(.v4, from: &$0)) }
    attributes.communities = seeds.list(upTo: 80) { .drawn(from: &$0) }
    attributes.originatorID = maybe { .drawn(.v4, from: &$0) }
    attributes.clusterList = seeds.list(upTo: 3) { .drawn(.v4, from: &$0) }
    attributes.extendedCommunities = seeds.list(upTo: 5) { .drawn(from: &$0) }
    attributes.pmsiTunnel = maybe { .drawn(from: &$0) }
    // Both come together or not at all (RFC 7902 §2).
    attributes.pmsiTunnel?.flags.remove(.extension)
    attributes.extendedCommunities.removeAll { $0.type == 0x03 && $0.subtype == 0x07 }
    attributes.ipv6ExtendedCommunities = seeds.list(upTo: 3) { .drawn(from: &$0) }
    attributes.largeCommunities = seeds.list(upTo: 3) { .drawn(from: &$0) }
    attributes.drawRare(nextHop: nextHop, depth: depth, from: &seeds)
    attributes.drawPartial(from: &seeds)
    return attributes
  }

  private mutating func drawRare(nextHop: IPAddress.Family?, depth: Int, from seeds: inout Seeds) {
    var values: [RareAttribute.Value] = [
      .tunnelEncapsulation(.drawn(from: &seeds)), .accumulatedIGP(.drawn(from: &seeds)),
      .onlyToCustomer(seeds.number()), .unknown(.drawn(from: &seeds)), .unknown(.drawn(from: &seeds)),
    ]
    if depth == 0 { values.append(.attributeSet(.drawn(from: &seeds))) }
    if let labels = PEDistinguisherLabels.drawn(nextHop ?? .v4, from: &seeds) {
      values.append(.peDistinguisherLabels(labels))
    }
    for value in values where seeds.isHeads() { insert(RareAttribute(value, isPartial: seeds.isHeads())) }
  }

  /// The Partial bit of attributes that are there.
  private mutating func drawPartial(from seeds: inout Seeds) {
    let present: [(Bool, PartialAttributes)] = [
      (aggregator != nil, .aggregator), (!communities.isEmpty, .communities),
      (!extendedCommunities.isEmpty, .extendedCommunities), (pmsiTunnel != nil, .pmsiTunnel),
      (!ipv6ExtendedCommunities.isEmpty, .ipv6ExtendedCommunities), (!largeCommunities.isEmpty, .largeCommunities),
    ]
    for (isThere, mark) in present where isThere && seeds.isHeads() { partial.formUnion(mark) }
  }
}
