internal import Wire

/// The functions of expressions, answered from a world.
///
/// Asking changes nothing.
package struct WorldFacts: ExpressionFacts {
  let world: World

  package init(_ world: World) {
    self.world = world
  }

  package func value(
    of function: String, arguments: [ExpressionArgument]
  ) throws(CommandError) -> ExpressionValue {
    switch function {
    case "converged": return .truth(world.converged)
    case "digest": return .word(world.digest.description)
    case "violations": return .int(violations(arguments.first?.text))
    case "copies", "once", "never", "dup", "lost", "gap", "atroot", "linkcopies", "waste":
      return try traffic(function, arguments)
    case "count", "route", "originated": return try routes(function, arguments)
    case "df": return try forwarder(arguments)
    case "state": return try state(arguments[0])
    case "bytes": return .int(try counters(arguments[0]).octetsSent)
    case "messages": return .int(try counters(arguments[0]).updatesSent)
    default: throw CommandError("`\(function)` is not known to this version")
    }
  }

  private func violations(_ rule: String?) -> Int64 {
    Int64(world.violations.count { rule == nil || $0.rule == rule })
  }

  // MARK: Names

  func node(
    _ argument: ExpressionArgument, _ noun: String = "a node", where isWanted: (NodeDescription) -> Bool = { _ in true }
  ) throws(CommandError) -> NodeID {
    try Words.node(argument.text, noun, at: argument.column, in: world, where: isWanted)
  }

  func flow(_ argument: ExpressionArgument) throws(CommandError) -> Int {
    try FlowReference(argument.text, at: argument.column, in: world).onlyFlow(in: world, at: argument.column)
  }

  private func pair(_ argument: ExpressionArgument, _ noun: String) throws(CommandError) -> NodePair {
    try Words.pair(Word(argument.text, column: argument.column), noun, in: world)
  }

  // MARK: Traffic

  private func traffic(_ function: String, _ arguments: [ExpressionArgument]) throws(CommandError) -> ExpressionValue {
    let flow = try flow(arguments[arguments.count - 1])
    let ledger = world.ledger.flows[flow]
    if function == "linkcopies" {
      let link = try Words.link(try pair(arguments[0], "a link"), in: world)
      let copies = ledger.latest?.linkCopies.filter { $0.0.link == link }.map(\.1) ?? []
      return .int(copies.reduce(0, +))
    }
    let host = arguments.count > 1 ? try node(arguments[0], "a host") { $0.kind == .host } : nil
    let tallies = host.map { [ledger.hosts[$0] ?? HostTally()] } ?? ledger.hosts.values
    switch function {
    case "copies": return .int(tallies.reduce(0) { $0 + $1.received })
    case "once":
      // Packets that are still open count neither for nor against.
      return .truth(tallies.allSatisfy { $0.due > 0 && $0.lost == 0 && $0.duplicatesOfDue == 0 })
    case "never": return .truth(tallies.allSatisfy { $0.received == 0 })
    case "dup": return .int(tallies.reduce(0) { $0 + $1.duplicates })
    case "lost": return .int(tallies.reduce(0) { $0 + $1.lost })
    case "gap": return .duration(tallies.map(\.longestGap).max() ?? .zero)
    case "atroot": return .int(ledger.latest?.rootCopies ?? 0)
    default: return .int(ledger.latest?.waste ?? 0)
    }
  }

  // MARK: Routes

  private func routes(_ function: String, _ arguments: [ExpressionArgument]) throws(CommandError) -> ExpressionValue {
    let node = try node(arguments[0], "a BGP speaker") { $0.kind.isSpeaker }
    guard let type = ExpressionFunction.routeType(arguments[1].text) else {
      throw CommandError("no route type `\(arguments[1].text)`", column: arguments[1].column)
    }
    var selector = RouteSelector()
    selector.conditions = [.type(type)]
    for argument in arguments.dropFirst(2) {
      selector.conditions.append(RouteSelector.word(argument.text, in: world))
    }
    let interner = world.effects.interner
    let found = world.bestRoutes(at: node).filter { route, path in
      selector.matches(route, interner[path.attributes], in: world) && (function != "originated" || path.peer == nil)
    }
    return function == "route" ? .truth(!found.isEmpty) : .int(found.count)
  }

  // MARK: State

  private func forwarder(_ arguments: [ExpressionArgument]) throws(CommandError) -> ExpressionValue {
    let names = world.plant.description.segments.map(\.name)
    guard let segment = names.firstIndex(of: arguments[0].text) else {
      throw Words.unknown(arguments[0].text, "an Ethernet segment", among: names, at: arguments[0].column)
    }
    let vlan = UInt16(arguments[1].text) ?? 0
    return .word(
      world.forwarders(ofSegment: segment, vlan: vlan).map { world.name($0) }.joined(separator: "+", or: "none"))
  }

  private func state(_ argument: ExpressionArgument) throws(CommandError) -> ExpressionValue {
    let pair = try pair(argument, "a link or session")
    let links = world.plant.links(between: pair.a, and: pair.b)
    let session = world.isEstablished(pair.a, pair.b)
    guard !links.isEmpty || session != nil else {
      throw CommandError(
        "\(argument.text) is neither a link nor a session", column: argument.column, expected: "A-B",
        suggestion: Nearest.word(to: argument.text, among: world.sessionNames))
    }
    // Where two speakers are neighbours it is both, and up when both are.
    return .word(links.allSatisfy { world.links[$0.index].isUp } && session ?? true ? "up" : "down")
  }

  private func counters(_ argument: ExpressionArgument) throws(CommandError) -> SessionCounters {
    let node = try node(argument, "a BGP speaker") { $0.kind.isSpeaker }
    return world.bgpCounters(of: node)
  }
}

