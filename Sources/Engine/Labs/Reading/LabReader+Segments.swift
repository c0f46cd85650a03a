import Wire

extension LabReader {
  mutating func readSegment(_ node: DocumentNode) {
    guard let table = table(node, LabSchema.segment) else { return }
    let name = name(table, "name", "the name of a segment")
    let isNew = name.map { declare($0, "segment", at: table.position(of: "name")) } ?? false
    let identifier = segmentIdentifier(table)
    let mode = word(table, "mode", RedundancyMode.self) ?? .allActive
    let election = word(table, "df", ElectionAlgorithm.self) ?? .modulo
    let synch = word(table, "sync", SynchMode.self) ?? .routes
    _ = word(table, "esi-label", among: ["dcb"])
    let ports = segmentPorts(table)
    guard let name, isNew, let identifier, !ports.isEmpty else { return }
    if let other = lab.segments.first(where: { $0.identifier == identifier }) {
      note(table.position(of: "esi"), "the ESI of \(other.name)", mend: "give each segment its own")
    }
    for port in ports {
      for other in lab.segments where other.ports.contains(port) {
        note(table.position(of: "ports"), "port \(port) is in \(other.name)", mend: "a port is in one segment")
      }
    }
    lab.segments.append(
      SegmentDescription(
        name: name, identifier: identifier, mode: mode, ports: ports, election: election, synch: synch,
        position: node.position))
  }

  /// Ten octets, neither all zero (a single-homed site) nor all ones (reserved) (RFC 7432 §5).
  private mutating func segmentIdentifier(_ table: LabTable) -> EthernetSegmentID? {
    guard let text = text(table, "esi") else { return nil }
    guard let identifier = EthernetSegmentID(text.text) else {
      note(
        text.position, "`\(Printable.text(text.text))` is no ESI",
        mend: "write ten octets in quotes, like \"00:01:02:03:04:05:06:07:08:09\"")
      return nil
    }
    guard identifier != .zero, identifier != .maximum else {
      note(text.position, "\(identifier) is reserved (RFC 7432 §5)", mend: "write another ESI")
      return nil
    }
    return identifier
  }

  /// Ports of different PEs of the services, all facing one switch.
  private mutating func segmentPorts(_ table: LabTable) -> [PortReference] {
    guard let items = list(table, "ports") else { return [] }
    if items.isEmpty {
      note(table.position(of: "ports"), "a segment without ports", mend: "write the ports of its PEs")
    }
    var pes: [String] = []
    for pe in lab.services.flatMap(\.pes) where !pes.contains(pe) { pes.append(pe) }
    var ports: [PortReference] = []
    var faced: String?
    for item in items {
      guard let text = text(item, "an item of `ports`"), let port = accessPort(text, of: pes, "of a service"),
        let far = farEnds[port]?.end.node
      else { continue }
      if kind(of: far) != .switch {
        note(text.position, "\(port) faces \(far), not a switch", mend: "only a switch can be multihomed")
      } else if let faced, faced != far {
        note(text.position, "\(port) faces \(far), the ports before it \(faced)", mend: "a segment is one switch")
      } else if ports.contains(where: { $0.node == port.node }) {
        note(text.position, "\(port.node) is in the segment twice", mend: "a PE has one port in a segment")
      } else {
        faced = far
        ports.append(port)
      }
    }
    return ports
  }

  /// A switch that faces two PEs of a service, or one twice, without a segment, would send frames in circles for ever.
  mutating func checkLoops() {
    guard errors.isEmpty else { return }
    let covered = Set(lab.segments.flatMap(\.ports))
    for service in lab.services {
      var first: [String: PortReference] = [:]
      for port in service.attachments.map(\.port) {
        guard let far = farEnds[port]?.end.node, kind(of: far) == .switch else { continue }
        guard let other = first[far] else {
          first[far] = port
          continue
        }
        if !covered.contains(port) || !covered.contains(other) {
          note(
            farEnds[port]?.position ?? service.position,
            "\(far) faces \(other) and \(port) of \(service.name): its frames would go in circles",
            mend: "put both ports into one Ethernet segment")
        }
      }
    }
  }
}
