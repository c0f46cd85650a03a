/// A labelled packet: a stack of at least one entry, and what stands below its bottom (RFC 3032 §2.1).
package struct MPLSPacket: WireValue {
  /// Top first; only the last entry has the bottom bit.
  package let stack: [MPLSLabelStackEntry]
  package var payload: [UInt8]

  /// Sets the bottom bit in the last entry and nowhere else.
  ///
  /// `nil` without an entry, or when a special-purpose label stands where it must not (`LabelMeaning.defect`).
  package init?(stack: [MPLSLabelStackEntry], payload: [UInt8]) {
    guard !stack.isEmpty else { return nil }
    var entries = stack
    var previous: LabelMeaning?
    for index in entries.indices {
      entries[index].isBottom = index == entries.count - 1
      let label = entries[index].label
      guard LabelMeaning.defect(of: label, isBottom: entries[index].isBottom, after: previous) == nil else {
        return nil
      }
      previous = LabelMeaning(label, after: previous)
    }
    self.stack = entries
    self.payload = payload
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    stack = try Self.readStack(&reader)
    payload = reader.rest("Payload")
  }

  /// Reads up to the bottom of the stack; what is below stays in the reader.
  package static func readStack(_ reader: inout ByteReader) throws(WireError) -> [MPLSLabelStackEntry] {
    var stack: [MPLSLabelStackEntry] = []
    var previous: LabelMeaning?
    repeat {
      let (entry, meaning) = try MPLSLabelStackEntry.read(&reader, after: previous)
      stack.append(entry)
      previous = meaning
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
