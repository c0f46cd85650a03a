/// Ethernet, and ARP that it carries.
extension DissectionWalk {
  mutating func ethernet() {
    let frame = layer("Ethernet", words: { "\($0.source) > \($0.destination)" }) {
      reader throws(WireError) in try EthernetFrame(header: &reader)
    }
    guard let frame else { return }
    summary.source = frame.source.description
    summary.destination = frame.destination.description
    if summary.labels.isEmpty { summary.info = frame.etherType.description }
    go(to: DissectorTable.layer(frame.etherType), else: "Payload")
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
