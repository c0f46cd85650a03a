/// An option of a message between neighbours (RFC 4861 §4.6).
///
/// Octets: type 1, length in units of eight octets 1, what the type says.
package enum NeighborOption: Hashable, Sendable {
  case sourceLinkLayer(MACAddress)
  case targetLinkLayer(MACAddress)
  case prefix(PrefixInformation)
  case redirected(RedirectedPacket)
  /// The largest packet of the link.
  case maximumTransmissionUnit(UInt32)
  case other(OtherNeighborOption)

  /// The options up to the end of the reader.
  static func list(_ reader: inout ByteReader) throws(WireError) -> [NeighborOption] {
    var options: [NeighborOption] = []
    while !reader.isAtEnd {
      options.append(
        try reader.group("Option", summary: \.description) {
          inner throws(WireError) in try NeighborOption(reading: &inner)
        })
    }
    return options
  }

  private init(reading reader: inout ByteReader) throws(WireError) {
    let typeAt = try reader.take(1, "Option type")
    let type = reader.bytes[typeAt.lowerBound]
    reader.note("Option type", Self.name(type), over: typeAt)
    let lengthAt = try reader.take(1, "Option length")
    let count = Int(reader.bytes[lengthAt.lowerBound]) * 8
    // RFC 4861 §4.6: a message with such an option is discarded.
    guard count > 0 else { throw reader.invalid("Option length", back: 1, "is 0, must be 1 or more") }
    reader.note("Option length", "\(count) octets", over: lengthAt)
    self = try reader.within(count - 2, "Option") { inner throws(WireError) in
      switch (type, count) {
      case (1, 8): return .sourceLinkLayer(try MACAddress(reading: &inner, field: "Link-layer address"))
      case (2, 8): return .targetLinkLayer(try MACAddress(reading: &inner, field: "Link-layer address"))
      case (3, PrefixInformation.count): return .prefix(try PrefixInformation(reading: &inner))
      case (4, _): return .redirected(try RedirectedPacket(reading: &inner))
      case (5, 8):
        _ = try inner.uint16("Reserved")
        return .maximumTransmissionUnit(try inner.uint32("MTU"))
      default: return .other(OtherNeighborOption(type: type, data: inner.rest("Data")))
      }
    }
  }

  func write(to writer: inout ByteWriter) {
    switch self {
    case .sourceLinkLayer(let address):
      writer.write([1, 1])
      address.write(to: &writer)
    case .targetLinkLayer(let address):
      writer.write([2, 1])
      address.write(to: &writer)
    case .prefix(let prefix): prefix.write(to: &writer)
    case .redirected(let redirected): redirected.write(to: &writer)
    case .maximumTransmissionUnit(let size):
      writer.write([5, 1, 0, 0])
      writer.write(size)
    case .other(let option):
      writer.write([option.type, UInt8(truncatingIfNeeded: (option.data.count + 2) / 8)])
      writer.write(option.data)
    }
  }

  /// Registry IPv6 Neighbor Discovery Option Formats.
  fileprivate static func name(_ type: UInt8) -> String {
    switch type {
    case 1: "source link-layer address (1)"
    case 2: "target link-layer address (2)"
    case 3: "prefix information (3)"
    case 4: "redirected header (4)"
    case 5: "MTU (5)"
    case 7: "advertisement interval (7)"
    case 14: "nonce (14)"
    case 24: "route information (24)"
    case 25: "recursive DNS server (25)"
    case 31: "DNS search list (31)"
    case 37: "captive portal (37)"
    case 38: "PREF64 (38)"
    default: "type \(type)"
    }
  }
}

extension NeighborOption: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sourceLinkLayer(let address): "from \(address)"
    case .targetLinkLayer(let address): "at \(address)"
    case .prefix(let prefix): "\(prefix)"
    case .redirected(let redirected): "redirected \(QuotedPacket.description(redirected.packet, .v6))"
    case .maximumTransmissionUnit(let size): "MTU \(size)"
    case .other(let option): Self.name(option.type)
    }
  }
}

