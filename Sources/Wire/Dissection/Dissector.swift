/// Octets → the tree of their fields, read by the decoders that the routers run.
package enum Dissector {
  /// With what the octets begin.
  package enum Start: Hashable, Sendable, CaseIterable {
    case frame
    case ipv4
    case igmp
    case bgp
  }

  package static func dissect(frame bytes: [UInt8]) -> Dissection {
    dissect(bytes, as: .frame)
  }

  package static func dissect(_ bytes: [UInt8], as start: Start) -> Dissection {
    var walk = DissectionWalk(bytes)
    switch start {
    case .frame: walk.ethernet()
    case .ipv4: walk.ipv4()
    case .igmp: walk.igmp()
    case .bgp: walk.bgp()
    }
    return walk.finished()
  }
}

/// A dissection under way: one method per layer, each of which reads its header and goes on to what it carries.
///
/// An error ends the walk through that branch; what it leaves behind is shown as undecoded octets.
struct DissectionWalk {
  private let bytes: [UInt8]
  /// The first octet that no layer has read.
  private var position = 0
  /// Where the current layer ends.
  private var end: Int
  private var recorder: FieldRecorder? = FieldRecorder()
  private var errors: [WireError] = []
  private var attributeErrors: [AttributeError] = []
  private var summary = PacketSummary()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  /// The tree, in which every octet has a leaf.
  consuming func finished() -> Dissection {
    let nodes = UndecodedOctets.filling(recorder?.roots ?? [], over: 0..<bytes.count)
    return Dissection(nodes: nodes, errors: errors, attributeErrors: attributeErrors, summary: summary)
  }

  // MARK: Steps

  /// Reads one header as a group of the tree; `nil` when it is malformed, which is then noted.
  private mutating func layer<Value>(
    _ name: String, words: (Value) -> String, _ body: (inout ByteReader) throws(WireError) -> Value
  ) -> Value? {
    summary.layers.append(name)
    var reader = ByteReader(bytes, from: position, to: end)
    let depth = recorder?.depth ?? 0
    reader.recorder = recorder.take()
    reader.recorder?.begin(name, offset: position)
    do {
      let value = try body(&reader)
      reader.recorder?.end(words(value), offset: reader.position)
      resume(from: reader)
      return value
    } catch {
      reader.recorder?.close(to: depth, offset: reader.position)
      resume(from: reader)
      errors.append(error)
      return nil
    }
  }

  private mutating func resume(from reader: ByteReader) {
    position = reader.position
    recorder = reader.recorder
  }

  /// Shows the octets up to the end of the current layer as one leaf.
  private mutating func rest(_ name: String, _ words: String = "") {
    guard position < end else { return }
    let count = end - position
    let value = words.isEmpty ? "\(count) octets" : "\(words), \(count) octets"
    recorder?.leaf(name, value, offset: position, length: count)
    position = end
  }

  // MARK: Link layer

  mutating func ethernet() {
    let frame = layer("Ethernet", words: { "\($0.source) > \($0.destination)" }) {
      reader throws(WireError) in try EthernetFrame(header: &reader)
    }
    guard let frame else { return }
    summary.source = frame.source.description
    summary.destination = frame.destination.description
    if summary.labels.isEmpty { summary.info = frame.etherType.description }
    switch DissectorTable.network(frame.etherType) {
    case .arp: arp()
    case .ipv4: ipv4()
    case .mpls: mpls()
    case nil: rest("Payload")
    }
  }

  mutating func arp() {
    let packet = layer("ARP", words: SummaryText.arp) {
      reader throws(WireError) in try ARPPacket(reading: &reader)
    }
    guard let packet else { return }
    name("ARP", SummaryText.arp(packet))
    rest("Padding")
  }

