/// IP and the transports that it carries.
extension DissectionWalk {
  mutating func ipv4() {
    let start = position
    let header = layer("IPv4", worded: { $1.append($0.packet.source, to: $0.packet.destination) }) {
      reader throws(WireError) in try IPv4Header.read(&reader)
    }
    guard let (packet, count) = header else { return }
    addresses = (packet.source, packet.destination)
    carriage = IPCarriage(packet, at: start)
    speaks(from: packet.source, to: packet.destination) { walk in
      walk.named("IPv4", { "protocol \(packet.protocolNumber)" }) { walk in
        walk.within(count) { walk in
          guard !packet.isFragment else {
            return walk.fragment("IPv4", of: packet.protocolNumber, at: packet.fragmentOffset)
          }
          walk.go(to: DissectorTable.layer(packet.protocolNumber), else: "Payload")
        }
      }
    }
    rest("Padding")
  }

  mutating func ipv6() {
    let start = position
    let header = layer("IPv6", worded: { $1.append($0.packet.source, to: $0.packet.destination) }) {
      reader throws(WireError) in try IPv6Header.read(&reader)
    }
    guard let (packet, count) = header else { return }
    addresses = (packet.source, packet.finalDestination)
    carriage = IPCarriage(packet, at: start)
    let isLast = packet.protocolNumber == .noNextHeader
    speaks(from: packet.source, to: packet.destination) { walk in
      walk.named("IPv6", { isLast ? "no next header" : "protocol \(packet.protocolNumber)" }) { walk in
        walk.within(count) { walk in
          if let fragment = packet.fragment {
            return walk.fragment("IPv6", of: packet.protocolNumber, at: fragment.offset)
          }
          // RFC 8200 §4.7: what is behind "no next header" is ignored.
          guard !isLast else { return walk.rest("Payload", "ignored") }
          walk.go(to: DissectorTable.layer(packet.protocolNumber), else: "Payload")
        }
      }
    }
    rest("Padding")
  }

  /// Part of what a packet carried: only the whole can be read.
  private mutating func fragment(_ family: String, of number: IPProtocol, at offset: UInt16) {
    let words = "\(number.name ?? "protocol \(number)") from octet \(Int(offset) * 8)"
    name(family, "fragment of \(words)")
    rest("Fragment", words)
  }

  mutating func udp() {
    guard let (source, destination) = addresses else { return rest("Payload") }
    let datagram = layer("UDP", words: { "\($0.sourcePort) > \($0.destinationPort)" }) {
      reader throws(WireError) in
      try UDPDatagram.header(&reader, source: source, destination: destination)
    }
    guard let datagram else { return }
    let count = end - position
    named("UDP", { SummaryText.udp(datagram, payloadCount: count) }) { walk in
      walk.go(to: DissectorTable.layer(udp: datagram.destinationPort), else: "Payload")
    }
  }

  mutating func tcp() {
    guard let (source, destination) = addresses else { return rest("Payload") }
    let segment = layer("TCP", words: { "\($0.sourcePort) > \($0.destinationPort) \($0.flags)" }) {
      reader throws(WireError) in
      try TCPSegment.header(&reader, source: source, destination: destination, acceptingOffload: true)
    }
    guard let segment else { return }
    let count = end - position
    named("TCP", { SummaryText.tcp(segment, payloadCount: count) }) { walk in
      guard count > 0 else { return }
      if walk.isStreamPayload { return walk.readStream() }
      walk.go(to: DissectorTable.layer(tcp: [segment.sourcePort, segment.destinationPort]), else: "Payload")
    }
  }
}
