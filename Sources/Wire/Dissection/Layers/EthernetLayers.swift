/// Ethernet, LLC in frames that have a length, and ARP.
extension DissectionWalk {
  mutating func ethernet() {
    let frame = layer("Ethernet", worded: { $1.append($0.source, to: $0.destination) }) {
      reader throws(WireError) in try EthernetFrame(header: &reader)
    }
    guard let frame else { return }
    let isOutermost = summary.labels.isEmpty
    speaks(from: frame.source, to: frame.destination) { walk in
      guard isOutermost else { return walk.payload(of: frame) }
      walk.told({ frame.etherType.description }) { $0.payload(of: frame) }
    }
  }

  private mutating func payload(of frame: EthernetFrame) {
    guard frame.etherType.isLength else { return go(to: DissectorTable.layer(frame.etherType), else: "Payload") }
    let count = Int(frame.etherType.rawValue)
    if count > end - position {
      note(
        WireError(
          field: "Length", offset: position - 2, reason: .invalid("is \(count), there are \(end - position)")))
    }
    within(count) { walk in walk.go(to: .llc) }
    rest("Padding")
  }

  mutating func llc() {
    let header = layer("LLC", words: \.description) {
      reader throws(WireError) in try LLCHeader(reading: &reader)
    }
    guard let header else { return }
    name("LLC", header.description)
    guard let snap = header.snap, snap.organisation == 0 else { return rest("Payload") }
    let type = EtherType(rawValue: snap.number)
    guard !type.isLength else { return rest("Payload") }
    go(to: DissectorTable.layer(type), else: "Payload")
  }

  mutating func arp() {
    let packet = layer("ARP", words: SummaryText.arp) {
      reader throws(WireError) in try ARPPacket(reading: &reader)
    }
    guard let packet else { return }
    name("ARP", SummaryText.arp(packet))
    rest("Padding")
  }
}