extension ExpressionValue {
  static func int(_ value: some BinaryInteger) -> ExpressionValue { .int(Int64(clamping: value)) }
}

extension [String] {
  func joined(separator: String, or empty: String) -> String { isEmpty ? empty : joined(separator: separator) }
}

extension World {
  /// The PEs that take themselves for the designated forwarder of a segment and VLAN; one when all is well.
  package func forwarders(ofSegment segment: Int, vlan: UInt16) -> [NodeID] {
    plant.nodes.filter { node in
      guard nodes[node].isUp, let evpn = nodes[node].router?.value.evpn?.value,
        let local = evpn.configuration.segments.firstIndex(where: { $0.index == segment }),
        let domain = evpn.configuration.domains.firstIndex(where: { $0.vlan == vlan })
      else { return false }
      return evpn.isForwarder(local, domain)
    }
  }

  /// Whether the BGP session of two nodes is established at both ends; `nil` when they have none.
  package func isEstablished(_ a: NodeID, _ b: NodeID) -> Bool? {
    var states: [SessionState] = []
    for (node, other) in [(a, b), (b, a)] {
      guard let speaker = nodes[node].router?.value.routing?.speaker.value,
        let peer = speaker.peer(at: plant.loopback(of: other))
      else { return nil }
      states.append(nodes[node].isUp ? speaker.state(of: peer) : .idle)
    }
    return states.allSatisfy { $0 == .established }
  }

  /// What a speaker's sessions have sent and received, in sum.
  package func bgpCounters(of node: NodeID) -> SessionCounters {
    var sum = SessionCounters()
    guard let speaker = nodes[node].router?.value.routing?.speaker.value else { return sum }
    for peer in speaker.configuration.peers {
      guard let id = speaker.peer(at: peer.address) else { continue }
      let counters = speaker.counters(of: id)
      sum.messagesSent += counters.messagesSent
      sum.messagesReceived += counters.messagesReceived
      sum.updatesSent += counters.updatesSent
      sum.updatesReceived += counters.updatesReceived
      sum.octetsSent += counters.octetsSent
      sum.octetsReceived += counters.octetsReceived
      sum.established += counters.established
    }
    return sum
  }
}
