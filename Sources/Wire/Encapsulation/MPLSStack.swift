/// One entry of a label stack (RFC 3032 §2.1, RFC 5462 §3).
///
/// Bits: label 20, traffic class 3, bottom of stack 1, time to live 8.
package struct MPLSLabelStackEntry: WireValue {
  package static let count = 4

  package var label: MPLSLabel
  /// 0 to 7.
  package let trafficClass: UInt8
  package var isBottom: Bool
  package var timeToLive: UInt8

  /// Takes the low three bits of the traffic class.
  package init(label: MPLSLabel, trafficClass: UInt8 = 0, isBottom: Bool, timeToLive: UInt8) {
    self.label = label
    self.trafficClass = trafficClass & 7
    self.isBottom = isBottom
    self.timeToLive = timeToLive
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(Self.count, "Label stack entry")
    let start = range.lowerBound
    let raw =
      UInt32(reader.bytes[start]) << 16 | UInt32(reader.bytes[start + 1]) << 8 | UInt32(reader.bytes[start + 2])
    self.init(
      label: MPLSLabel(upper20: raw), trafficClass: UInt8(raw >> 1 & 7), isBottom: raw & 1 == 1,
      timeToLive: reader.bytes[start + 3])
    guard reader.isRecording else { return }
    let bottom = isBottom ? ", bottom of stack" : ""
    reader.note("Label", "\(label), traffic class \(trafficClass)\(bottom)", over: start..<start + 3)
    reader.note("Time to live", "\(timeToLive)", over: start + 3..<start + 4)
  }

  package func write(to writer: inout ByteWriter) {
    let bottom: UInt32 = isBottom ? 0x100 : 0
    writer.write(label.value << 12 | UInt32(trafficClass) << 9 | bottom | UInt32(timeToLive))
  }
}

extension MPLSLabelStackEntry: CustomStringConvertible {
  package var description: String { "\(label), TTL \(timeToLive)" }
}

/// A labelled packet: a stack of at least one entry, and what stands below its bottom (RFC 3032 §2.1).
package struct MPLSPacket: WireValue {
  /// Top first; only the last entry has the bottom bit.
  package private(set) var stack: [MPLSLabelStackEntry]
  package var payload: [UInt8]

  /// Sets the bottom bit in the last entry and nowhere else.
  package init(stack: [MPLSLabelStackEntry], payload: [UInt8]) {
    precondition(!stack.isEmpty, "a labelled packet has a label")
    self.stack = stack
    self.payload = payload
    for index in stack.indices { self.stack[index].isBottom = index == stack.count - 1 }
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    stack = try Self.readStack(&reader)
    payload = reader.rest("Payload")
  }

  /// Reads up to the bottom of the stack; what is below stays in the reader.
  package static func readStack(_ reader: inout ByteReader) throws(WireError) -> [MPLSLabelStackEntry] {
    var stack: [MPLSLabelStackEntry] = []
    repeat {
      stack.append(try MPLSLabelStackEntry(reading: &reader))
    } while stack.last?.isBottom == false
    return stack
  }

  package func write(to writer: inout ByteWriter) {
    for entry in stack { entry.write(to: &writer) }
    writer.write(payload)
  }

  /// The octets of the packet, in one allocation.
  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: stack.count * MPLSLabelStackEntry.count + payload.count)
    write(to: &writer)
    return writer.bytes
  }
}
