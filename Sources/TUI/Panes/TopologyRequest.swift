import Engine

/// The commands that the topology's keys stand for.
enum TopologyRequest {
  /// Fails what is chosen, or restores it when it is down.
  static func fault(_ view: borrowing WorldView) -> Request? {
    if view.state.isLinkChosen, let link = view.link {
      let state = view.world.links[link.index]
      let plant = view.world.plant
      // Between two nodes with several links, only a port names one of them.
      let isAlone = plant.links(between: state.a.node, and: state.b.node).count == 1
      if isAlone { return .run("\(state.isFailed ? "restore" : "fail") link \(plant.name(of: link))") }
      let verb = state.downEnds.contains(.a) ? "restore" : "fail"
      return .run("\(verb) port \(plant.name(of: state.a))")
    }
    return view.node.map { node in
      .run("\(view.world.nodes[node].isUp ? "fail" : "restore") node \(view.name(node))")
    }
  }

  static func why(_ view: borrowing WorldView) -> Request? {
    guard !view.state.isLinkChosen, let node = view.node, let flow = view.flow else { return nil }
    let name = view.lab.flows[flow].name
    switch view.world.plant[node].kind {
    case .host:
      let receives = view.packet(ofFlow: flow)?.arrivals[node] != nil
      return .run("\(receives ? "why" : "why-not") \(view.name(node)) receives \(name)")
    case .pe: return .run("why \(view.name(node)) forwards \(name)")
    case .p, .rr, .switch: return nil
    }
  }

  /// A join or leave of the chosen host and flow, to be completed at the prompt.
  static func membership(_ verb: String, _ view: borrowing WorldView) -> Request? {
    var words = [verb]
    if let node = view.node, view.world.plant[node].kind == .host {
      words.append(view.name(node))
      if let flow = view.flow { words.append(view.lab.flows[flow].name) }
    }
    return .compose(words.joined(separator: " ") + (words.count < 3 ? " " : ""))
  }
}
