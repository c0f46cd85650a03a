import Engine
import Wire

/// The tree of one flow as the forwarding planes have it: from the source's PE over branches and circuits to hosts.
struct FlowTree {
  private let flow: Int
  private let key: MulticastSourceGroup
  private(set) var lines: [TunnelLine] = []

  init(_ flow: Int, _ view: borrowing WorldView) {
    self.flow = flow
    key = view.key(ofFlow: flow)
    let description = view.lab.flows[flow]
    let roots = view.ingress(ofFlow: flow)
    if roots.isEmpty {
      lines.append(TunnelLine(["-"], "\(description.name): no PE is near \(description.from)", style: .dim))
    }
    for root in roots { addRoot(root, view) }
  }

  private mutating func addRoot(_ node: NodeID, _ view: borrowing WorldView) {
    let name = view.name(node)
    guard view.world.nodes[node].isUp, let place = view.domain(ofFlow: flow, at: node) else {
      return lines.append(TunnelLine([name], "\(name) down", style: .bad, node: node))
    }
    let programmed = place.forwarding.entry(source: key.source ?? .unspecifiedV4, group: view.lab.flows[flow].group)
    let copies = view.packet(ofFlow: flow).map { "\($0.rootCopies) at root" } ?? ""
    lines.append(
      TunnelLine(
        [name], "\(name) root of \(view.lab.flows[flow].name)", style: .heading,
        why: "\(entryName(place.forwarding)) since \(time(programmed.cause, view))", count: copies, node: node))
    let entry = programmed.entry
    let count = entry.branches.count + entry.circuits.count
    for (index, branch) in entry.branches.enumerated() {
      addBranch(branch, from: node, place, isLast: index == count - 1, view)
    }
    for (index, circuit) in entry.circuits.enumerated() {
      addCircuit(circuit, at: node, place, [name], [entry.branches.count + index == count - 1], view)
    }
    if count == 0 { lines.append(TunnelLine([name, "-"], branches: [true], "nobody wants it", style: .dim)) }
  }

  private func entryName(_ forwarding: DomainForwarding) -> String {
    if forwarding[key] != nil { return "\(key)" }
    let any = MulticastSourceGroup(group: key.group)
    return forwarding[any] != nil ? "\(any)" : forwarding.isSelective ? "unasked" : "flood list"
  }

  private mutating func addBranch(
    _ branch: Branch, from root: NodeID, _ place: DomainPlace, isLast: Bool, _ view: borrowing WorldView
  ) {
    let path = [view.name(root), view.name(branch.nextHop)]
    let way = view.way(from: root, to: branch.nextHop)
    var copies = way.first.map { view.name($0) } ?? "no way"
    if let packet = view.packet(ofFlow: flow), let first = way.first {
      copies += " " + Glyph.times.text(in: view.glyphs) + "\(LinkOverlay.copies(of: packet, on: first))"
    }
    lines.append(
      TunnelLine(
        path, branches: [isLast], "IR \(branch.label) \(Glyph.arrowRight.text(in: view.glyphs)) \(path[1])",
        style: way.isEmpty ? .bad : .plain, why: reason(for: branch, place, view), count: copies,
        way: way.map { view.name($0) }, node: view.world.plant.router(at: branch.nextHop), link: way.first))
    guard let leaf = view.world.plant.router(at: branch.nextHop), let there = view.domain(ofFlow: flow, at: leaf) else {
      return
    }
    let entry = there.forwarding.entry(source: key.source ?? .unspecifiedV4, group: view.lab.flows[flow].group).entry
    for (index, circuit) in entry.circuits.enumerated() {
      addCircuit(circuit, at: leaf, there, path, [isLast, index == entry.circuits.count - 1], view)
    }
  }

  /// The route that put the branch there.
  private func reason(for branch: Branch, _ place: DomainPlace, _ view: borrowing WorldView) -> String {
    guard let group = key.group else { return "" }
    let wishes = place.state.interest(in: group)
    if let index = wishes.keys.firstIndex(where: { place.state.branch(to: $0) == branch }) {
      let interest = wishes.values[index]
      let wanted = interest.interest.entries(of: group).map { "\($0.0)" }.joined(separator: " ")
      return "6 SMET \(wanted) \(time(interest.cause, view))"
    }
    guard let inclusive = place.state.inclusive.values.first(where: { $0.branch == branch }) else { return "" }
    return "3 IMET \(time(inclusive.cause, view))"
  }

