/// Reads an IPv6 header and its extension headers field by field and checks them (RFC 8200 §3 and §4).
enum IPv6Header {
  /// The packet without its payload, and the number of octets that the payload has in the reader.
  ///
  /// A quoted packet, in a message of ICMPv6, may have been cut short (RFC 4443 §2.4).
  static func read(
    _ reader: inout ByteReader, isQuoted: Bool = false
  ) throws(WireError) -> (packet: IPv6Packet, payloadCount: Int) {
    let (trafficClass, flowLabel) = try firstWord(&reader)
    var length = try Int(reader.uint16("Payload length"))
    let lengthEnd = reader.position
    let first = try IPProtocol(reading: &reader, field: "Next header")
    let hopLimit = try reader.uint8("Hop limit")
    let source = try reader.address("Source address", .v6)
    let destination = try reader.address("Destination address", .v6)
    if isQuoted { length = min(length, reader.remaining) }
    guard length <= reader.remaining else {
      throw reader.invalid(
        "Payload length", back: reader.position - lengthEnd + 2, "is \(length), there are \(reader.remaining)")
    }
    let (extensions, protocolNumber, count) = try chain(&reader, count: length, first)
    let packet = IPv6Packet(
      trafficClass: trafficClass, flowLabel: flowLabel, hopLimit: hopLimit, source: source, destination: destination,
      extensions: extensions, protocolNumber: protocolNumber, payload: [])
    return (packet, count)
  }

  /// Whether `bytes[range]` begin with an IPv6 header that counts all octets behind it, for whoever must guess.
  static func isPlausible(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    guard range.count >= IPv6Packet.headerCount, bytes[start] >> 4 == 6 else { return false }
    return Int(bytes[start + 4]) << 8 | Int(bytes[start + 5]) == range.count - IPv6Packet.headerCount
  }

  /// Version, traffic class and flow label, which share octets.
  private static func firstWord(_ reader: inout ByteReader) throws(WireError) -> (UInt8, UInt32) {
    let start = reader.position
    var word: UInt32 = 0
    for index in try reader.take(4, "Version, traffic class and flow label") {
      word = word << 8 | UInt32(reader.bytes[index])
    }
    guard word >> 28 == 6 else {
      throw reader.invalid(
        "Version, traffic class and flow label", back: 4, "version is \(word >> 28), must be 6")
    }
    let trafficClass = UInt8(truncatingIfNeeded: word >> 20)
    let flowLabel = word & 0xf_ffff
    reader.note(
      "Version, traffic class and flow label",
      "6, class \(Hex.number(trafficClass, digits: 2)), flow \(Hex.number(flowLabel, digits: 5))",
      over: start..<reader.position)
    return (trafficClass, flowLabel)
  }

  /// The extension headers within the next `count` octets, what follows them, and how many octets that has.
  private static func chain(
    _ reader: inout ByteReader, count: Int, _ first: IPProtocol
  ) throws(WireError) -> ([IPv6Extension], IPProtocol, Int) {
    var inner = ByteReader(reader.bytes, from: reader.position, to: reader.position + count)
    inner.recorder = reader.recorder
    let start = reader.position
    do {
      let (extensions, last) = try chain(&inner, first)
      try reader.skip(inner.position - start, "Extension headers")
      return (extensions, last, inner.remaining)
    } catch {
      // What was read up to the error has its leaves: whoever goes on, goes on behind it.
      try reader.skip(inner.position - start, "Extension headers")
      throw error
    }
  }

  private static func chain(
    _ reader: inout ByteReader, _ first: IPProtocol
  ) throws(WireError) -> ([IPv6Extension], IPProtocol) {
    var extensions: [IPv6Extension] = []
    var next = first
    while next.isIPv6Extension, extensions.last?.endsChain != true {
      guard extensions.count < IPv6Packet.mostExtensions else {
        throw reader.invalid("Next header", "more than \(IPv6Packet.mostExtensions) extension headers")
      }
      // RFC 8200 §4.1: hop-by-hop options stand immediately behind the IPv6 header only.
      guard next != .hopByHopOptions || extensions.isEmpty else {
        throw reader.invalid("Next header", "hop-by-hop options must be the first extension header")
      }
      let number = next
      let (header, following) = try reader.group("Extension header", summary: { "\($0.0)" }) {
        inner throws(WireError) in try IPv6Extension.read(&inner, number)
      }
      extensions.append(header)
      next = following
    }
    return (extensions, next)
  }
}
