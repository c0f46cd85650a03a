import Engine
import Wire

/// The lines below the picture: what its signs mean, the chosen flow, node and link.
enum TopologyFooter {
  static func lines(_ view: borrowing WorldView) -> [LogLine] {
    [flow(view), node(view), link(view), legend(view)].compactMap(\.self)
  }

  private static func flow(_ view: borrowing WorldView) -> LogLine? {
    guard let flow = view.flow else { return nil }
    var text = view.words(ofFlow: flow)
    if let packet = view.packet(ofFlow: flow) {
      let copies = packet.linkCopies.values.reduce(0, +)
      text += " packet \(packet.id.number): \(packet.rootCopies) at root, \(copies) on links"
      if packet.waste > 0 { text += ", waste \(packet.waste)" }
    } else {
      text += "  not started"
    }
    let violations = view.world.violations.count
    if violations > 0 { return LogLine("\(violations) violations  " + text, style: .bad) }
    return LogLine(text, style: .accent)
  }

  private static func node(_ view: borrowing WorldView) -> LogLine? {
    guard let node = view.node else { return nil }
    let state = view.world.nodes[node]
    var text = "\(view.name(node)) \(state.isUp ? "up" : "down")"
    if let speaker = state.router?.value.routing?.speaker.value {
      let peers = speaker.configuration.peers
      let up = peers.indices.count { index in
        speaker.peer(at: peers[index].address).map { speaker.state(of: $0) == .established } ?? false
      }
      text += "  bgp \(up)/\(peers.count)  " + counts(speaker, view)
    }
    if let host = state.host?.value, let flow = view.flow {
      text += "  \(host.address)"
      if let tally = view.world.ledger.flows[flow].hosts[node] { text += "  " + TunnelRow.delivery(tally) }
    }
    return LogLine(text)
  }

  /// How many best routes of each type: `t3 2 t6 1`.
  private static func counts(_ speaker: Speaker, _ view: borrowing WorldView) -> String {
    var counts = SortedMap<UInt8, Int>()
    let interner = view.world.effects.interner
    for key in speaker.keys(interner) {
      if let type = interner[key].octets.first { counts[type, default: 0] += 1 }
    }
    return counts.map { "t\($0.0) \($0.1)" }.joined(separator: " ")
  }

  /// The chosen link, and the route that the RIB has chosen if it came over it.
  private static func link(_ view: borrowing WorldView) -> LogLine? {
    guard let link = view.link else { return nil }
    let state = view.world.links[link.index]
    var text = "\(view.name(link)) \(state.isUp ? "up" : "down")  \(state.delay)"
    if let flow = view.flow, let packet = view.packet(ofFlow: flow) {
      text += "  \(Glyph.times.text(in: view.glyphs))\(LinkOverlay.copies(of: packet, on: link))"
    }
    if let (node, key) = view.state.route, let route = view.best(key, at: node),
      let copy = view.carrier(of: key, learned: route.path.learned, at: node), view.world.frames[copy].link == link
    {
      text += "  \(TimeText.short(route.path.learned)) \(RouteRow.name(route.route)) \(RouteRow.key(route.route, view))"
    }
    return LogLine(text)
  }

  private static func legend(_ view: borrowing WorldView) -> LogLine {
    let glyphs = view.glyphs
    let packet = Glyph.packet.text(in: glyphs)
    let times = Glyph.times.text(in: glyphs)
    let missing = Glyph.missing.text(in: glyphs)
    let duplicate = Glyph.duplicate.text(in: glyphs)
    return LogLine(
      "[S]ource [R]eceiver \(times)n copies \(packet) flow B bgp I igmp t tcp DF forwarder "
        + "\(missing) lost \(duplicate) dup",
      style: .dim)
  }
}

extension WorldView {
  /// A node's best route of a key.
  func best(_ key: EVPNRouteKey, at node: NodeID) -> (route: EVPNRoute, path: Path)? {
    guard node.index < world.nodes.count, let id = world.effects.interner.known(key),
      let path = world.nodes[node].router?.value.routing?.speaker.value.best(id)
    else { return nil }
    return (world.effects.interner[path.route], path)
  }
}
