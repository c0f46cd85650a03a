/// An attribute that few routes have: it takes no room in the others (RFC 4271 §5).
package struct RareAttribute: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case tunnelEncapsulation(TunnelEncapsulationAttribute)
    case accumulatedIGP(AccumulatedIGP)
    case peDistinguisherLabels(PEDistinguisherLabels)
    /// The AS that marked the route as one for its customers (RFC 9234 §5).
    case onlyToCustomer(UInt32)
    case attributeSet(AttributeSet)
    case unknown(UnknownAttribute)
  }

  package let value: Value
  /// A speaker on the way passed it on without knowing it (RFC 4271 §4.3).
  package let isPartial: Bool

  /// The Partial bit means nothing for an attribute that is not transitive, and is left out there.
  package init(_ value: Value, isPartial: Bool = false) {
    self.value = value
    switch value {
    case .accumulatedIGP: self.isPartial = false
    case .unknown(let attribute): self.isPartial = attribute.flags.contains(.partial)
    case .tunnelEncapsulation, .peDistinguisherLabels, .onlyToCustomer, .attributeSet: self.isPartial = isPartial
    }
  }

  package var type: UInt8 {
    switch value {
    case .tunnelEncapsulation: AttributeType.tunnelEncapsulation.rawValue
    case .accumulatedIGP: AttributeType.accumulatedIGP.rawValue
    case .peDistinguisherLabels: AttributeType.peDistinguisherLabels.rawValue
    case .onlyToCustomer: AttributeType.onlyToCustomer.rawValue
    case .attributeSet: AttributeType.attributeSet.rawValue
    case .unknown(let attribute): attribute.type
    }
  }

  /// What another speaker is told: one that this speaker does not know goes on marked, or not at all (RFC 4271 §5).
  package var forwarded: RareAttribute? {
    guard case .unknown(let attribute) = value else { return self }
    return attribute.forwarded.map { RareAttribute(.unknown($0)) }
  }

  func write(to writer: inout ByteWriter) {
    switch value {
    case .unknown(let attribute): attribute.write(to: &writer)
    case .tunnelEncapsulation(let tunnels): write(tunnels.encoded, .tunnelEncapsulation, to: &writer)
    case .accumulatedIGP(let metric): write(metric.encoded, .accumulatedIGP, to: &writer)
    case .peDistinguisherLabels(let labels): write(labels.encoded, .peDistinguisherLabels, to: &writer)
    case .onlyToCustomer(let system):
      var value = ByteWriter(reserving: 4)
      value.write(system)
      write(value.bytes, .onlyToCustomer, to: &writer)
    case .attributeSet(let set): write(set.encoded, .attributeSet, to: &writer)
    }
  }

  private func write(_ octets: [UInt8], _ type: AttributeType, to writer: inout ByteWriter) {
    let flags = isPartial ? type.flags.union(.partial) : type.flags
    writer.attribute(type: type.rawValue, flags, count: octets.count) { $0.write(octets) }
  }
}

extension RareAttribute: CustomStringConvertible {
  package var description: String {
    switch value {
    case .tunnelEncapsulation(let tunnels): "\(tunnels)"
    case .accumulatedIGP(let metric): "\(metric)"
    case .peDistinguisherLabels(let labels): "\(labels)"
    case .onlyToCustomer(let system): "only to customers, by AS \(system)"
    case .attributeSet(let set): "\(set)"
    case .unknown(let attribute): "\(attribute)"
    }
  }
}
