/// `show bgp neighbor N advertised|received`: what speakers and one of their peers told each other.
struct NeighborView: View {
  static let spec = CommandSpec(
    "show bgp neighbor", "Show what the speakers told a neighbour, or heard from it.", group: .look,
    forms: [[.value(.speaker), .choice(["advertised", "received"])]],
    examples: [
      ("PE1 show bgp neighbor PE4 advertised", "what PE1 told PE4"),
      ("PE4 show bgp neighbor PE1 received", "what PE4 heard from PE1, with what it refused"),
    ])

  private let routes: RoutesView

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    let node = try words.node("a BGP speaker", in: world) { $0.kind.isSpeaker }
    let column = words.peek()?.column
    switch try words.choice(among: ["advertised", "received", "filtered"], "advertised or received") {
    case "advertised": routes = RoutesView(selector: RouteSelector(), table: .advertised, peer: world.name(node))
    case "received": routes = RoutesView(selector: RouteSelector(), table: .received, peer: world.name(node))
    default:
      throw CommandError(
        "`filtered` is not known to this version", column: column, expected: "advertised or received")
    }
  }

  func json(of world: World, scope: Scope) -> JSONValue { routes.json(of: world, scope: scope) }

  var layout: ViewLayout { routes.layout }
}
