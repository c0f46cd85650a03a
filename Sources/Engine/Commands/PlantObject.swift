/// What `fail`, `restore` and `flap` are told: a part of the plant.
package enum PlantObject: Hashable, Sendable {
  case link(LinkID)
  case node(NodeID)
  case port(Endpoint)
  case session(NodeID, NodeID)
  /// A PE's port to an Ethernet segment.
  case segment(Int, at: NodeID, Endpoint)

  package static let forms: [[Syntax]] = [
    [.word("link"), .value(.link)], [.word("node"), .value(.node)], [.word("port"), .value(.port)],
    [.word("session"), .value(.session)], [.word("es"), .value(.segment), .word("at"), .value(.pe)],
  ]
}

extension Words {
  package mutating func plantObject(in world: World) throws(CommandError) -> PlantObject {
    switch try choice(among: ["link", "node", "port", "session", "es"], "link, node, port, session or es") {
    case "link": return .link(try link(in: world))
    case "node": return .node(try node(in: world))
    case "port": return .port(try port(in: world))
    case "session": return try session(in: world)
    default:
      let segment = try segment(in: world)
      try expect("at")
      let description = world.plant.description.segments[segment]
      let node = try node("a PE of \(description.name)", in: world) { pe in
        description.ports.contains { $0.node == pe.name }
      }
      let name = world.name(node)
      guard let port = description.ports.first(where: { $0.node == name }), let endpoint = world.plant.port(named: port)
      else { throw CommandError("\(name) has no port to \(description.name)") }
      return .segment(segment, at: node, endpoint)
    }
  }

  /// `PE1:eth2`.
  package mutating func port(in world: World) throws(CommandError) -> Endpoint {
    let word = try next("a port as NODE:PORT")
    let parts = word.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2,
      let endpoint = world.plant.port(named: PortReference(node: String(parts[0]), port: String(parts[1])))
    {
      return endpoint
    }
    throw Self.unknown(word.text, "a port as NODE:PORT", among: world.portNames, at: word.column)
  }

  /// Two routers that have a BGP session with each other.
  package mutating func session(in world: World) throws(CommandError) -> PlantObject {
    let pair = try pair("a session", in: world)
    guard let speaker = world.nodes[pair.a].router?.value.routing?.speaker.value,
      speaker.peer(at: world.plant.loopback(of: pair.b)) != nil
    else {
      let name = "\(world.name(pair.a))-\(world.name(pair.b))"
      throw CommandError(
        "\(name) have no BGP session", column: pair.column, expected: "a session",
        suggestion: Nearest.word(to: name, among: world.sessionNames))
    }
    return .session(pair.a, pair.b)
  }
}

extension World {
  package var portNames: [String] {
    plant.nodes.flatMap { node in plant.ports[node.index].map { "\(name(node)):\($0.name)" } }
  }

  /// The name of a part of the plant, as it is typed.
  package func text(of object: PlantObject) -> String {
    switch object {
    case .link(let link): "link \(plant.name(of: link))"
    case .node(let node): "node \(name(node))"
    case .port(let endpoint): "port \(plant.name(of: endpoint))"
    case .session(let a, let b): "session \(name(a))-\(name(b))"
    case .segment(let segment, let node, _): "es \(plant.description.segments[segment].name) at \(name(node))"
    }
  }
}
