/// How path attributes are written: ascending types, and the long form of the length only where it is needed.
extension ByteWriter {
  /// One attribute whose value `body` writes in exactly `count` octets.
  mutating func attribute(type: UInt8, _ flags: AttributeFlags, count: Int, _ body: (inout ByteWriter) -> Void) {
    if count > 255 {
      write(flags.union(.extendedLength).rawValue)
      write(type)
      write(UInt16(truncatingIfNeeded: count))
    } else {
      write(flags.rawValue)
      write(type)
      write(UInt8(count))
    }
    body(&self)
  }

  mutating func attribute(_ type: AttributeType, count: Int, _ body: (inout ByteWriter) -> Void) {
    attribute(type: type.rawValue, type.flags, count: count, body)
  }

  /// An attribute that carries routes.
  mutating func routes(_ type: AttributeType, _ body: (inout ByteWriter) -> Void) {
    var value = ByteWriter(reserving: 256)
    body(&value)
    attribute(type, count: value.count) { $0.write(value.bytes) }
  }
}

extension PathAttributes {
  package func write(to writer: inout ByteWriter, context: BGPContext) {
    var rest = rare[...]
    for type in AttributeType.common {
      while let next = rest.first, next.type < type.rawValue {
        next.write(to: &writer)
        rest = rest.dropFirst()
      }
      write(type, to: &writer, context: context)
    }
    for attribute in rest { attribute.write(to: &writer) }
  }

  /// Writes one attribute, if it is there.
  private func write(_ type: AttributeType, to writer: inout ByteWriter, context: BGPContext) {
    switch type {
    case .origin:
      if let origin { writer.attribute(type, count: 1) { origin.write(to: &$0) } }
    case .asPath:
      guard let asPath else { return }
      write(asPath, type, fourOctetAS: context.fourOctetAS, to: &writer)
    case .nextHop:
      if let nextHop { writer.attribute(type, count: 4) { $0.write(nextHop.v4Value) } }
    case .multiExitDiscriminator:
      if let multiExitDiscriminator { writer.attribute(type, count: 4) { $0.write(multiExitDiscriminator) } }
    case .localPreference:
      if let localPreference { writer.attribute(type, count: 4) { $0.write(localPreference) } }
    case .atomicAggregate:
      if atomicAggregate { writer.attribute(type, count: 0) { _ in } }
    case .aggregator:
      guard let aggregator else { return }
      write(aggregator, type, fourOctetAS: context.fourOctetAS, to: &writer)
    case .communities:
      write(communities, type, width: 4, to: &writer)
    case .originatorID:
      if let originatorID { writer.attribute(type, count: 4) { $0.write(originatorID.v4Value) } }
    case .clusterList:
      guard !clusterList.isEmpty else { return }
      writer.attribute(type, count: 4 * clusterList.count) { writer in
        for identifier in clusterList { writer.write(identifier.v4Value) }
      }
    case .extendedCommunities:
      write(extendedCommunities, type, width: 8, to: &writer)
    case .as4Path:
      guard !context.fourOctetAS, let as4Path = asPath?.as4Path else { return }
      write(as4Path, type, fourOctetAS: true, to: &writer)
    case .as4Aggregator:
      guard !context.fourOctetAS, let aggregator, aggregator.autonomousSystem > 0xffff else { return }
      write(aggregator, type, fourOctetAS: true, to: &writer)
    case .pmsiTunnel:
      guard let octets = pmsiTunnel?.encoded else { return }
      writer.attribute(type: type.rawValue, flags(of: type), count: octets.count) { $0.write(octets) }
    case .ipv6ExtendedCommunities:
      write(ipv6ExtendedCommunities, type, width: 20, to: &writer)
    case .largeCommunities:
      write(largeCommunities, type, width: 12, to: &writer)
    case .mpReach, .mpUnreach, .tunnelEncapsulation, .accumulatedIGP, .peDistinguisherLabels, .onlyToCustomer,
      .attributeSet:
      break  // Routes come first and are written by the message; those that are rare write themselves.
    }
  }

  private func flags(of type: AttributeType) -> AttributeFlags {
    let mark = PartialAttributes(type)
    return !mark.isEmpty && partial.contains(mark) ? type.flags.union(.partial) : type.flags
  }

  private func write(_ path: ASPath, _ type: AttributeType, fourOctetAS: Bool, to writer: inout ByteWriter) {
    writer.attribute(type, count: path.encodedCount(fourOctetAS: fourOctetAS)) {
      path.write(to: &$0, fourOctetAS: fourOctetAS)
    }
  }

  private func write(_ aggregator: Aggregator, _ type: AttributeType, fourOctetAS: Bool, to writer: inout ByteWriter) {
    writer.attribute(type: type.rawValue, flags(of: type), count: fourOctetAS ? 8 : 6) {
      aggregator.write(to: &$0, fourOctetAS: fourOctetAS)
    }
  }

  /// A list of values of equal width; an empty one is not written (RFC 7606 §7.8).
  private func write(_ list: [some WireValue], _ type: AttributeType, width: Int, to writer: inout ByteWriter) {
    guard !list.isEmpty else { return }
    writer.attribute(type: type.rawValue, flags(of: type), count: list.count * width) { writer in
      for value in list { value.write(to: &writer) }
    }
  }
}

extension UnknownAttribute {
  func write(to writer: inout ByteWriter) {
    writer.attribute(type: type, flags, count: value.count) { $0.write(value) }
  }
}
