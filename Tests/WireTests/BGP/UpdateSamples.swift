import Wire

/// UPDATE bodies put together from octets, so that they can be wrong.
enum UpdateSamples {
  /// A value with which each attribute is right on its own.
  static func value(_ type: AttributeType) -> [UInt8] {
    let hex =
      switch type {
      case .origin: "00"
      case .asPath: "0201 0000fde8"
      case .nextHop, .originatorID: "0a000001"
      case .multiExitDiscriminator, .localPreference: "00000064"
      case .atomicAggregate: ""
      case .aggregator, .as4Aggregator: "0000fde8 0a000001"
      case .communities, .clusterList: "0a000001 0a000002"
      case .mpReach: "0019 46 04 0a000001 00 0311 00010a0000010064 0000000a 20 0a000001"
      case .mpUnreach: "0019 46 0311 00010a0000010064 0000000a 20 0a000002"
      case .extendedCommunities: "0002fde80000000a 060afde80000000a"
      case .as4Path: "0201 00011170"
      case .pmsiTunnel: "00 06 000640 0a000001"
      case .ipv6ExtendedCommunities: "0002 20010db8000000000000000000000001 0007"
      case .largeCommunities: "0000fde8 00000001 00000002"
      case .tunnelEncapsulation: "0008 0008 06 06 00000000 0000"
      case .accumulatedIGP: "01 000b 0000000000000064"
      case .peDistinguisherLabels: "0a000001 000640"
      case .onlyToCustomer: "0000fde8"
      case .attributeSet: "0000fde8 400101 00 400504 00000064"
      }
    return BGPSamples.octets(hex)
  }

  /// An attribute; `claiming` is what its length octet says.
  static func attribute(
    _ type: AttributeType, flags: UInt8? = nil, value: [UInt8]? = nil, claiming: Int? = nil
  ) -> [UInt8] {
    let value = value ?? self.value(type)
    return [flags ?? type.flags.rawValue, type.rawValue, UInt8(claiming ?? value.count)] + value
  }

  static let reach = attribute(.mpReach)

  /// The attributes that every announcement of an EVPN route has, without one of them.
  static func base(without type: AttributeType) -> [UInt8] {
    let all: [AttributeType] = [.mpReach, .origin, .asPath, .localPreference]
    return all.filter { $0 != type }.flatMap { attribute($0) }
  }

  /// A body without IPv4 routes.
  static func body(_ attributes: [UInt8], announced: [UInt8] = []) -> [UInt8] {
    [0, 0, UInt8(attributes.count >> 8), UInt8(attributes.count & 255)] + attributes + announced
  }

  /// Throws what ends the session.
  static func decode(_ body: [UInt8], context: BGPContext = BGPContext()) throws -> DecodedUpdate {
    let decoded = salvage(body, context: context)
    if let reset = decoded.reset { throw reset }
    return decoded
  }

  /// What can be read, whatever follows from the errors.
  static func salvage(_ body: [UInt8], context: BGPContext = BGPContext()) -> DecodedUpdate {
    var reader = ByteReader(body)
    return DecodedUpdate(reading: &reader, context: context)
  }
}
