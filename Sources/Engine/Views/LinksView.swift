/// `show links`.
struct LinksView: View {
  static let spec = CommandSpec(
    "show links", "Show the links, whether they work, and what was done to them.", group: .look,
    examples: [("show links", "each link with its ends, its delay and its state")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("links", world, ["links": .array(Self.rows(of: world, scope))])
  }

  static func rows(of world: World, _ scope: Scope) -> [JSONValue] {
    world.links.indices.filter { index in
      scope.contains(world.links[index].a.node) || scope.contains(world.links[index].b.node)
    }
    .map { row(LinkID($0), world) }
  }

  private static func row(_ id: LinkID, _ world: World) -> JSONValue {
    let link = world.links[id.index]
    return [
      "name": .string(world.plant.name(of: id)),
      "a": .string(world.plant.name(of: link.a)),
      "b": .string(world.plant.name(of: link.b)),
      "state": link.isUp ? "up" : "down",
      "delay": .duration(link.delay),
      "extraDelay": link.faults.extraDelay == .zero ? .null : .duration(link.faults.extraDelay),
      "jitter": link.faults.jitter == .zero ? .null : .duration(link.faults.jitter),
      "loss": link.faults.loss == 0
        ? .null : .string(Decimal.text(link.faults.loss, scale: LinkFaults.certain / 100) + "%"),
      "dropNext": link.faults.dropNext == 0 ? .null : .number(link.faults.dropNext),
      "segment": .optional(world.segment(of: id)) { .string(world.plant.description.segments[$0].name) },
    ]
  }

  static let table = TextTable(
    rows: "links",
    columns: [
      .init("name", "link"), .init("a"), .init("b"), .init("state"), .init("delay", "delay", .right),
      .init("extraDelay", "extra", .right), .init("jitter", "jitter", .right), .init("loss", "loss", .right),
      .init("dropNext", "drops next", .right), .init("segment", "ES"),
    ])

  var layout: ViewLayout { .table(Self.table) }
}
