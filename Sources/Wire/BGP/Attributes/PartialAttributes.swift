/// Known attributes with the Partial bit: a speaker on the way passed them on without knowing them (RFC 4271 §4.3).
package struct PartialAttributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let aggregator = PartialAttributes(rawValue: 0x01)
  package static let communities = PartialAttributes(rawValue: 0x02)
  package static let extendedCommunities = PartialAttributes(rawValue: 0x04)
  package static let pmsiTunnel = PartialAttributes(rawValue: 0x08)
  package static let ipv6ExtendedCommunities = PartialAttributes(rawValue: 0x10)
  package static let largeCommunities = PartialAttributes(rawValue: 0x20)

  /// Nothing for the types whose Partial bit means nothing: those that are not optional and transitive.
  init(_ type: AttributeType) {
    switch type {
    case .aggregator: self = .aggregator
    case .communities: self = .communities
    case .extendedCommunities: self = .extendedCommunities
    case .pmsiTunnel: self = .pmsiTunnel
    case .ipv6ExtendedCommunities: self = .ipv6ExtendedCommunities
    case .largeCommunities: self = .largeCommunities
    default:
      self = []
    }
  }
}
