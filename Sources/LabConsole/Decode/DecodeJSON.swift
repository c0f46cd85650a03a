import Wire

/// A dissected packet as a JSON object on a line of its own.
struct DecodeJSON {
  private var keys = FieldKeys()

  mutating func write(_ packet: DecodedPacket, _ dissection: Dissection, to buffer: inout OutputBuffer) {
    let summary = dissection.summary
    buffer.append("{\"number\":")
    buffer.append(packet.packet.number)
    buffer.append(",\"time\":")
    if let time = packet.packet.time {
      buffer.append(nanoseconds: time, trimmed: true)
    } else {
      buffer.append("null")
    }
    buffer.append(",\"interface\":")
    optional(packet.interface.map { $0.name ?? "\(packet.packet.interface)" }, to: &buffer)
    buffer.append(",\"direction\":")
    optional(packet.packet.direction.map { "\($0)" }, to: &buffer)
    buffer.append(",\"from\":")
    optional(summary.source.isEmpty ? nil : summary.source, to: &buffer)
    buffer.append(",\"to\":")
    optional(summary.destination.isEmpty ? nil : summary.destination, to: &buffer)
    buffer.append(",\"protocol\":")
    buffer.append(quoted: summary.protocolName)
    buffer.append(",\"length\":")
    buffer.append(packet.packet.originalLength)
    buffer.append(",\"captured\":")
    buffer.append(packet.packet.bytes.count)
    buffer.append(",\"info\":")
    buffer.append(quoted: summary.info)
    buffer.append(",\"comments\":")
    list(packet.packet.comments, to: &buffer) { $1.append(quoted: $0) }
    buffer.append(",\"hex\":\"")
    buffer.append(hexadecimal: packet.packet.bytes)
    buffer.append("\",")
    write(dissection, to: &buffer)
    buffer.append(",\"reassembled\":[")
    for (index, whole) in dissection.reassembled.enumerated() {
      if index > 0 { buffer.append(",") }
      write(whole, to: &buffer)
    }
    buffer.append("]}")
  }

  /// A message of several frames: its octets, where each came from, and its tree.
  private mutating func write(_ whole: ReassembledMessage, to buffer: inout OutputBuffer) {
    buffer.append("{\"protocol\":")
    buffer.append(quoted: whole.message.streamProtocol.name)
    buffer.append(",\"length\":")
    buffer.append(whole.message.bytes.count)
    buffer.append(",\"info\":")
    buffer.append(quoted: whole.dissection.summary.info)
    buffer.append(",\"parts\":")
    list(whole.message.parts, to: &buffer) { part, buffer in
      buffer.append("{\"frame\":")
      buffer.append(part.frame)
      buffer.append(",\"start\":")
      buffer.append(part.start)
      buffer.append(",\"offset\":")
      buffer.append(part.offset)
      buffer.append(",\"length\":")
      buffer.append(part.count)
      buffer.append("}")
    }
    buffer.append(",\"hex\":\"")
    buffer.append(hexadecimal: whole.message.bytes)
    buffer.append("\",")
    write(whole.dissection, to: &buffer)
    buffer.append("}")
  }

  /// `"tree":[…],"errors":[…]`.
  private mutating func write(_ dissection: Dissection, to buffer: inout OutputBuffer) {
    buffer.append("\"tree\":")
    write(dissection.tree, 0..<dissection.tree.entries.count, to: &buffer)
    buffer.append(",\"errors\":")
    list(DecodedError.all(of: dissection), to: &buffer) { error, buffer in
      Self.error(error.text, error.error.offset, error.action, error.standard, to: &buffer)
    }
  }

  private mutating func write(_ tree: FieldTree, _ range: Range<Int>, to buffer: inout OutputBuffer) {
    buffer.append("[")
    var index = range.lowerBound
    while index < range.upperBound {
      let entry = tree.entries[index]
      if index > range.lowerBound { buffer.append(",") }
      buffer.append("{\"name\":")
      buffer.append(octets: keys.key(entry.name))
      buffer.append(",\"value\":")
      buffer.append(quoted: tree.words(of: entry))
      buffer.append(",\"offset\":")
      buffer.append(entry.offset)
      buffer.append(",\"length\":")
      buffer.append(entry.length)
      buffer.append(",\"children\":")
      write(tree, index + 1..<entry.end, to: &buffer)
      buffer.append("}")
      index = entry.end
    }
    buffer.append("]")
  }

  // MARK: Parts that the whole output uses, too

  static func error(
    _ text: String, _ offset: Int, _ action: String?, _ standard: String?, to buffer: inout OutputBuffer
  ) {
    buffer.append("{\"text\":")
    buffer.append(quoted: text)
    buffer.append(",\"offset\":")
    buffer.append(offset)
    buffer.append(",\"action\":")
    optional(action, to: &buffer)
    buffer.append(",\"standard\":")
    optional(standard, to: &buffer)
    buffer.append("}")
  }

  static func optional(_ text: String?, to buffer: inout OutputBuffer) {
    if let text { buffer.append(quoted: text) } else { buffer.append("null") }
  }

  private func optional(_ text: String?, to buffer: inout OutputBuffer) { Self.optional(text, to: &buffer) }

  static func list<Element>(
    _ elements: [Element], to buffer: inout OutputBuffer, _ write: (Element, inout OutputBuffer) -> Void
  ) {
    buffer.append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { buffer.append(",") }
      write(element, &buffer)
    }
    buffer.append("]")
  }

  private func list<Element>(
    _ elements: [Element], to buffer: inout OutputBuffer, _ write: (Element, inout OutputBuffer) -> Void
  ) {
    Self.list(elements, to: &buffer, write)
  }
}
