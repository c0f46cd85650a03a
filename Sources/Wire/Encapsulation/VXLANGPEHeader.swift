/// What stands between UDP and the payload in the Generic Protocol Extension for VXLAN (draft-ietf-nvo3-vxlan-gpe §3).
///
/// Octets: flags 1 (version 2 bits, I, P, B, O), reserved 2, next protocol 1, VNI 3, reserved 1.
package struct VXLANGPEHeader: WireValue {
  package static let count = 8

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// I: the network is valid.
    package static let valid = Flags(rawValue: 0x08)
    /// P: the next protocol is named; without it a frame follows, as in VXLAN.
    package static let nextProtocol = Flags(rawValue: 0x04)
    /// B: broadcast, unknown unicast or multicast that the ingress replicated.
    package static let replicated = Flags(rawValue: 0x02)
    /// O: a packet for operations, not for users.
    package static let operations = Flags(rawValue: 0x01)
  }

  /// What follows the header (registry of the draft, §3.1).
  package enum NextProtocol: UInt8, Hashable, Sendable, CaseIterable {
    case ipv4 = 1
    case ipv6 = 2
    case ethernet = 3
    case serviceHeader = 4
    case mpls = 5
  }

  package var network: VirtualNetworkID
  /// Frame, IP or other.
  package var payload: NextProtocol
  package var isReplicated: Bool
  package var isOperations: Bool

  package init(
    network: VirtualNetworkID, payload: NextProtocol, isReplicated: Bool = false, isOperations: Bool = false
  ) {
    self.network = network
    self.payload = payload
    self.isReplicated = isReplicated
    self.isOperations = isOperations
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let flags = try Self.flags(&reader)
    _ = try reader.uint16("Reserved")
    payload = try Self.nextProtocol(&reader, isNamed: flags.contains(.nextProtocol))
    network = try VirtualNetworkID(reading: &reader, "VNI")
    _ = try reader.uint8("Reserved")
    isReplicated = flags.contains(.replicated)
    isOperations = flags.contains(.operations)
  }

  /// Version and flags share an octet; the version is 0, and I must be there.
  private static func flags(_ reader: inout ByteReader) throws(WireError) -> Flags {
    let range = try reader.take(1, "Flags")
    let octet = reader.bytes[range.lowerBound]
    let version = octet >> 4 & 3
    guard version == 0 else { throw reader.invalid("Flags", back: 1, "version is \(version), must be 0") }
    let flags = Flags(rawValue: octet & 0x0f)
    guard flags.contains(.valid) else {
      throw reader.invalid("Flags", back: 1, "is \(Hex.number(octet, digits: 2)), I (0x08) must be set")
    }
    reader.note("Flags", "\(Hex.number(octet, digits: 2)), version 0, \(flags)", over: range)
    return flags
  }

  private static func nextProtocol(_ reader: inout ByteReader, isNamed: Bool) throws(WireError) -> NextProtocol {
    let range = try reader.take(1, "Next protocol")
    let octet = reader.bytes[range.lowerBound]
    guard isNamed else {
      reader.note("Next protocol", "\(octet), not named: Ethernet", over: range)
      return .ethernet
    }
    guard let next = NextProtocol(rawValue: octet) else {
      throw reader.invalid("Next protocol", back: 1, "\(octet) is unknown")
    }
    reader.note("Next protocol", next.description, over: range)
    return next
  }

  /// Always names the next protocol.
  package func write(to writer: inout ByteWriter) {
    var flags: Flags = [.valid, .nextProtocol]
    if isReplicated { flags.insert(.replicated) }
    if isOperations { flags.insert(.operations) }
    writer.write(flags.rawValue)
    writer.write(UInt16(0))
    writer.write(payload.rawValue)
    writer.write(network.value << 8)
  }
}

extension VXLANGPEHeader: CustomStringConvertible {
  package var description: String {
    "VNI \(network), \(payload)" + (isReplicated ? ", replicated" : "") + (isOperations ? ", operations" : "")
  }
}

extension VXLANGPEHeader.Flags: CustomStringConvertible {
  package var description: String {
    let names: [(VXLANGPEHeader.Flags, String)] = [
      (.valid, "I"), (.nextProtocol, "P"), (.replicated, "B"), (.operations, "O"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " ")
  }
}

extension VXLANGPEHeader.NextProtocol: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ipv4: "IPv4 (1)"
    case .ipv6: "IPv6 (2)"
    case .ethernet: "Ethernet (3)"
    case .serviceHeader: "network service header (4)"
    case .mpls: "MPLS (5)"
    }
  }
}
