/// A UDP datagram (RFC 768).
///
/// Octets: source port 2, destination port 2, length with this header 2, checksum 2, payload.
package struct UDPDatagram: Hashable, Sendable {
  package static let headerCount = 8

  package var sourcePort: UInt16
  package var destinationPort: UInt16
  package private(set) var payload: [UInt8]
  /// Whether the checksum is computed; a checksum of zero is none (RFC 768).
  package var hasChecksum: Bool

  /// What exceeds a length of 65,535 octets has no form on the wire and is cut off.
  package init(sourcePort: UInt16, destinationPort: UInt16, payload: [UInt8], hasChecksum: Bool = true) {
    self.sourcePort = sourcePort
    self.destinationPort = destinationPort
    self.payload = payload
    self.hasChecksum = hasChecksum
    let room = 0xffff - Self.headerCount
    if payload.count > room { self.payload.removeLast(payload.count - room) }
  }

  /// Reads a datagram that fills the reader and came from and to these addresses.
  package init(reading reader: inout ByteReader, source: IPAddress, destination: IPAddress) throws(WireError) {
    self = try Self.header(&reader, source: source, destination: destination)
    payload = reader.rest("Payload")
  }

  /// The ports of tunnels, which may do without a checksum over IPv6, too: VXLAN and its successors, MPLS and GRE in UDP
  /// (RFC 6935 §5, RFC 7348 §5, RFC 7510 §3, RFC 8086 §3.3, RFC 8926 §3.3).
  package static let tunnelPorts: [UInt16] = [4754, 4789, 4790, 6081, 6635]

  /// Whether a datagram to this port and address must have a checksum (RFC 8200 §8.1).
  private static func mustHaveChecksum(_ port: UInt16, _ destination: IPAddress) -> Bool {
    destination.family == .v6 && !tunnelPorts.contains(port)
  }

  /// Reads and checks all but the payload, which stays in the reader.
  package static func header(
    _ reader: inout ByteReader, source: IPAddress, destination: IPAddress
  ) throws(WireError) -> UDPDatagram {
    let start = reader.position
    let available = reader.remaining
    let sourcePort = try reader.uint16("Source port")
    let destinationPort = try reader.uint16("Destination port")
    let length = try Int(reader.uint16("Length"))
    guard length >= headerCount, length == available else {
      throw reader.invalid("Length", back: 2, "is \(length), \(available) octets are there")
    }
    let found = try reader.checksum("Checksum")
    guard found != 0 || !mustHaveChecksum(destinationPort, destination) else {
      throw reader.invalid("Checksum", back: 2, "is none, which IPv6 allows for tunnels only")
    }
    if found != 0 {
      let sum = PseudoHeader.sum(source: source, destination: destination, protocol: .udp, length: length)
      try InternetChecksum.verify(reader.bytes, start..<start + length, initial: sum, found, at: start + 6, "Checksum")
    }
    return UDPDatagram(sourcePort: sourcePort, destinationPort: destinationPort, payload: [], hasChecksum: found != 0)
  }

  package func write(to writer: inout ByteWriter, source: IPAddress, destination: IPAddress) {
    let start = writer.count
    let length = Self.headerCount + payload.count
    writer.write(sourcePort)
    writer.write(destinationPort)
    writer.write(UInt16(truncatingIfNeeded: length))
    writer.write(UInt16(0))
    writer.write(payload)
    guard hasChecksum || Self.mustHaveChecksum(destinationPort, destination) else { return }
    let sum = PseudoHeader.sum(source: source, destination: destination, protocol: .udp, length: length)
    let checksum = InternetChecksum.compute(writer.bytes, start..<writer.count, initial: sum)
    // RFC 768: a computed checksum of zero is sent as all ones, because zero means that there is none.
    writer.patch(checksum == 0 ? 0xffff : checksum, at: start + 6)
  }

  package func encoded(source: IPAddress, destination: IPAddress) -> [UInt8] {
    var writer = ByteWriter(reserving: Self.headerCount + payload.count)
    write(to: &writer, source: source, destination: destination)
    return writer.bytes
  }
}
