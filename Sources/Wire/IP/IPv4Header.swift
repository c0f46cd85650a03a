/// Reads an IPv4 header field by field and checks it (RFC 791 §3.1, RFC 1812 §5.2.2).
enum IPv4Header {
  /// The packet without its payload, and the number of octets that the payload has in the reader.
  ///
  /// The checksum is looked at last, so that a dissection shows the fields of a damaged header, too. A quoted packet, in a
  /// message of ICMP, may have been cut short and changed on its way (RFC 792, RFC 5508 §4): its length and checksum are
  /// shown only.
  static func read(
    _ reader: inout ByteReader, isQuoted: Bool = false
  ) throws(WireError) -> (packet: IPv4Packet, payloadCount: Int) {
    let start = reader.position
    let available = reader.remaining
    let headerCount = try length(&reader)
    let services = try reader.uint8("Differentiated services")
    let total = try Int(reader.uint16("Total length"))
    guard total >= headerCount, total <= available || isQuoted else {
      throw reader.invalid("Total length", back: 2, "is \(total), header \(headerCount), there are \(available)")
    }
    let identification = try reader.uint16("Identification")
    let fragmentation = try fragmentation(&reader)
    let timeToLive = try reader.uint8("Time to live")
    let number = try IPProtocol(reading: &reader, field: "Protocol")
    let checksum = try reader.checksum("Header checksum")
    let source = try reader.address("Source address", .v4)
    let destination = try reader.address("Destination address", .v4)
    let options = try options(&reader, count: headerCount - IPv4Packet.headerCount)
    if !isQuoted {
      try InternetChecksum.verify(
        reader.bytes, start..<start + headerCount, checksum, at: start + 10, "Header checksum")
    }
    let packet = IPv4Packet(
      differentiatedServices: services, identification: identification,
      dontFragment: fragmentation & 0x4000 != 0, moreFragments: fragmentation & 0x2000 != 0,
      fragmentOffset: fragmentation, timeToLive: timeToLive, protocolNumber: number, source: source,
      destination: destination, options: options,
      payload: [])
    return (packet, min(total, available) - headerCount)
  }

  /// Whether `bytes[range]` begin with an IPv4 header whose checksum is right, for whoever must guess.
  static func isPlausible(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= IPv4Packet.headerCount, bytes[range.lowerBound] >> 4 == 4 else { return false }
    let count = Int(bytes[range.lowerBound] & 15) * 4
    guard count >= IPv4Packet.headerCount, count <= range.count else { return false }
    return InternetChecksum.compute(bytes, range.lowerBound..<range.lowerBound + count) == 0
  }

  /// Version and header length, which share an octet.
  private static func length(_ reader: inout ByteReader) throws(WireError) -> Int {
    let range = try reader.take(1, "Version and header length")
    let octet = reader.bytes[range.lowerBound]
    guard octet >> 4 == 4 else {
      throw reader.invalid("Version and header length", back: 1, "version is \(octet >> 4), must be 4")
    }
    let count = Int(octet & 15) * 4
    guard count >= IPv4Packet.headerCount else {
      throw reader.invalid("Version and header length", back: 1, "header length is \(count), must be 20 or more")
    }
    reader.note("Version and header length", "4, \(count) octets", over: range)
    return count
  }

  /// Flags and fragment offset, which share two octets.
  private static func fragmentation(_ reader: inout ByteReader) throws(WireError) -> UInt16 {
    let range = try reader.take(2, "Flags and fragment offset")
    let value = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
    guard value & 0x8000 == 0 else {
      throw reader.invalid("Flags and fragment offset", back: 2, "the reserved flag is set")
    }
    reader.note("Flags and fragment offset", words(fragmentation: value), over: range)
    return value
  }

  private static func words(fragmentation value: UInt16) -> String {
    var words: [String] = value & 0x4000 != 0 ? ["do not fragment"] : []
    if value & 0x3fff != 0 { words.append("fragment from octet \(Int(value & 0x1fff) * 8)") }
    if value & 0x2000 != 0 { words.append("more follow") }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }

  /// Walks through the options, so that none reaches beyond the header; unknown ones are kept (RFC 1812 §5.2.4).
  private static func options(_ reader: inout ByteReader, count: Int) throws(WireError) -> [UInt8] {
    guard count > 0 else { return [] }
    let whole = reader.octets(reader.position..<min(reader.position + count, reader.end))
    return try reader.within(count, "Options") { reader throws(WireError) in
      while !reader.isAtEnd { try option(&reader) }
      return whole
    }
  }

  private static func option(_ reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let kind = try reader.take(1, "Option")
    switch reader.bytes[kind.lowerBound] {
    case 0:
      _ = try reader.take(reader.remaining, "End of options")
      reader.note("End of options", "", over: start..<reader.position)
    case 1:
      reader.note("No operation", "", over: kind)
    case let type:
      let length = try reader.take(1, "Option length")
      let count = Int(reader.bytes[length.lowerBound])
      guard count >= 2 else { throw reader.invalid("Option length", back: 1, "is \(count), must be 2 or more") }
      _ = try reader.take(count - 2, "Option data")
      if type == 0x94, count == 4 {
        reader.note("Router Alert", "each router shall look", over: start..<reader.position)
      } else {
        reader.note("Option", "\(name(ofOption: type)), \(count) octets", over: start..<reader.position)
      }
    }
  }

  /// Registry IP Option Numbers.
  private static func name(ofOption type: UInt8) -> String {
    switch type {
    case 7: "record route (7)"
    case 68: "timestamp (68)"
    case 82: "traceroute (82)"
    case 130: "security (130)"
    case 131: "loose source route (131)"
    case 136: "stream (136)"
    case 137: "strict source route (137)"
    default: "type \(type)"
    }
  }
}
