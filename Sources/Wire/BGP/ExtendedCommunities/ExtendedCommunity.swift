/// A mark on a route with a type: eight octets, kept as they came (RFC 4360 §2).
///
/// Octets: type 1 (0x40: not for other ASes), sub-type 1 where the type has them, value 6.
package struct ExtendedCommunity: WireValue, Comparable {
  /// The eight octets as a number.
  package let value: UInt64

  package init(value: UInt64) { self.value = value }

  /// `value` gives its low 48 bits.
  package init(type: UInt8, subtype: UInt8, value: UInt64) {
    self.value = UInt64(type) << 56 | UInt64(subtype) << 48 | value & 0xffff_ffff_ffff
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(8, "Extended community")
    var value: UInt64 = 0
    for index in range { value = value << 8 | UInt64(reader.bytes[index]) }
    self.value = value
    reader.note("Extended community", description, over: range)
  }

  package func write(to writer: inout ByteWriter) { writer.write(value) }

  package static func < (a: ExtendedCommunity, b: ExtendedCommunity) -> Bool { a.value < b.value }

  package var type: UInt8 { UInt8(truncatingIfNeeded: value >> 56) }
  package var subtype: UInt8 { UInt8(truncatingIfNeeded: value >> 48) }
  /// The last six octets.
  package var payload: UInt64 { value & 0xffff_ffff_ffff }
  /// Whether it may leave the AS (RFC 4360 §2).
  package var isTransitive: Bool { type & 0x40 == 0 }

  func octet(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: value >> UInt64(56 - index * 8)) }
}

/// What an extended community says.
package enum ExtendedCommunityKind: Hashable, Sendable {
  case routeTarget(RouteTarget)
  case esiLabel(ESILabel)
  /// The address of the ES-Import route target (RFC 7432 §7.6).
  case esImport(MACAddress)
  case macMobility(MACMobility)
  case multicastFlags(MulticastFlags)
  /// Names the instance that a synch route is about (RFC 9251 §9.5).
  case eviRouteTarget(RouteTarget)
  case dfElection(DFElection)
  /// The tunnel type; see `TunnelEncapsulation`.
  case encapsulation(UInt16)
  /// RFC 7432 §7.8.
  case defaultGateway
  case unknown(UInt64)
}

extension ExtendedCommunity {
  /// The typed view; octets that a kind reserves do not show in it.
  package var kind: ExtendedCommunityKind {
    switch (type, subtype) {
    case (0x00...0x02, RouteTarget.subtype): .routeTarget(RouteTarget(type: type, value: payload))
    case (0x03, TunnelEncapsulation.subtype): .encapsulation(UInt16(truncatingIfNeeded: value))
    case (0x03, 0x0d): .defaultGateway
    case (Self.evpnType, MACMobility.subtype): .macMobility(MACMobility(self))
    case (Self.evpnType, ESILabel.subtype): .esiLabel(ESILabel(self))
    case (Self.evpnType, Self.esImportSubtype): .esImport(MACAddress(payload))
    case (Self.evpnType, DFElection.subtype): .dfElection(DFElection(self))
    case (Self.evpnType, MulticastFlags.subtype): .multicastFlags(MulticastFlags(self))
    case (Self.evpnType, RouteTarget.eviSubtypes):
      .eviRouteTarget(RouteTarget(type: subtype - RouteTarget.eviSubtypes.lowerBound, value: payload))
    default: .unknown(value)
    }
  }

  package init(_ kind: ExtendedCommunityKind) {
    switch kind {
    case .routeTarget(let target): self = target.extendedCommunity
    case .esiLabel(let label): self = label.extendedCommunity
    case .esImport(let address): self = .esImport(address)
    case .macMobility(let mobility): self = mobility.extendedCommunity
    case .multicastFlags(let flags): self = flags.extendedCommunity
    case .eviRouteTarget(let target): self = target.eviCommunity
    case .dfElection(let election): self = election.extendedCommunity
    case .encapsulation(let type): self = TunnelEncapsulation(rawValue: type).extendedCommunity
    case .defaultGateway: self.init(type: 0x03, subtype: 0x0d, value: 0)
    case .unknown(let value): self.init(value: value)
    }
  }

  /// The type of all communities that RFC 7432 §7 and its followers define.
  static let evpnType: UInt8 = 0x06
}

extension ExtendedCommunity: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .routeTarget(let target): "RT \(target)"
    case .esiLabel(let label): "ESI label \(label)"
    case .esImport(let address): "ES-Import \(address)"
    case .macMobility(let mobility): "MAC mobility \(mobility)"
    case .multicastFlags(let flags): "multicast flags \(flags)"
    case .eviRouteTarget(let target): "EVI-RT \(target)"
    case .dfElection(let election): "DF election \(election)"
    case .encapsulation(let type): "encapsulation \(TunnelEncapsulation(rawValue: type))"
    case .defaultGateway: "default gateway"
    case .unknown(let value): hexadecimal(value, digits: 16)
    }
  }
}
