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
    if view.state.isLinkChosen { return whySession(view) }
    guard let node = view.node, let flow = view.flow else { return nil }
    let name = view.lab.flows[flow].name
    switch view.world.plant[node].kind {
    case .host:
      let receives = view.packet(ofFlow: flow)?.arrivals[node] != nil
      return .run("\(receives ? "why" : "why-not") \(view.name(node)) receives \(name)")
    case .pe: return .run("why \(view.name(node)) forwards \(name)")
    case .p, .rr, .switch: return nil
    }
  }

  /// Why the session of the link's two ends is as it is, if they have one.
  private static func whySession(_ view: borrowing WorldView) -> Request? {
    guard let link = view.link else { return nil }
    let (a, b) = (view.world.links[link.index].a.node, view.world.links[link.index].b.node)
    guard let speaker = view.world.nodes[a].router?.value.routing?.speaker.value,
      let peer = speaker.peer(at: view.world.plant.loopback(of: b))
    else { return nil }
    let word = speaker.state(of: peer) == .established ? "up" : "down"
    return .run("why session \(view.name(a))-\(view.name(b)) \(word)")
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
