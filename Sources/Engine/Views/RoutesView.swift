import Wire

/// `show bgp evpn [type T] [SELECTORS] [detail]`: the best routes, or with `table` what peers said and were told.
struct RoutesView: View {
  static let selectors = ["type", "flow", "group", "source", "originator", "rd", "esi", "tag", "rt", "mac"]

  static let spec = CommandSpec(
    "show bgp evpn", "Show EVPN routes: the best ones, or what was received or advertised.", group: .look,
    forms: [
      [
        .option([.word("type"), .value(.text("T"))]),
        .many([.choice(selectors.filter { $0 != "type" } + ["from"]), .value(.text("VALUE"))]),
        .option([.word("table"), .choice(["loc-rib", "adj-in", "adj-out"])]), .option([.word("detail")]),
      ]
    ],
    examples: [
      ("show bgp evpn", "the best routes of every speaker"),
      ("PE4 show bgp evpn type smet", "who asked PE4 for which group"),
      ("show bgp evpn type join flow F1 detail", "every field of the join synch routes about F1"),
      ("show bgp evpn originator PE1 table adj-in", "what peers announced of PE1's routes"),
    ])

  enum Table: String, CaseIterable {
    case selected = "loc-rib"
    case received = "adj-in"
    case advertised = "adj-out"
  }

  let selector: RouteSelector
  let table: Table
  let peer: String?
  let isDetailed: Bool

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    var selector = RouteSelector()
    var table = Table.selected
    var peer: String?
    var isDetailed = false
    while !words.isEmpty {
      let keyword = try words.choice(
        among: Self.selectors + ["from", "table", "detail"], "a selector: \(Self.selectors.joined(separator: ", "))")
      switch keyword {
      case "detail": isDetailed = true
      case "from":
        peer = world.name(try words.node("a BGP speaker", in: world) { $0.kind.isSpeaker })
      case "table":
        let name = try words.choice(among: Table.allCases.map(\.rawValue), "loc-rib, adj-in or adj-out")
        table = Table(rawValue: name) ?? .selected
      default: selector.conditions.append(try words.routeCondition(keyword, in: world))
      }
    }
    (self.selector, self.table, self.peer, self.isDetailed) = (selector, table, peer, isDetailed)
  }

  init(selector: RouteSelector, table: Table, peer: String?) {
    (self.selector, self.table, self.peer, isDetailed) = (selector, table, peer, false)
  }

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("rib", world, ["routes": .array(scope.nodes(of: world).flatMap { rows($0, world) })])
  }

  private func rows(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let speaker = world.nodes[node].router?.value.routing?.speaker.value else { return [] }
    switch table {
    case .selected: return best(speaker, world.name(node), world)
    case .received, .advertised:
      return speaker.configuration.peers.flatMap { configuration -> [JSONValue] in
        guard peer == nil || configuration.name == peer, let id = speaker.peer(at: configuration.address) else {
          return []
        }
        return table == .received
          ? received(speaker, id, configuration.name, world.name(node), world)
          : advertised(speaker, id, configuration.name, world.name(node), world)
      }
    }
  }

  private func best(_ speaker: Speaker, _ node: String, _ world: World) -> [JSONValue] {
    let interner = world.effects.interner
    return speaker.keys(interner).compactMap { key in
      guard let path = speaker.best(key) else { return nil }
      let from = path.peer.map { speaker.configuration.peers[Int($0.index)].name }
      guard peer == nil || from == peer else { return nil }
      let place = RouteJSON.Place(
        node: node, table: Table.selected.rawValue, from: from, isBest: true, cause: path.cause)
      return row(path.route, path.attributes, place, world)
    }
  }

  private func received(
    _ speaker: Speaker, _ id: PeerID, _ peer: String, _ node: String, _ world: World
  ) -> [JSONValue] {
    let interner = world.effects.interner
    return speaker.received(from: id, interner).compactMap { path in
      let place = RouteJSON.Place(
        node: node, table: Table.received.rawValue, peer: peer, from: peer,
        isBest: speaker.best(interner.key(of: path.route))?.peer == id, refusal: path.refusal?.description,
        cause: path.cause)
      return row(path.route, path.attributes, place, world)
    }
  }

  private func advertised(
    _ speaker: Speaker, _ id: PeerID, _ peer: String, _ node: String, _ world: World
  ) -> [JSONValue] {
    let interner = world.effects.interner
    return speaker.advertised(to: id, interner).compactMap { told in
      let best = speaker.best(interner.key(of: told.route))
      let place = RouteJSON.Place(
        node: node, table: Table.advertised.rawValue, peer: peer,
        from: best?.peer.map { speaker.configuration.peers[Int($0.index)].name }, isBest: best?.route == told.route,
        cause: told.cause)
      return row(told.route, told.attributes, place, world)
    }
  }

  private func row(
    _ route: RouteID, _ attributes: AttributesID, _ place: RouteJSON.Place, _ world: World
  ) -> JSONValue? {
    let interner = world.effects.interner
    let (route, attributes) = (interner[route], interner[attributes])
    guard selector.matches(route, attributes, in: world) else { return nil }
    return RouteJSON.row(route, attributes, place)
  }

  var layout: ViewLayout {
    guard isDetailed else { return .table(Self.table(of: table)) }
    return .lines { object in
      let rows = object["routes"]?.elements ?? []
      guard !rows.isEmpty else { return ["no routes"] }
      return Array(rows.map(Self.details).joined(separator: [""]))
    }
  }

  private static func table(of table: Table) -> TextTable {
    var columns: [TextTable.Column] = [.init("node")]
    if table != .selected { columns.append(.init("peer")) }
    columns += [
      .init("name", "type"), .init("rd"), .init("esi"), .init("mac"), .init("ip"), .init("source"), .init("group"),
      .init("originator"), .init("flags"), .init("nextHop", "next hop"), .init("pmsi.label", "label", .right),
      .init("from"), .init("refused"),
    ]
    return TextTable(rows: "routes", columns: columns, empty: "no routes")
  }

  /// One field per line, those that are there.
  private static func details(_ row: JSONValue) -> [String] {
    guard case .object(let object) = row else { return [] }
    let pairs = zip(object.keys, object.values).filter { $0.1 != .null && $0.1 != .array([]) }
    let width = pairs.map(\.0.count).max() ?? 0
    return pairs.map { key, value in
      key + String(repeating: " ", count: width - key.count + 2) + TextTable.cell(value)
    }
  }
}
