import Wire

extension LabReader {
  mutating func readService(_ node: DocumentNode) {
    guard let table = table(node, LabSchema.service) else {
      hasBrokenService = true
      return
    }
    let name = name(table, "name", "the name of a service")
    let isNew = name.map { declare($0, "service", at: table.position(of: "name")) } ?? false
    let evi = number(table, "evi", in: 1...65_535)
    let vlan = number(table, "vlan", in: 1...4_094)
    let pes = serviceNodes(table)
    _ = word(table, "encapsulation", among: ["mpls"])
    _ = word(table, "inclusive", among: ["ingress-replication"])
    let selective = selectiveMode(table)
    let proxy = self.table(table, "proxy", LabSchema.proxy)
    let igmp = proxy.flatMap { flag($0, "igmp") } ?? true
    let mld = proxy.flatMap { flag($0, "mld") } ?? true
    let target = routeTarget(table)
    guard let name, isNew, let evi, let vlan, !pes.isEmpty else {
      hasBrokenService = true
      return
    }
    if let other = lab.services.first(where: { $0.evi == UInt32(evi) }) {
      note(table.position(of: "evi"), "EVI \(evi) is that of \(other.name)", mend: "give each service its own")
    }
    var service = ServiceDescription(
      name: name, evi: UInt32(evi), vlan: UInt16(vlan), pes: pes, selective: selective, igmpProxy: igmp,
      mldProxy: mld, routeTarget: target ?? defaultTarget(of: pes[0], evi: evi), position: node.position)
    service.attachments = attachments(table, of: service) ?? []
    lab.services.append(service)
    if table["acs"] == nil { servicesWithoutAttachments.append(lab.services.count - 1) }
  }

  private mutating func serviceNodes(_ table: LabTable) -> [String] {
    let items = texts(table, "pes")
    if let list = table["pes"], case .list(let all) = list.content, all.isEmpty {
      note(list.position, "a service without PEs", mend: "write their names, like [PE1, PE2]")
    }
    var names: [String] = []
    for item in items {
      guard let node = node(item, of: .pe, for: "a service is of PEs") else {
        hasBrokenService = true
        continue
      }
      if names.contains(node.name) {
        note(item.position, "\(node.name) is in `pes` twice", mend: "remove one")
      } else {
        names.append(node.name)
      }
    }
    return names
  }

  /// `selective: {mode: smet}`, or in short `selective: smet`.
  private mutating func selectiveMode(_ table: LabTable) -> SelectiveMode {
    guard let node = table["selective"] else { return .smet }
    if case .text = node.content {
      let entry = DocumentEntry(key: "mode", keyPosition: node.position, value: node)
      let short = LabTable(section: LabSchema.selective, position: node.position, entries: [entry])
      return word(short, "mode", SelectiveMode.self) ?? .smet
    }
    return self.table(node, LabSchema.selective).flatMap { word($0, "mode", SelectiveMode.self) } ?? .smet
  }

  /// AS:number or address:number (RFC 4360 §4, RFC 5668 §2).
  private mutating func routeTarget(_ table: LabTable) -> RouteTarget? {
    guard let text = text(table, "route-target") else { return nil }
    if let target = RouteTarget(text.text) { return target }
    note(
      text.position, "`\(Printable.text(text.text))` is no route target",
      mend: "write AS:NUMBER in quotes, like \"65000:10\"")
    return nil
  }

  private func defaultTarget(of pe: String, evi: UInt64) -> RouteTarget {
    let system = node(pe)?.autonomousSystem ?? 0
    return UInt16(exactly: system).map { .autonomousSystem($0, UInt32(evi)) }
      ?? .autonomousSystem4(system, UInt16(evi))
  }

  // MARK: Attachment circuits

  private mutating func attachments(_ table: LabTable, of service: ServiceDescription) -> [AttachmentReference]? {
    guard let items = list(table, "acs") else { return nil }
    return items.compactMap { item -> AttachmentReference? in
      var vlan = service.vlan
      var text: PositionedText?
      if case .table = item.content {
        guard let circuit = self.table(item, LabSchema.attachment) else { return nil }
        vlan = number(circuit, "vlan", in: 1...4_094).map { UInt16($0) } ?? vlan
        text = self.text(circuit, "port")
      } else {
        text = self.text(item, "an item of `acs`")
      }
      guard let text, let port = accessPort(text, of: service.pes, "of \(service.name)") else { return nil }
      return AttachmentReference(port: port, vlan: vlan, position: text.position)
    }
  }

  /// A port of one of `pes` that faces a host or a switch.
  mutating func accessPort(_ text: PositionedText, of pes: [String], _ owner: String) -> PortReference? {
    guard let port = port(text), let node = node(PositionedText(port.node, at: text.position)) else { return nil }
    guard pes.contains(node.name) else {
      if hasBrokenService { return nil }
      note(
        text.position, "\(node.name) is not a PE \(owner)",
        mend: hint(node.name, among: pes) ?? "its PEs: \(pes.joined(separator: ", "))")
      return nil
    }
    guard let far = farEnds[port]?.end else {
      if mentionedLinks.contains(where: { $0.a == port || $0.b == port }) { return nil }
      let ports = lab.ports(of: port.node).map { "\(port.node):\($0)" }
      note(
        text.position, "no link at port \(port)",
        mend: hint(text.text, among: ports) ?? "its ports: \(ports.joined(separator: ", "))")
      return nil
    }
    guard let kind = kind(of: far.node), kind == .host || kind == .switch else {
      note(text.position, "\(port) faces \(far.node), a router", mend: "write a port that faces a host or a switch")
      return nil
    }
    return port
  }

  /// Fills in what depends on all services: the VLANs of hosts, and the attachment circuits that were not listed.
  mutating func settleServices() {
    settleHosts()
    for index in servicesWithoutAttachments {
      let service = lab.services[index]
      lab.services[index].attachments = lab.links.flatMap { [($0.a, $0.b), ($0.b, $0.a)] }
        .filter { near, far in
          guard service.pes.contains(near.node), let kind = kind(of: far.node) else { return false }
          return kind == .switch || kind == .host && node(far.node)?.vlan == service.vlan
        }
        .map { AttachmentReference(port: $0.0, vlan: service.vlan, position: service.position) }
    }
    var owners: [AttachmentReference: String] = [:]
    for service in lab.services {
      for circuit in service.attachments {
        let key = AttachmentReference(port: circuit.port, vlan: circuit.vlan)
        if let owner = owners[key] {
          note(
            circuit.position, "VLAN \(circuit.vlan) of port \(circuit.port) belongs to \(owner) and to \(service.name)",
            mend: "give the services different VLANs, or list their `acs`")
        }
        owners[key] = service.name
      }
    }
  }

  private func node(_ name: String) -> NodeDescription? { nodeIndex[name].map { lab.nodes[$0] } }

  private mutating func settleHosts() {
    guard !hasBrokenService, !lab.services.isEmpty else { return }
    let list = lab.services.map { "\($0.name) \($0.vlan)" }.joined(separator: ", ")
    for (index, node) in lab.nodes.enumerated() where node.kind == .host {
      if let vlan = node.vlan {
        if !lab.services.contains(where: { $0.vlan == vlan }) {
          note(node.position, "\(node.name) is in VLAN \(vlan), and no service has it", mend: "services: \(list)")
        }
      } else if lab.services.count == 1 {
        lab.nodes[index].vlan = lab.services[0].vlan
      } else {
        note(
          node.position, "\(node.name) needs `vlan`: the lab has several services", mend: "write one of: \(list)")
      }
    }
  }
}
