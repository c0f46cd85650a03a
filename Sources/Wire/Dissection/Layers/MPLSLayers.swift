/// Labels, and what is below them.
extension DissectionWalk {
  mutating func mpls() {
    let isInBIER = summary.layers.last == "BIER"
    let header = layer("MPLS", words: { header in "\(SummaryText.labels(header.stack)), \(header.below)" }) {
      reader throws(WireError) -> (stack: [MPLSLabelStackEntry], below: LabelledPayload) in
      let stack = try MPLSPacket.readStack(&reader)
      let below = LabelledPayload(below: stack.last?.label, reader.bytes, reader.position..<reader.end)
      return (stack: stack, below: below)
    }
    guard let (stack, below) = header else { return }
    let isOutermost = summary.labels.isEmpty
    if isOutermost { summary.labels = stack.map(\.label) }
    let words = SummaryText.labels(stack)
    switch below {
    case .ethernet, .controlWord:
      guard isOutermost || isInBIER else { return frame(below) }
      tunnel("MPLS", words) { walk in walk.frame(below) }
    case .bier:
      nested { walk in walk.bier(below: stack.last) }
    case .ipv4, .ipv6, .associatedChannel, .nothing:
      name("MPLS", words)
      packet(below)
    }
  }

  /// A frame, behind a control word if there is one.
  private mutating func frame(_ below: LabelledPayload) {
    if below == .controlWord {
      let word = layer("Control word", words: \.description) {
        reader throws(WireError) in try ControlWord(reading: &reader)
      }
      guard word != nil else { return }
    }
    go(to: .ethernet)
  }

  private mutating func packet(_ below: LabelledPayload) {
    switch below {
    case .ipv4: go(to: .ipv4)
    case .ipv6: go(to: DissectorTable.layer(EtherType.ipv6), else: "Payload")
    case .associatedChannel: go(to: .associatedChannel)
    case .nothing, .bier, .ethernet, .controlWord: rest("Payload")
    }
  }

  mutating func associatedChannel() {
    let header = layer("Associated channel", words: \.description) {
      reader throws(WireError) in try AssociatedChannelHeader(reading: &reader)
    }
    guard let header else { return }
    name("G-ACh", header.description)
    go(to: header.packetType.flatMap { DissectorTable.layer($0) }, else: "Message")
  }

  // MARK: Names

  /// Reads what a tunnel carries, and names the packet after the tunnel and what is in it.
  mutating func tunnel(_ name: String, _ words: String, _ body: (inout DissectionWalk) -> Void) {
    self.name(name, words)
    body(&self)
    guard summary.info != words else { return }
    let inner = summary.protocolName == name ? "" : "\(summary.protocolName) "
    self.name(name, "\(words) | \(inner)\(summary.info)")
  }
}
