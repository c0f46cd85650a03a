/// The router that sent a message, and its interface (RFC 2205 Appendix A.2).
///
/// Octets: address 4 or 16, logical interface handle 4.
package struct RSVPHop: Hashable, Sendable {
  package var address: IPAddress
  package var interface: UInt32

  package init(_ address: IPAddress, interface: UInt32 = 0) {
    self.address = address
    self.interface = interface
  }

  init(_ family: IPAddress.Family, reading reader: inout ByteReader) throws(WireError) {
    address = try reader.address("Hop address", family)
    interface = try reader.uint32("Logical interface handle")
  }

  func write(to writer: inout ByteWriter) {
    address.write(to: &writer)
    writer.write(interface)
  }
}

extension RSVPHop: CustomStringConvertible {
  package var description: String { "\(address) interface \(interface)" }
}

/// Whether a neighbour is still there and has not started anew (RFC 3209 §5.2).
///
/// Octets: instance of the sender 4, instance of the receiver 4, 0 while it is not known.
package struct RSVPHello: Hashable, Sendable {
  /// The C-Type.
  package enum Kind: UInt8, Hashable, Sendable {
    case request = 1
    case acknowledgment = 2
  }

  package var kind: Kind
  package var sourceInstance: UInt32
  package var destinationInstance: UInt32

  package init(_ kind: Kind, sourceInstance: UInt32, destinationInstance: UInt32) {
    self.kind = kind
    self.sourceInstance = sourceInstance
    self.destinationInstance = destinationInstance
  }

  init(_ kind: Kind, reading reader: inout ByteReader) throws(WireError) {
    self.kind = kind
    sourceInstance = try reader.fourOctets("Source instance") { Hex.number($0, digits: 8) }
    destinationInstance = try reader.fourOctets("Destination instance") { Hex.number($0, digits: 8) }
  }

  func write(to writer: inout ByteWriter) {
    writer.write(sourceInstance)
    writer.write(destinationInstance)
  }
}

extension RSVPHello: CustomStringConvertible {
  package var description: String {
    "\(kind == .request ? "request" : "acknowledgment") from \(Hex.number(sourceInstance, digits: 8)) "
      + "to \(Hex.number(destinationInstance, digits: 8))"
  }
}

/// Whether senders share a reservation, and who chooses them (RFC 2205 Appendix A.7).
///
/// Octets: flags 1 (0), option vector 3.
package enum RSVPStyle: UInt32, Hashable, Sendable, CaseIterable {
  case fixedFilter = 0x0a
  case wildcardFilter = 0x11
  case sharedExplicit = 0x12

  init(reading reader: inout ByteReader) throws(WireError) {
    _ = try reader.uint8("Flags")
    let range = try reader.take(3, "Option vector")
    let value = range.reduce(UInt32(0)) { $0 << 8 | UInt32(reader.bytes[$1]) }
    // The upper 19 bits are reserved.
    guard let style = Self(rawValue: value & 0x1f) else {
      throw reader.invalid("Option vector", back: 3, "\(Hex.number(value, digits: 6)) is no known style")
    }
    self = style
    reader.note("Option vector", "\(style) (\(Hex.number(value, digits: 6)))", over: range)
  }

  func write(to writer: inout ByteWriter) { writer.write(rawValue) }
}

extension RSVPStyle: CustomStringConvertible {
  package var description: String {
    switch self {
    case .fixedFilter: "fixed filter"
    case .wildcardFilter: "wildcard filter"
    case .sharedExplicit: "shared explicit"
    }
  }
}