  // MARK: MPLS

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
      ipv4()
    } else if position < end {
      ethernet()
    }
    guard isOutermost, summary.layers.filter({ $0 == "Ethernet" }).count > 1 else { return }
    let inner = summary.protocolName == "MPLS" ? "" : "\(summary.protocolName) "
    let separator = summary.info == SummaryText.labels(stack) ? "" : " | \(inner)\(summary.info)"
    name("MPLS", SummaryText.labels(stack) + separator)
  }

  // MARK: IP

  mutating func ipv4() {
    let header = layer("IPv4", words: { "\($0.packet.source) > \($0.packet.destination)" }) {
      reader throws(WireError) in try IPv4Header.read(&reader)
    }
    guard let (packet, count) = header else { return }
    summary.source = packet.source.description
    summary.destination = packet.destination.description
    name("IPv4", "protocol \(packet.protocolNumber)")
    let outerEnd = end
    end = position + count
    switch DissectorTable.transport(packet.protocolNumber) {
    case .igmp: igmp()
    case .tcp: tcp(packet)
    case .udp: udp(packet)
    case nil: rest("Payload")
    }
    position = end
    end = outerEnd
    rest("Padding")
  }

  mutating func igmp() {
    let message = layer("IGMP", words: \.description) {
      reader throws(WireError) in try IGMPMessage(reading: &reader)
    }
    if let message { name("IGMP", message.description) }
  }

  private mutating func udp(_ packet: IPv4Packet) {
    let datagram = layer("UDP", words: { "\($0.sourcePort) > \($0.destinationPort)" }) {
      reader throws(WireError) in
      try UDPDatagram.header(&reader, source: packet.source, destination: packet.destination)
    }
    guard let datagram else { return }
    name("UDP", SummaryText.udp(datagram, payloadCount: end - position))
    switch DissectorTable.application(udp: datagram.destinationPort) {
    case .lab: lab()
    case .bgp, nil: rest("Payload")
    }
  }

  private mutating func lab() {
    let payload = layer("Lab traffic", words: SummaryText.lab) {
      reader throws(WireError) in try LabPayload(reading: &reader)
    }
    if let payload { summary.info = SummaryText.lab(payload) }
  }

  private mutating func tcp(_ packet: IPv4Packet) {
    let segment = layer("TCP", words: { "\($0.sourcePort) > \($0.destinationPort) \($0.flags)" }) {
      reader throws(WireError) in
      try TCPSegment.header(&reader, source: packet.source, destination: packet.destination)
    }
    guard let segment else { return }
    name("TCP", SummaryText.tcp(segment, payloadCount: end - position))
    guard position < end else { return }
    switch DissectorTable.application(tcp: [segment.sourcePort, segment.destinationPort]) {
    case .bgp: bgp()
    case .lab, nil: rest("Payload")
    }
  }

  /// Names the packet after the layer that was just read.
  private mutating func name(_ name: String, _ info: String) {
    summary.protocolName = name
    summary.info = info
  }
}

// MARK: BGP

extension DissectionWalk {
  /// The messages of one segment; one that began in an earlier segment, or ends in a later one, is not taken apart.
  mutating func bgp() {
    guard bytes[position..<end].prefix(16).allSatisfy({ $0 == 0xff }) else {
      return rest("TCP segment data", "continuation")
    }
    var words: [String] = []
    while position < end {
      guard isWhole() else {
        rest("TCP segment data", "start of a message")
        words.append("start of a message")
        break
      }
      summary.layers.append("BGP")
      guard let decoded = message() else { break }
      words.append(SummaryText.bgp(decoded.message))
    }
    name("BGP", words.joined(separator: "; "))
  }

  /// Whether the message at the position does not go on in another segment; a malformed header counts as whole.
  private func isWhole() -> Bool {
    do {
      return try BGPMessage.length(ofMessageAt: Array(bytes[position..<end]), from: 0) != nil
    } catch {
      return true
    }
  }

  private mutating func message() -> DecodedBGPMessage? {
    let start = position
    var reader = ByteReader(bytes, from: position, to: end)
    reader.recorder = recorder.take()
    do {
      let decoded = try DecodedBGPMessage(reading: &reader, context: BGPContext())
      resume(from: reader)
      attributeErrors += decoded.update?.errors ?? []
      errors += (decoded.update?.errors ?? []).map(\.cause)
      return decoded
    } catch {
      resume(from: reader)
      let text = error.notification.description
      errors.append(error.cause ?? WireError(field: "BGP message", offset: start, reason: .invalid(text)))
      return nil
    }
  }
}
