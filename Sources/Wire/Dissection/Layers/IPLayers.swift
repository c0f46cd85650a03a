/// IP and the transports that it carries.
extension DissectionWalk {
  mutating func ipv4() {
    let header = layer("IPv4", words: { "\($0.packet.source) > \($0.packet.destination)" }) {
      reader throws(WireError) in try IPv4Header.read(&reader)
    }
    guard let (packet, count) = header else { return }
    summary.source = packet.source.description
    summary.destination = packet.destination.description
    addresses = (packet.source, packet.destination)
    name("IPv4", "protocol \(packet.protocolNumber)")
    within(count) { walk in walk.go(to: DissectorTable.layer(packet.protocolNumber), else: "Payload") }
    rest("Padding")
  }

  mutating func udp() {
    guard let (source, destination) = addresses else { return rest("Payload") }
    let datagram = layer("UDP", words: { "\($0.sourcePort) > \($0.destinationPort)" }) {
      reader throws(WireError) in
      try UDPDatagram.header(&reader, source: source, destination: destination)
    }
    guard let datagram else { return }
    name("UDP", SummaryText.udp(datagram, payloadCount: end - position))
    go(to: DissectorTable.layer(udp: datagram.destinationPort), else: "Payload")
  }

  mutating func tcp() {
    guard let (source, destination) = addresses else { return rest("Payload") }
    let segment = layer("TCP", words: { "\($0.sourcePort) > \($0.destinationPort) \($0.flags)" }) {
      reader throws(WireError) in
      try TCPSegment.header(&reader, source: source, destination: destination)
    }
    guard let segment else { return }
    name("TCP", SummaryText.tcp(segment, payloadCount: end - position))
    guard position < end else { return }
    go(to: DissectorTable.layer(tcp: [segment.sourcePort, segment.destinationPort]), else: "Payload")
  }
}