  private mutating func addCircuit(
    _ index: Int, at node: NodeID, _ place: DomainPlace, _ path: [String], _ branches: [Bool],
    _ view: borrowing WorldView
  ) {
    guard index < place.circuits.count, place.circuits[index].port.index < view.world.plant.ports[node.index].count
    else { return }
    let circuit = place.circuits[index]
    let port = view.world.plant.ports[node.index][circuit.port.index]
    let path = path + [port.name]
    let segment = circuit.segment.flatMap { place.segmentName($0) }
    let role = segment.map { circuit.isForwarder ? "DF of \($0)" : "not DF of \($0): sends nothing" }
    var copies = ""
    if let packet = view.packet(ofFlow: flow) {
      copies = Glyph.times.text(in: view.glyphs) + "\(LinkOverlay.copies(of: packet, on: port.link))"
    }
    lines.append(
      TunnelLine(
        path, branches: branches, "\(view.name(node)):\(port.name)" + (role.map { " \($0)" } ?? ""),
        style: circuit.isForwarder ? .plain : .dim, why: membership(index, place, view), count: copies, node: node,
        link: port.link))
    guard circuit.isForwarder else { return }
    let hosts = view.hosts(behind: port.link, from: port.end).filter { view.wants($0, flow) }
    for (index, host) in hosts.enumerated() {
      let tally = view.world.ledger.flows[flow].hosts[host]
      lines.append(
        TunnelLine(
          path + [view.name(host)], branches: branches + [index == hosts.count - 1], view.name(host),
          count: tally.map { TunnelRow.delivery($0) } ?? "", node: host, link: port.link))
    }
  }

  /// The membership of the circuit that the entry follows from.
  private func membership(_ index: Int, _ place: DomainPlace, _ view: borrowing WorldView) -> String {
    guard index < place.memberships.count else { return "" }
    for wanted in [key, MulticastSourceGroup(group: key.group)] {
      if let cause = place.memberships[index].cause(of: wanted) { return "\(wanted) \(time(cause, view))" }
    }
    return ""
  }

  private func time(_ record: RecordID, _ view: borrowing WorldView) -> String {
    view.world.trace[record].map { TimeText.short($0.time) } ?? "-"
  }
}

/// A flow's domain at one PE: what is programmed, and what it follows from.
struct DomainPlace {
  let forwarding: DomainForwarding
  let circuits: [CircuitForwarding]
  let memberships: [Circuit]
  let state: DomainState
  let configuration: EVPNConfiguration

  func segmentName(_ index: Int) -> String? {
    index < configuration.segments.count ? configuration.segments[index].name : nil
  }
}

extension WorldView {
  func domain(named service: String, at node: NodeID) -> DomainPlace? {
    guard let router = world.nodes[node].router?.value, let evpn = router.evpn?.value,
      let index = evpn.configuration.domains.firstIndex(where: { $0.name == service }),
      index < router.plane.value.domains.count, index < router.plane.value.circuits.count
    else { return nil }
    return DomainPlace(
      forwarding: router.plane.value.domains[index], circuits: router.plane.value.circuits[index],
      memberships: evpn.circuits[index].map(\.value), state: evpn.domains[index].value,
      configuration: evpn.configuration)
  }

  func domain(ofFlow flow: Int, at node: NodeID) -> DomainPlace? { domain(named: lab.flows[flow].service, at: node) }

  /// The PEs that the source's packets can come in at: those to which the latest packet was sent, if there is one.
  func ingress(ofFlow flow: Int) -> [NodeID] {
    guard let source = world.plant.node(named: lab.flows[flow].from) else { return [] }
    let ends = world.plant.ports[source.index].flatMap { routers(behind: $0.link, from: $0.end) }
    guard let packet = packet(ofFlow: flow) else { return Set(ends.map(\.node)).sorted() }
    let used = ends.filter { end in
      let port = world.plant.port(end)
      return packet.linkCopies[Direction(link: port.link, from: port.end.other)] != nil
    }
    return Set((used.isEmpty ? ends : used).map(\.node)).sorted()
  }

  /// The links that a labelled packet takes from a router to another's loopback; empty without a way.
  func way(from start: NodeID, to destination: IPAddress) -> [LinkID] {
    var links: [LinkID] = []
    var node = start
    while world.plant.loopback(of: node) != destination {
      guard links.count < world.nodes.count, let plane = world.nodes[node].router?.value.plane.value,
        let route = plane.routes[destination], let neighbor = plane.neighbors[route.neighbor],
        neighbor.port.index < world.plant.ports[node.index].count
      else { return [] }
      let port = world.plant.ports[node.index][neighbor.port.index]
      links.append(port.link)
      node = world.plant.far(port.link, from: port.end).node
    }
    return links
  }

  /// The hosts that are reached through a link without crossing a router.
  func hosts(behind link: LinkID, from end: LinkEnd) -> [NodeID] {
    let ends = access(behind: link, from: end).map(\.node)
    return Set(ends.filter { world.plant[$0].kind == .host }).sorted()
  }

  /// The router ports that are reached through a link and switches.
  func routers(behind link: LinkID, from end: LinkEnd) -> [Endpoint] {
    access(behind: link, from: end).filter { world.plant[$0.node].kind.isRouter }
  }

  /// The ends of all links that are reached through a link and switches.
  private func access(behind link: LinkID, from end: LinkEnd) -> [Endpoint] {
    var seen: Set<LinkID> = [link]
    var found = [world.plant.far(link, from: end)]
    var next = 0
    while next < found.count {
      let endpoint = found[next]
      next += 1
      guard world.plant[endpoint.node].kind == .switch else { continue }
      for port in world.plant.ports[endpoint.node.index] where seen.insert(port.link).inserted {
        found.append(world.plant.far(port.link, from: port.end))
      }
    }
    return found
  }
}
