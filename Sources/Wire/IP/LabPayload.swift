/// What the lab's traffic sources put into each datagram, so that a receiver knows the packet again.
///
/// Octets: "LABC" 4, flow 2, run of the flow 2, number of the packet in its run 4, time of sending in nanoseconds 8,
/// zeros up to the size.
package struct LabPayload: WireValue {
  /// The UDP port that these datagrams go to.
  package static let port: UInt16 = 5555
  /// The size without zeros behind it.
  package static let smallest = 20
  static let magic: [UInt8] = [0x4c, 0x41, 0x42, 0x43]

  package var flow: UInt16
  /// How often the flow has been started before.
  package var run: UInt16
  package var number: UInt32
  /// Lab time in nanoseconds; it may be negative, before the lab's time zero.
  package var sentAt: Int64
  /// The octets of the payload, `smallest` or more.
  package private(set) var size: Int

  /// A size below `smallest` counts as `smallest`.
  package init(flow: UInt16, run: UInt16, number: UInt32, sentAt: Int64, size: Int = Self.smallest) {
    self.flow = flow
    self.run = run
    self.number = number
    self.sentAt = sentAt
    self.size = max(size, Self.smallest)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    try Self.readMagic(&reader)
    flow = try reader.uint16("Flow")
    run = try reader.uint16("Run")
    number = try reader.uint32("Packet number")
    let sent = try reader.take(8, "Sent at")
    var bits: UInt64 = 0
    for index in sent { bits = bits << 8 | UInt64(reader.bytes[index]) }
    sentAt = Int64(bitPattern: bits)
    reader.note("Sent at", "\(sentAt) ns", over: sent)
    let fill = try reader.take(reader.remaining, "Filling")
    if let defect = fill.first(where: { reader.bytes[$0] != 0 }) {
      throw reader.invalid("Filling", back: reader.position - defect, "must be zeros")
    }
    size = reader.position - start
    if !fill.isEmpty { reader.note("Filling", "\(fill.count) zeros", over: fill) }
  }

  private static func readMagic(_ reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(4, "Mark")
    guard reader.bytes[range].elementsEqual(magic) else {
      throw reader.invalid("Mark", back: 4, "is not LABC")
    }
    reader.note("Mark", "LABC", over: range)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(Self.magic)
    writer.write(flow)
    writer.write(run)
    writer.write(number)
    writer.write(UInt64(bitPattern: sentAt))
    writer.write(zeros: size - Self.smallest)
  }
}
