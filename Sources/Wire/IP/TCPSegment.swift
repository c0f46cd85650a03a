/// A TCP segment (RFC 9293 §3.1).
///
/// Octets: source port 2, destination port 2, sequence 4, acknowledgment 4, data offset in words and reserved bits 1,
/// flags 1, window 2, checksum 2, urgent pointer 2, options up to the data offset, payload.
package struct TCPSegment: Hashable, Sendable {
  /// The header without options.
  package static let headerCount = 20

  package var sourcePort: UInt16
  package var destinationPort: UInt16
  package var sequence: UInt32
  package var acknowledgment: UInt32
  package var flags: TCPFlags
  package var window: UInt16
  package var urgentPointer: UInt16
  /// At most 40 octets in all.
  package private(set) var options: [TCPOption]
  package var payload: [UInt8]

  /// Options that do not fit into 40 octets have no form on the wire and are left out.
  package init(
    sourcePort: UInt16, destinationPort: UInt16, sequence: UInt32, acknowledgment: UInt32 = 0, flags: TCPFlags,
    window: UInt16, urgentPointer: UInt16 = 0, options: [TCPOption] = [], payload: [UInt8] = []
  ) {
    self.sourcePort = sourcePort
    self.destinationPort = destinationPort
    self.sequence = sequence
    self.acknowledgment = acknowledgment
    self.flags = flags
    self.window = window
    self.urgentPointer = urgentPointer
    var room = 40
    self.options = options.filter { option in
      guard option.count <= room else { return false }
      room -= option.count
      return true
    }
    self.payload = payload
  }

  /// The options' octets with the zeros that fill the last word.
  private var optionCount: Int {
    (options.reduce(0) { $0 + $1.count } + 3) / 4 * 4
  }

  /// Reads a segment that fills the reader and came from and to these addresses.
  package init(reading reader: inout ByteReader, source: IPAddress, destination: IPAddress) throws(WireError) {
    self = try Self.header(&reader, source: source, destination: destination)
    payload = reader.rest("Payload")
  }

  /// Reads and checks all but the payload, which stays in the reader.
  ///
  /// The checksum is looked at last, so that a dissection shows the fields of a damaged segment, too. A segment that was
  /// captured before the sender's network card completed it holds the sum of the
  /// pseudo-header alone; a dissection accepts that (`acceptingOffload`).
  package static func header(
    _ reader: inout ByteReader, source: IPAddress, destination: IPAddress, acceptingOffload: Bool = false
  ) throws(WireError) -> TCPSegment {
    let start = reader.position
    let length = reader.remaining
    let sourcePort = try reader.uint16("Source port")
    let destinationPort = try reader.uint16("Destination port")
    let sequence = try reader.uint32("Sequence number")
    let acknowledgment = try reader.uint32("Acknowledgment number")
    let headerCount = try dataOffset(&reader)
    let flags = try TCPFlags(reading: &reader)
    let window = try reader.uint16("Window")
    let checksum = try reader.checksum("Checksum")
    let urgentPointer = try reader.uint16("Urgent pointer")
    let options = try TCPOption.list(&reader, count: headerCount - Self.headerCount)
    let sum = PseudoHeader.sum(source: source, destination: destination, protocol: .tcp, length: length)
    if !acceptingOffload || checksum != ~InternetChecksum.compute([], 0..<0, initial: sum) {
      try InternetChecksum.verify(
        reader.bytes, start..<start + length, initial: sum, checksum, at: start + 16, "Checksum")
    }
    return TCPSegment(
      sourcePort: sourcePort, destinationPort: destinationPort, sequence: sequence, acknowledgment: acknowledgment,
      flags: flags, window: window, urgentPointer: urgentPointer, options: options)
  }

  /// The length of the header; the reserved bits beside it are ignored (RFC 9293 §3.1).
  private static func dataOffset(_ reader: inout ByteReader) throws(WireError) -> Int {
    let range = try reader.take(1, "Data offset")
    let count = Int(reader.bytes[range.lowerBound] >> 4) * 4
    guard count >= headerCount else {
      throw reader.invalid("Data offset", back: 1, "header length is \(count), must be 20 or more")
    }
    reader.note("Data offset", "\(count) octets", over: range)
    return count
  }

  package func write(to writer: inout ByteWriter, source: IPAddress, destination: IPAddress) {
    let start = writer.count
    let headerCount = Self.headerCount + optionCount
    writer.write(sourcePort)
    writer.write(destinationPort)
    writer.write(sequence)
    writer.write(acknowledgment)
    writer.write(UInt8(headerCount << 2))
    writer.write(flags.rawValue)
    writer.write(window)
    writer.write(UInt16(0))
    writer.write(urgentPointer)
    for option in options { option.write(to: &writer) }
    writer.write(zeros: start + headerCount - writer.count)
    writer.write(payload)
    let length = writer.count - start
    let sum = PseudoHeader.sum(source: source, destination: destination, protocol: .tcp, length: length)
    writer.patch(InternetChecksum.compute(writer.bytes, start..<writer.count, initial: sum), at: start + 16)
  }

  package func encoded(source: IPAddress, destination: IPAddress) -> [UInt8] {
    var writer = ByteWriter(reserving: Self.headerCount + optionCount + payload.count)
    write(to: &writer, source: source, destination: destination)
    return writer.bytes
  }
}

extension TCPFlags {
  fileprivate init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(1, "Flags")
    self.init(rawValue: reader.bytes[range.lowerBound])
    reader.note("Flags", self, over: range)
  }
}
