import Wire

extension LabReader {
  mutating func readSessions(_ bgp: LabTable) {
    _ = word(bgp, "rt-constraint", among: ["false"])
    guard let node = bgp["sessions"] else { return }
    if case .text = node.content {
      _ = word(bgp, "sessions", among: ["auto"])
      return
    }
    var sessions: [SessionDescription] = []
    for item in list(bgp, "sessions") ?? [] {
      guard let session = session(item) else { continue }
      if sessions.contains(where: { Set([$0.a, $0.b]) == Set([session.a, session.b]) }) {
        note(item.position, "a second session between \(session.a) and \(session.b)", mend: "remove one")
      } else {
        sessions.append(session)
      }
    }
    lab.sessions = .list(sessions)
  }

  private mutating func session(_ item: DocumentNode) -> SessionDescription? {
    guard let table = table(item, LabSchema.session) else { return nil }
    let isClient = flag(table, "client") ?? false
    guard let items = list(table, "between") else { return nil }
    guard items.count == 2 else {
      note(
        table.position(of: "between"), "a session is between two nodes, not \(items.count)", mend: "write [PE1, RR1]")
      return nil
    }
    let speakers = items.compactMap { item in text(item, "an item of `between`").flatMap { speaker($0) } }
    guard speakers.count == 2 else { return nil }
    guard speakers[0].name != speakers[1].name else {
      note(items[1].position, "a session of \(speakers[0].name) with itself", mend: "write two nodes")
      return nil
    }
    if isClient, speakers[0].autonomousSystem != speakers[1].autonomousSystem {
      note(table.position(of: "client"), "a client is in the AS of its reflector (RFC 4456 §5)", mend: "remove it")
    }
    return SessionDescription(
      a: speakers[0].name, b: speakers[1].name, isClient: isClient, position: item.position)
  }

  private mutating func speaker(_ text: PositionedText) -> NodeDescription? {
    guard let node = node(text) else { return nil }
    guard node.kind.isSpeaker else {
      note(
        text.position, "\(node.name) of kind \(node.kind.rawValue) does not speak BGP",
        mend: "write a node of kind pe or rr")
      return nil
    }
    return node
  }

  // MARK: Flows

  mutating func readFlow(_ entry: DocumentEntry) {
    guard let name = name(entry.key, at: entry.keyPosition, "the name of a flow") else { return }
    let isNew = declare(name, "flow", at: entry.keyPosition)
    guard let table = table(entry.value, LabSchema.flow) else { return }
    let host = text(table, "from").flatMap { node($0, of: .host, for: "a source is a host") }
    let group = multicastGroup(table)
    let service = flowService(table, from: host)
    let size = number(
      table, "size", in: UInt64(FlowDescription.sizes.lowerBound)...UInt64(FlowDescription.sizes.upperBound))
    var rate: PacketRate? = .standard
    if let text = text(table, "rate") {
      rate = PacketRate(text.text)
      if rate == nil {
        note(
          text.position, "`rate`: `\(Printable.text(text.text))` is no rate", mend: "write packets per second: 100pps")
      }
    }
    guard isNew, let host, let group, let service, let rate else { return }
    lab.flows.append(
      FlowDescription(
        name: name, from: host.name, group: group, service: service, rate: rate,
        size: size.map { Int($0) } ?? FlowDescription.standardSize, position: entry.keyPosition))
  }

  private mutating func multicastGroup(_ table: LabTable) -> IPAddress? {
    guard let group = address(table, "group") else { return nil }
    guard group.isMulticast else {
      note(
        table.position(of: "group"), "\(group) is no multicast group", mend: "write one of 224.0.0.0/4, like 239.1.1.1")
      return nil
    }
    return group
  }

  private mutating func flowService(_ table: LabTable, from host: NodeDescription?) -> String? {
    guard let text = text(table, "service") else {
      guard let vlan = host?.vlan, let service = lab.services.first(where: { $0.vlan == vlan }) else {
        if host != nil, lab.services.isEmpty, !hasBrokenService {
          note(table.position, "a flow in a lab without services", mend: "add `services`")
        }
        return nil
      }
      return service.name
    }
    guard let service = lab.service(named: text.text) else {
      if names[text.text]?.noun != "service" {
        note(
          text.position, "no service `\(Printable.text(text.text))`",
          mend: hint(text.text, among: lab.services.map(\.name)))
      }
      return nil
    }
    if let host, let vlan = host.vlan, vlan != service.vlan {
      note(
        text.position, "\(host.name) is in VLAN \(vlan), \(service.name) has \(service.vlan)", mend: "take another host"
      )
    }
    return service.name
  }
}
