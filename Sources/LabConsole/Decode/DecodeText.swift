import Wire

/// A dissected packet as text: a line that says what it is, and below it the tree with the octets of each field.
struct DecodeText {
  /// Only the line of each packet.
  let isSummary: Bool

  func write(_ packet: DecodedPacket, _ dissection: Dissection, to buffer: inout OutputBuffer) {
    line(packet, dissection.summary, to: &buffer)
    if isSummary {
      write(errors: DecodedError.all(of: dissection), indent: 7, to: &buffer)
      for whole in dissection.reassembled {
        write(errors: DecodedError.all(of: whole.dissection), indent: 7, to: &buffer)
      }
      return
    }
    for comment in packet.packet.comments {
      buffer.append("       # ")
      buffer.append(visible: comment)
      buffer.append("\n")
    }
    write(dissection, to: &buffer)
    for whole in dissection.reassembled {
      buffer.append("       Reassembled ")
      buffer.append(text: whole.description)
      buffer.append("\n")
      write(whole.dissection, to: &buffer)
    }
    buffer.append("\n")
  }

  /// `   12  0.001500000  PE1:eth1  10.0.0.1 → 10.0.0.2  BGP  UPDATE …`.
  private func line(_ packet: DecodedPacket, _ summary: PacketSummary, to buffer: inout OutputBuffer) {
    buffer.append(packet.packet.number, width: 5)
    if let time = packet.packet.time {
      buffer.append("  ")
      buffer.append(nanoseconds: time, trimmed: false)
    }
    if let name = packet.interface?.name {
      buffer.append("  ")
      buffer.append(visible: name)
    }
    if !summary.source.isEmpty {
      buffer.append("  ")
      buffer.append(text: summary.source)
      buffer.append(" → ")
      buffer.append(text: summary.destination)
    }
    buffer.append("  ")
    buffer.append(text: summary.protocolName)
    buffer.append("  ")
    buffer.append(visible: summary.info)
    if packet.packet.isShortened {
      buffer.append("  (")
      buffer.append(packet.packet.bytes.count)
      buffer.append(" of ")
      buffer.append(packet.packet.originalLength)
      buffer.append(" octets were captured)")
    }
    buffer.append("\n")
  }

  // MARK: The tree

  /// Each field with its octets; errors stand behind the field at their octet.
  private func write(_ dissection: Dissection, to buffer: inout OutputBuffer) {
    var errors = DecodedError.all(of: dissection)[...]
    let tree = dissection.tree
    for index in tree.entries.indices {
      let entry = tree.entries[index]
      buffer.append(line: entry, words: tree.words(of: entry))
      guard !errors.isEmpty, tree.isLeaf(index) else { continue }
      let here = errors.prefix { $0.error.offset < entry.offset + entry.length }
      write(errors: here, indent: 14 + 2 * entry.depth, to: &buffer)
      errors.removeFirst(here.count)
    }
    write(errors: errors, indent: 14, to: &buffer)
  }

  private func write(errors: some Sequence<DecodedError>, indent: Int, to buffer: inout OutputBuffer) {
    for error in errors {
      buffer.append(blanks: indent)
      buffer.append("error at octet ")
      buffer.append(error.error.offset)
      buffer.append(": ")
      buffer.append(visible: error.text)
      if let action = error.action {
        buffer.append(" → ")
        buffer.append(text: action)
        if let standard = error.standard { buffer.append(text: " (\(standard))") }
      }
      buffer.append("\n")
    }
  }
}
