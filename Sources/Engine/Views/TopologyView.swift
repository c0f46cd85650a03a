/// `show topology`: nodes, links, services, segments and flows in one picture.
struct TopologyView: View {
  static let spec = CommandSpec(
    "show topology", "Show what the lab is made of, and what of it works.", group: .look,
    examples: [("show topology", "nodes, links, services, segments and flows")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    let lab = world.plant.description
    return .view(
      "topology", world,
      [
        "lab": .string(lab.name),
        "title": .string(lab.title),
        "seed": .number(world.seed),
        "converged": .bool(world.converged),
        "nodes": .array(scope.nodes(of: world).map { NodesView.row($0, world) }),
        "links": .array(LinksView.rows(of: world, scope)),
        "services": .array(lab.services.map(Self.service)),
        "segments": .array(lab.segments.map(Self.segment)),
        "flows": .array(lab.flows.indices.map { Self.flow($0, world) }),
      ])
  }

  private static func service(_ service: ServiceDescription) -> JSONValue {
    [
      "name": .string(service.name), "evi": .number(service.evi), "vlan": .number(service.vlan),
      "pes": .array(service.pes.map { .string($0) }),
    ]
  }

  private static func segment(_ segment: SegmentDescription) -> JSONValue {
    [
      "name": .string(segment.name), "esi": .text(segment.identifier),
      "ports": .array(segment.ports.map { .text($0) }),
    ]
  }

  private static func flow(_ index: Int, _ world: World) -> JSONValue {
    let flow = world.plant.description.flows[index]
    return [
      "name": .string(flow.name), "from": .string(flow.from), "source": .text(world.sourceAddress(ofFlow: index)),
      "group": .text(flow.group), "service": .string(flow.service), "rate": .text(flow.rate),
      "running": .bool(world.ledger.flows[index].isRunning),
    ]
  }

  var layout: ViewLayout {
    .lines { object in
      var lines = NodesView.table.lines(of: object)
      lines += [""] + LinksView.table.lines(of: object)
      for (key, heading) in [("services", "service"), ("segments", "segment"), ("flows", "flow")] {
        let rows = object[key]?.elements ?? []
        guard !rows.isEmpty else { continue }
        lines += [""] + rows.map { "\(heading) \(Self.sentence($0))" }
      }
      return lines
    }
  }

  /// `red: evi 10, vlan 10, pes PE1 PE2`.
  private static func sentence(_ row: JSONValue) -> String {
    guard case .object(let object) = row else { return "" }
    let pairs = zip(object.keys, object.values).filter { $0.0 != "name" && $0.1 != .null }
    return TextTable.cell(object["name"] ?? .null) + ": "
      + pairs.map { "\($0.0) \(TextTable.cell($0.1))" }.joined(separator: ", ")
  }
}
