/// A place on a route (RFC 3209 §4.3.3, §4.4.1; labels: RFC 3473 §5; unnumbered interfaces: RFC 3477 §4).
package enum RSVPPlace: Hashable, Sendable {
  /// Types 1 and 2.
  case prefix(IPNetwork)
  /// Type 3.
  case label(RSVPHopLabel)
  /// Type 4: an interface by the router's identifier, an IPv4 address, and a number.
  case unnumbered(router: UInt32, interface: UInt32)
  /// Type 32.
  case autonomousSystem(UInt16)
  case unknown(RSVPUnknownPlace)
}

/// A label on a route (RFC 3473 §5.1, §5.2, RFC 3209 §4.4.1.3).
///
/// Octets: flags 1 (0x80 = of the upstream direction, 0x01 = from the global label space), C-Type 1, label.
package struct RSVPHopLabel: Hashable, Sendable {
  package let flags: UInt8
  package let type: UInt8
  /// At least a word.
  package let octets: [UInt8]

  /// A label of MPLS (C-Type 1).
  package init(_ label: MPLSLabel, flags: UInt8 = 0) {
    self.flags = flags
    type = 1
    octets = [0] + (0..<3).map { UInt8(truncatingIfNeeded: label.value >> UInt32(16 - 8 * $0)) }
  }

  /// A label in the form of another C-Type; `nil` when it is no whole number of words, or none, or too many.
  package init?(type: UInt8, flags: UInt8, octets: [UInt8]) {
    guard octets.count % 4 == 0, (4...248).contains(octets.count) else { return nil }
    self.flags = flags
    self.type = type
    self.octets = octets
  }

  /// The label of MPLS, when it is one.
  package var label: MPLSLabel? {
    guard type == 1, octets.count == 4 else { return nil }
    return MPLSLabel(octets.reduce(0) { $0 << 8 | UInt32($1) })
  }
}

/// A place of a type that is not known.
package struct RSVPUnknownPlace: Hashable, Sendable {
  package let type: UInt8
  package let octets: [UInt8]

  /// `nil` for a type that is known or has more than 7 bits, and for octets that with type and length before them are
  /// no whole number of words.
  package init?(type: UInt8, octets: [UInt8]) {
    guard type < 0x80, !(1...4).contains(type), type != 32, octets.count % 4 == 2, octets.count <= 250 else {
      return nil
    }
    self.type = type
    self.octets = octets
  }
}

/// A route that a path must take (RFC 3209 §4.3).
///
/// Octets: hops of L bit and type 1, length of the hop 1, content.
package struct RSVPExplicitRoute: Hashable, Sendable {
  package struct Hop: Hashable, Sendable {
    /// The L bit: other routers may lie before it.
    package var isLoose: Bool
    package var place: RSVPPlace

    package init(_ place: RSVPPlace, isLoose: Bool = false) {
      self.place = place
      self.isLoose = isLoose
    }
  }

  package let hops: [Hop]

  /// No packet lives through more than 255 hops: what comes after is left out.
  package init(_ hops: [Hop]) { self.hops = Array(hops.prefix(255)) }

  init(reading reader: inout ByteReader) throws(WireError) {
    hops = try reader.hops { (place, first, _) in Hop(place, isLoose: first >> 7 == 1) }
  }

  func write(to writer: inout ByteWriter) {
    for hop in hops { hop.place.write(to: &writer, bit: hop.isLoose ? 0x80 : 0, flags: 0) }
  }
}

extension RSVPExplicitRoute: CustomStringConvertible {
  package var description: String {
    hops.isEmpty ? "no hop" : hops.map { "\($0.place)\($0.isLoose ? " (loose)" : "")" }.joined(separator: " > ")
  }
}

/// The route that a message has taken (RFC 3209 §4.4).
///
/// Octets: hops of type 1, length of the hop 1, content.
package struct RSVPRecordRoute: Hashable, Sendable {
  package struct Hop: Hashable, Sendable {
    package let place: RSVPPlace
    /// Of an address or an interface: 0x01 = local protection is available, 0x02 = and in use.
    package let flags: UInt8

    /// Flags of other places have no form on the wire and are left out.
    package init(_ place: RSVPPlace, flags: UInt8 = 0) {
      self.place = place
      switch place {
      case .prefix, .unnumbered: self.flags = flags
      case .label, .autonomousSystem, .unknown: self.flags = 0
      }
    }
  }

  package let hops: [Hop]

  /// No packet lives through more than 255 hops: what comes after is left out.
  package init(_ hops: [Hop]) { self.hops = Array(hops.prefix(255)) }

  init(reading reader: inout ByteReader) throws(WireError) {
    hops = try reader.hops { (place, _, flags) in Hop(place, flags: flags) }
  }

  func write(to writer: inout ByteWriter) {
    for hop in hops { hop.place.write(to: &writer, bit: 0, flags: hop.flags) }
  }
}

extension RSVPRecordRoute: CustomStringConvertible {
  package var description: String {
    hops.isEmpty ? "no hop" : hops.map(\.place.description).joined(separator: " < ")
  }
}

extension RSVPPlace: CustomStringConvertible {
  package var description: String {
    switch self {
    case .prefix(let prefix): prefix.length == prefix.address.family.bits ? "\(prefix.address)" : "\(prefix)"
    case .label(let label): label.label.map { "label \($0)" } ?? "label \(Hex.text(label.octets))"
    case .unnumbered(let router, let interface): "\(IPAddress(v4: router)) interface \(interface)"
    case .autonomousSystem(let number): "AS \(number)"
    case .unknown(let unknown): "hop of type \(unknown.type)"
    }
  }
}
