/// Labels, and the frame or packet below them.
extension DissectionWalk {
  mutating func mpls() {
    let stack = layer("MPLS", words: SummaryText.labels) {
      reader throws(WireError) in try MPLSPacket.readStack(&reader)
    }
    guard let stack else { return }
    let isOutermost = summary.labels.isEmpty
    if isOutermost { summary.labels = stack.map(\.label) }
    name("MPLS", SummaryText.labels(stack))
    // EVPN frames carry no control word here (RFC 7432 §7.11 lets both sides agree on none), so the octets decide.
    if IPv4Header.isPlausible(bytes, position..<end) {
      go(to: .ipv4)
    } else if position < end {
      go(to: .ethernet)
    }
    guard isOutermost, summary.layers.filter({ $0 == "Ethernet" }).count > 1 else { return }
    let inner = summary.protocolName == "MPLS" ? "" : "\(summary.protocolName) "
    let separator = summary.info == SummaryText.labels(stack) ? "" : " | \(inner)\(summary.info)"
    name("MPLS", SummaryText.labels(stack) + separator)
  }
}
