/// An IPv4 packet, or a fragment of one (RFC 791 §3.1).
///
/// The lab never fragments: links are wide enough, and its nodes refuse fragments (`init(whole:)`).
package struct IPv4Packet: WireValue {
  /// The header without options.
  package static let headerCount = 20
  /// The Router Alert option, with which IGMP asks each router to look (RFC 2113 §2.1).
  package static let routerAlert: [UInt8] = [0x94, 0x04, 0x00, 0x00]

  /// The whole octet: DSCP and ECN (RFC 2474 §3, RFC 3168 §5).
  package var differentiatedServices: UInt8
  package var identification: UInt16
  package var dontFragment: Bool
  /// Whether other fragments of the packet lie behind this one.
  package var moreFragments: Bool
  /// Where the fragment begins in its packet, in units of eight octets: 13 bits.
  package let fragmentOffset: UInt16
  package var timeToLive: UInt8
  package var protocolNumber: IPProtocol
  package var source: IPAddress
  package var destination: IPAddress
  /// A whole number of words, at most ten.
  package private(set) var options: [UInt8]
  package private(set) var payload: [UInt8]

  /// Options are filled up with zeros to whole words (RFC 791 §3.1, End of Option List).
  ///
  /// What exceeds 40 octets of options or 65,535 octets in all has no form on the wire and is cut off. The addresses are
  /// IPv4 addresses.
  package init(
    differentiatedServices: UInt8 = 0, identification: UInt16 = 0, dontFragment: Bool = true,
    moreFragments: Bool = false, fragmentOffset: UInt16 = 0, timeToLive: UInt8, protocolNumber: IPProtocol,
    source: IPAddress, destination: IPAddress, options: [UInt8] = [], payload: [UInt8]
  ) {
    self.differentiatedServices = differentiatedServices
    self.identification = identification
    self.dontFragment = dontFragment
    self.moreFragments = moreFragments
    self.fragmentOffset = fragmentOffset & 0x1fff
    self.timeToLive = timeToLive
    self.protocolNumber = protocolNumber
    self.source = source
    self.destination = destination
    self.options = Self.wholeWords(options)
    self.payload = payload
    let room = 0xffff - Self.headerCount - self.options.count
    if payload.count > room { self.payload.removeLast(payload.count - room) }
  }

  private static func wholeWords(_ options: [UInt8]) -> [UInt8] {
    guard options.count % 4 != 0 || options.count > 40 else { return options }
    let kept = Array(options.prefix(40))
    return kept + Array(repeating: 0, count: (4 - kept.count % 4) % 4)
  }

  /// Octets behind the total length are padding of the link and are dropped (RFC 894).
  package init(reading reader: inout ByteReader) throws(WireError) {
    let (header, count) = try IPv4Header.read(&reader)
    self = header
    payload = try reader.bytes("Payload", count: count)
    _ = reader.rest("Padding")
  }

  /// Reads a packet for a node that puts no fragments together: one is refused.
  package init(whole reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    try self.init(reading: &reader)
    guard !isFragment else {
      throw WireError(
        field: "Flags and fragment offset", offset: start + 6, reason: .invalid("the packet is a fragment"))
    }
  }

  package var isFragment: Bool { moreFragments || fragmentOffset > 0 }

  package func write(to writer: inout ByteWriter) {
    let start = writer.count
    writer.write(UInt8(0x45 + options.count / 4))
    writer.write(differentiatedServices)
    writer.write(UInt16(truncatingIfNeeded: Self.headerCount + options.count + payload.count))
    writer.write(identification)
    writer.write((dontFragment ? 0x4000 : 0) | (moreFragments ? 0x2000 : 0) | fragmentOffset)
    writer.write(timeToLive)
    writer.write(protocolNumber.rawValue)
    writer.write(UInt16(0))
    writer.write(source.v4Value)
    writer.write(destination.v4Value)
    writer.write(options)
    writer.patch(InternetChecksum.compute(writer.bytes, start..<writer.count), at: start + 10)
    writer.write(payload)
  }

  /// The octets of the packet, in one allocation.
  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: Self.headerCount + options.count + payload.count)
    write(to: &writer)
    return writer.bytes
  }

  /// Forwards the packet whose header stands at `offset` of `bytes` by one hop, and tells the new time to live.
  ///
  /// The checksum is corrected by the difference (RFC 1624 §3, equation 3). `nil`, and nothing changed, when the packet must
  /// not be forwarded because its time to live is 1 or 0 (RFC 1812 §5.3.1), or when no header fits there.
  package static func decrementTimeToLive(in bytes: inout [UInt8], at offset: Int) -> UInt8? {
    guard offset >= 0, bytes.count - offset >= headerCount else { return nil }
    let old = bytes[offset + 8]
    guard old > 1 else { return nil }
    bytes[offset + 8] = old - 1
    let protocolOctet = UInt32(bytes[offset + 9])
    let checksum = UInt32(bytes[offset + 10]) << 8 | UInt32(bytes[offset + 11])
    var sum = ~checksum & 0xffff
    sum += ~(UInt32(old) << 8 | protocolOctet) & 0xffff
    sum += UInt32(old - 1) << 8 | protocolOctet
    sum = sum & 0xffff + sum >> 16
    sum = sum & 0xffff + sum >> 16
    bytes[offset + 10] = UInt8(truncatingIfNeeded: ~sum >> 8)
    bytes[offset + 11] = UInt8(truncatingIfNeeded: ~sum)
    return old - 1
  }
}

extension IPv4Packet {
  /// Whether an option asks each router to look (RFC 2113 §2.1).
  ///
  /// The options are walked through: the octets of one may stand in the data of another.
  package var hasRouterAlert: Bool {
    var index = 0
    while index < options.count, options[index] != 0 {
      if options[index...].starts(with: Self.routerAlert.prefix(2)) { return true }
      guard options[index] != 1 else {
        index += 1
        continue
      }
      guard index + 1 < options.count, options[index + 1] >= 2 else { return false }
      index += Int(options[index + 1])
    }
    return false
  }
}
