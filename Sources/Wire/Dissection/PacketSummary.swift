/// One line per packet: what it is, from whom to whom, and what it says.
package struct PacketSummary: Hashable, Sendable {
  /// The innermost protocol that a person would name; "MPLS" for a customer's frame in a tunnel.
  package var protocolName = "Ethernet"
  /// The innermost address that says who speaks: of IP, or of Ethernet when there is no IP.
  package var source = ""
  package var destination = ""
  package var info = ""
  /// All layers, outermost first, as ["Ethernet", "MPLS", "Ethernet", "IPv4", "UDP", "Lab traffic"].
  package var layers: [String] = []
  /// The labels of the first stack, top first.
  package var labels: [MPLSLabel] = []

  package init() {}
}

/// The words for what packets say.
enum SummaryText {
  static func arp(_ packet: ARPPacket) -> String {
    switch packet.operation {
    case .request: "who has \(packet.targetProtocol)? tell \(packet.senderProtocol)"
    case .reply: "\(packet.senderProtocol) is at \(packet.senderHardware)"
    }
  }

  static func tcp(_ segment: TCPSegment, payloadCount: Int) -> String {
    var text = "\(segment.sourcePort) > \(segment.destinationPort) \(segment.flags) seq \(segment.sequence)"
    if segment.flags.contains(.ack) { text += " ack \(segment.acknowledgment)" }
    return text + " len \(payloadCount)"
  }

  static func udp(_ datagram: UDPDatagram, payloadCount: Int) -> String {
    "\(datagram.sourcePort) > \(datagram.destinationPort) len \(payloadCount)"
  }

  static func lab(_ payload: LabPayload) -> String {
    "flow \(payload.flow) run \(payload.run) packet \(payload.number)"
  }

  static func labels(_ stack: [MPLSLabelStackEntry]) -> String {
    stack.map { "\($0.label.value)" }.joined(separator: " ")
  }

  static func bgp(_ message: BGPMessage) -> String {
    switch message {
    case .open(let open): "OPEN \(open)"
    case .update(let update): "UPDATE \(Self.update(update))"
    case .notification(let notification): "NOTIFICATION \(notification)"
    case .keepalive: "KEEPALIVE"
    case .routeRefresh(let refresh): "ROUTE-REFRESH \(refresh)"
    }
  }

  /// The first route that is announced or withdrawn, and how many more there are.
  private static func update(_ update: UpdateMessage) -> String {
    if update.isEndOfRIB { return update.description }
    let parts = [
      part("announce", update.reach?.nlri, update.announced), part("withdraw", update.unreach?.nlri, update.withdrawn),
    ].compactMap(\.self)
    return parts.isEmpty ? update.description : parts.joined(separator: ", ")
  }

  private static func part(_ verb: String, _ nlri: NLRI?, _ prefixes: RouteList<IPv4Prefix>) -> String? {
    guard let first = nlri?.firstWords ?? prefixes.first?.description else { return nil }
    let count = (nlri?.count ?? 0) + prefixes.count
    return "\(verb) \(first)" + (count > 1 ? " and \(count - 1) more" : "")
  }
}
