/// How the value of each known attribute is read: one line for each type.
extension UpdateDecoder {
  /// Reads up to the end of the value; an attribute that may be dropped is kept only when its length is right.
  mutating func readValue(
    _ type: AttributeType, isPartial: Bool, _ reader: inout ByteReader
  ) throws(WireError) {
    switch type {
    case .origin: attributes.origin = try Origin(reading: &reader)
    case .asPath: attributes.asPath = try ASPath(reading: &reader, fourOctetAS: context.fourOctetAS)
    case .nextHop: attributes.nextHop = try reader.address("Next hop", .v4)
    case .multiExitDiscriminator: attributes.multiExitDiscriminator = try reader.uint32("Multi-exit discriminator")
    case .localPreference: attributes.localPreference = try reader.uint32("Local preference")
    case .atomicAggregate:
      try reader.expectEnd("Value")
      attributes.atomicAggregate = true
    case .aggregator: attributes.aggregator = try aggregator(&reader, fourOctetAS: context.fourOctetAS)
    case .communities: attributes.communities = try list(&reader, width: 4)
    case .originatorID: attributes.originatorID = try reader.address("Originator identifier", .v4)
    case .clusterList: attributes.clusterList = try clusterList(&reader)
    case .mpReach: reach = try MPReach(reading: &reader, context: context)
    case .mpUnreach: message.unreach = try MPUnreach(reading: &reader, context: context)
    case .extendedCommunities: attributes.extendedCommunities = try list(&reader, width: 8)
    case .as4Path: as4Path = try ASPath(reading: &reader, fourOctetAS: true)
    case .as4Aggregator: as4Aggregator = try aggregator(&reader, fourOctetAS: true)
    case .pmsiTunnel: attributes.pmsiTunnel = try PMSITunnel(reading: &reader)
    case .ipv6ExtendedCommunities: attributes.ipv6ExtendedCommunities = try list(&reader, width: 20)
    case .largeCommunities: attributes.largeCommunities = try list(&reader, width: 12)
    case .tunnelEncapsulation, .accumulatedIGP, .peDistinguisherLabels, .onlyToCustomer, .attributeSet:
      let value = try rareValue(type, &reader)
      try reader.expectEnd("Value")
      attributes.insert(RareAttribute(value, isPartial: isPartial))
    }
  }

  private func rareValue(_ type: AttributeType, _ reader: inout ByteReader) throws(WireError) -> RareAttribute.Value {
    switch type {
    case .tunnelEncapsulation: .tunnelEncapsulation(try TunnelEncapsulationAttribute(reading: &reader))
    case .accumulatedIGP: .accumulatedIGP(try AccumulatedIGP(reading: &reader))
    case .peDistinguisherLabels:
      .peDistinguisherLabels(try PEDistinguisherLabels(reading: &reader, expected: reach?.nextHop.family))
    case .attributeSet: .attributeSet(try AttributeSet(reading: &reader))
    default: .onlyToCustomer(try reader.uint32("AS"))
    }
  }

  private func aggregator(_ reader: inout ByteReader, fourOctetAS: Bool) throws(WireError) -> Aggregator {
    let aggregator = try Aggregator(reading: &reader, fourOctetAS: fourOctetAS)
    try reader.expectEnd("Value")
    return aggregator
  }

  private func list<Element: WireValue>(_ reader: inout ByteReader, width: Int) throws(WireError) -> [Element] {
    let count = try elementCount(reader, width: width)
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try Element(reading: &reader)) }
    return list
  }

  private func clusterList(_ reader: inout ByteReader) throws(WireError) -> [IPAddress] {
    var list: [IPAddress] = []
    for _ in 0..<(try elementCount(reader, width: 4)) { list.append(try reader.address("Cluster identifier", .v4)) }
    return list
  }

  /// The value must be a multiple of the width, and not empty (RFC 7606 §7.8, §7.10, §7.14).
  private func elementCount(_ reader: ByteReader, width: Int) throws(WireError) -> Int {
    let count = reader.remaining
    if count == 0 {
      throw WireError(field: "Length", offset: reader.position, reason: .truncated(needed: width, available: 0))
    }
    guard count % width == 0 else {
      throw WireError(field: "Length", offset: reader.position, reason: .trailing(count: count % width))
    }
    return count / width
  }
}
