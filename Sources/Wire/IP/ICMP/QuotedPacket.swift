/// The packet that an error message is about, as much of it as fits (RFC 792, RFC 4443 §2.4).
enum QuotedPacket {
  /// Takes all that is left; in a dissection the header of the packet is taken apart when it is there and well-formed.
  static func read(_ reader: inout ByteReader, _ family: IPAddress.Family) throws(WireError) -> [UInt8] {
    let range = reader.position..<reader.end
    let octets = reader.octets(range)
    guard let recorder = reader.recorder, let words = words(octets, family) else {
      return reader.rest("Original packet")
    }
    var inner = ByteReader(reader.bytes, from: range.lowerBound, to: range.upperBound)
    inner.recorder = recorder
    recorder.begin("Original packet", offset: range.lowerBound)
    _ = fields(&inner, family)
    _ = inner.rest("Data")
    recorder.end(words, offset: inner.position)
    try reader.skip(range.count, "Original packet")
    return octets
  }

  /// The packet in words: protocol, and from where to where; its size when nothing else can be said.
  static func description(_ packet: [UInt8], _ family: IPAddress.Family) -> String {
    words(packet, family) ?? "\(packet.count) octets"
  }

  private static func words(_ packet: [UInt8], _ family: IPAddress.Family) -> String? {
    var reader = ByteReader(packet)
    return fields(&reader, family)
  }

  private static func fields(_ reader: inout ByteReader, _ family: IPAddress.Family) -> String? {
    switch family {
    case .v4:
      guard let (packet, _) = try? IPv4Header.read(&reader, isQuoted: true) else { return nil }
      return words(
        &reader, packet.protocolNumber, packet.source, packet.destination, isFirst: packet.fragmentOffset == 0)
    case .v6:
      guard let (packet, _) = try? IPv6Header.read(&reader, isQuoted: true) else { return nil }
      let isFirst = packet.fragment.map { $0.offset == 0 } ?? true
      return words(&reader, packet.protocolNumber, packet.source, packet.destination, isFirst: isFirst)
    }
  }

  private static func words(
    _ reader: inout ByteReader, _ number: IPProtocol, _ source: IPAddress, _ destination: IPAddress, isFirst: Bool
  ) -> String {
    let start = "\(number.name ?? "protocol \(number)") \(source)"
    guard isFirst, let (from, to) = ports(&reader, number) else { return "\(start) > \(destination)" }
    return "\(start) port \(from) > \(destination) port \(to)"
  }

  /// The ports of UDP and TCP; what stands behind them is shown when it is there.
  private static func ports(_ reader: inout ByteReader, _ number: IPProtocol) -> (UInt16, UInt16)? {
    guard number == .udp || number == .tcp, reader.remaining >= 4,
      let from = try? reader.uint16("Source port"), let to = try? reader.uint16("Destination port")
    else { return nil }
    if reader.remaining >= 4 {
      if number == .udp {
        _ = try? reader.uint16("Length")
        _ = try? reader.checksum("Checksum")
      } else {
        _ = try? reader.uint32("Sequence number")
      }
    }
    return (from, to)
  }
}
