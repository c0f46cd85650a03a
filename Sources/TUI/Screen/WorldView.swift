package import Engine
package import Wire

/// What one drawing looks at: the world, lent for so long, and what the user looks at in it.
///
/// It cannot be copied, so nobody can keep it: a world that is kept makes each first write of the engine pay.
package struct WorldView: ~Copyable {
  package let world: World
  package let state: ViewState
  package let content: ConsoleContent
  package let glyphs: GlyphSet

  package init(_ world: borrowing World, _ state: ViewState, _ content: ConsoleContent, glyphs: GlyphSet) {
    self.world = copy world
    self.state = state
    self.content = content
    self.glyphs = glyphs
  }

  package var lab: LabDescription { world.plant.description }

  /// The selected node, or the first PE when the selected one is not of this lab.
  package var node: NodeID? {
    if let node = state.node, node.index < world.nodes.count { return node }
    return world.plant.nodes.first { world.plant[$0].kind == .pe } ?? world.plant.nodes.first
  }

  package var link: LinkID? { state.link.flatMap { $0.index < world.links.count ? $0 : nil } }

  /// The selected flow, or the first.
  package var flow: Int? {
    if let flow = state.flow, lab.flows.indices.contains(flow) { return flow }
    return lab.flows.isEmpty ? nil : 0
  }

  /// The routes to compare with; what lies in the future of a rewound world is no past.
  package var baseline: RouteBaseline? {
    state.baseline.flatMap { $0.time <= world.now ? $0 : nil }
  }

  /// The selected frame, if it has been sent.
  package var packet: CopyID? {
    state.packet.flatMap { Int($0.number) < world.frames.count ? $0 : nil }
  }

  package func isFocused(_ pane: PaneName) -> Bool { state.focus == pane && !state.isAtPrompt }

  // MARK: Words

  package func name(_ node: NodeID) -> String { world.name(node) }

  /// The router's name instead of its address.
  package func name(_ address: IPAddress) -> String {
    world.plant.router(at: address).map { world.name($0) } ?? address.description
  }

  /// The segment's name instead of its identifier.
  package func name(_ segment: EthernetSegmentID) -> String {
    lab.segments.first { $0.identifier == segment }?.name ?? segment.description
  }

  /// The router's name instead of its address: `PE1:10`.
  package func name(_ distinguisher: RouteDistinguisher) -> String {
    guard let address = distinguisher.administratorAddress else { return distinguisher.description }
    return "\(name(address)):\(distinguisher.value & 0xffff)"
  }

  /// `PE1-PE2`.
  package func name(_ link: LinkID) -> String { world.plant.name(of: link) }

  /// `F1 (10.0.0.1, 239.1.1.1)`.
  package func words(ofFlow flow: Int) -> String {
    "\(lab.flows[flow].name) \(key(ofFlow: flow))"
  }

  /// What the flow's packets say of themselves.
  package func key(ofFlow flow: Int) -> MulticastSourceGroup {
    let source = world.plant.node(named: lab.flows[flow].from).flatMap { world.plant[$0].address }
    return MulticastSourceGroup(source: source, group: lab.flows[flow].group)
  }

  /// The latest packet of a flow whose copies have all arrived, or the one on its way.
  package func packet(ofFlow flow: Int) -> OpenPacket? {
    guard flow < world.ledger.flows.count else { return nil }
    let ledger = world.ledger.flows[flow]
    return ledger.latest ?? ledger.open.values.last
  }
}