/// A prefix of the link (RFC 4861 §4.6.2).
///
/// Octets behind type and length: bits of the prefix 1, flags 1, valid lifetime 4, preferred lifetime 4, reserved 4, prefix 16.
package struct PrefixInformation: Hashable, Sendable {
  /// The octets of the option.
  static let count = 32

  /// Bits of the prefix; what exceeds 128 is ignored by hosts.
  package var length: UInt8
  /// The octet of flags: 0x80 on the link, 0x40 for addresses of one's own making (RFC 4862 §5.5.3), 0x20 a router's
  /// address (RFC 6275 §7.2).
  package var flags: UInt8
  /// All ones are for ever.
  package var validSeconds: UInt32
  package var preferredSeconds: UInt32
  package var prefix: IPAddress

  /// The prefix is an IPv6 address.
  package init(
    _ prefix: IPAddress, length: UInt8, flags: UInt8 = 0xc0, validSeconds: UInt32 = 2_592_000,
    preferredSeconds: UInt32 = 604_800
  ) {
    self.prefix = prefix
    self.length = length
    self.flags = flags
    self.validSeconds = validSeconds
    self.preferredSeconds = preferredSeconds
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    length = try reader.uint8("Prefix length")
    let flagsAt = try reader.take(1, "Flags")
    let octet = reader.bytes[flagsAt.lowerBound]
    flags = octet
    reader.note("Flags", Self.words(flags: octet), over: flagsAt)
    validSeconds = try reader.uint32("Valid lifetime")
    preferredSeconds = try reader.uint32("Preferred lifetime")
    _ = try reader.uint32("Reserved")
    prefix = try reader.address("Prefix", .v6)
  }

  func write(to writer: inout ByteWriter) {
    writer.write([3, 4, length, flags])
    writer.write(validSeconds)
    writer.write(preferredSeconds)
    writer.write(UInt32(0))
    writer.write(prefix.highBits)
    writer.write(prefix.lowBits)
  }

  private static func words(flags: UInt8) -> String {
    var words: [String] = []
    if flags & 0x80 != 0 { words.append("on the link") }
    if flags & 0x40 != 0 { words.append("for addresses") }
    if flags & 0x20 != 0 { words.append("router address") }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }
}

extension PrefixInformation: CustomStringConvertible {
  package var description: String { "prefix \(prefix)/\(length)" }
}

/// The packet that was sent by a worse way, as much of it as fits (RFC 4861 §4.6.3).
///
/// Octets behind type and length: reserved 6, the packet.
package struct RedirectedPacket: Hashable, Sendable {
  /// Filled up with zeros to units of eight octets.
  package let packet: [UInt8]

  /// What exceeds the largest option is cut off.
  package init(_ packet: [UInt8]) {
    let kept = Array(packet.prefix(254 * 8))
    self.packet = kept + Array(repeating: 0, count: (8 - kept.count % 8) % 8)
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    _ = try reader.bytes("Reserved", count: 6)
    packet = try QuotedPacket.read(&reader, .v6)
  }

  func write(to writer: inout ByteWriter) {
    writer.write([4, UInt8(truncatingIfNeeded: packet.count / 8 + 1)])
    writer.write(zeros: 6)
    writer.write(packet)
  }
}

/// An option that is kept and shown.
package struct OtherNeighborOption: Hashable, Sendable {
  /// One that `NeighborOption` does not take apart in this length.
  package let type: UInt8
  /// With type and length a whole number of units of eight octets.
  package let data: [UInt8]

  /// Data are filled up with zeros, and cut off where the largest option ends.
  package init(type: UInt8, data: [UInt8]) {
    self.type = type
    let kept = Array(data.prefix(255 * 8 - 2))
    self.data = kept + Array(repeating: 0, count: (14 - kept.count % 8) % 8)
  }
}
