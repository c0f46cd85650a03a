import Engine
import Wire

/// The EVPN routes that a node has chosen, and all that the selected one says.
package enum RIBPane: ListPane {
  package static let name = PaneName.rib
  package static let title = "RIB"
  package static let key = Key.character("2")
  package static let help = "RIB: EVPN routes, and what the chosen one says."

  package static func note(_ view: borrowing WorldView) -> String {
    let scope = view.state.showsAllNodes ? "all nodes" : view.node.map { view.name($0) } ?? ""
    let type = view.state.routeType.map { " type \($0)" } ?? ""
    let since = view.baseline.map { " since \($0.time)" } ?? ""
    return "\(scope)\(type)\(since)  t=\(view.world.now)"
  }

  package static func rows(_ view: borrowing WorldView) -> RIBRows { RIBRows(view) }

  package static func listArea(_ view: borrowing WorldView, size: Size) -> Rect {
    let details = detailHeight(size)
    return Rect(row: 1, column: 0, height: size.rows - 1 - details, width: size.columns)
  }

  /// Rows for the details, the line above them included; none where the list would suffer.
  private static func detailHeight(_ size: Size) -> Int {
    size.rows < 8 ? 0 : min(9, max(4, size.rows * 2 / 5))
  }

  package static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    let rows = rows(view)
    let width = canvas.width
    let columns = RouteRow.columns(hasNodes: view.state.showsAllNodes, width: width)
    columns.drawTitles(in: &canvas, row: 0)
    let area = listArea(view, size: canvas.size)
    guard let window = rows.window(view.state[list: .rib], height: area.height) else {
      let node = view.node.map { view.name($0) } ?? "the lab"
      canvas.writeFitted("\(node) has no EVPN routes", row: 1, style: .dim)
      return
    }
    canvas.draw(in: area) { canvas in
      for (row, place) in window.places.enumerated() {
        columns.draw(
          rows.row(place, width: width, view), in: &canvas, row: row, isSelected: place == window.selected)
      }
    }
    let details = detailHeight(canvas.size)
    guard details > 0 else { return }
    let top = canvas.height - details
    canvas.horizontalLine(row: top)
    canvas.draw(in: Rect(row: top + 1, column: 0, height: details - 1, width: width)) { canvas in
      for (row, line) in RouteDetail.lines(rows, window.selected, view).prefix(canvas.height).enumerated() {
        canvas.writeFitted(line.text, row: row, style: line.style)
      }
    }
  }

  package static func perform(
    _ action: Action, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) -> Request? {
    switch action {
    case .allNodes: state.showsAllNodes.toggle()
    case .nextType: state.routeType = nextType(view)
    case .compare: state.baseline = RouteBaseline(of: view.world)
    case .why: return why(view)
    default: move(action, view, size: size, state: &state)
    }
    return nil
  }

  /// The next type that has routes; behind the last of them, all.
  private static func nextType(_ view: borrowing WorldView) -> UInt8? {
    var types = Set<UInt8>()
    for node in view.world.plant.nodes where view.state.showsAllNodes || node == view.node {
      guard let speaker = view.world.nodes[node].router?.value.routing?.speaker.value else { continue }
      for key in speaker.keys(view.world.effects.interner) {
        if let type = view.world.effects.interner[key].octets.first { types.insert(type) }
      }
    }
    let current = view.state.routeType
    return types.sorted().first { type in current.map { type > $0 } ?? true }
  }

  private static func why(_ view: borrowing WorldView) -> Request? {
    let rows = rows(view)
    guard let place = rows.selected(view.state[list: .rib]) else { return nil }
    let route = rows.route(place, view)
    let word = route.routeDistinguisher.map { " \($0)" } ?? ""
    return .run("why route \(route.type)\(word) at \(view.name(rows.entries[place].node))")
  }

  /// The packet that brought the route, and the link that it came over, are shown in the other panes.
  package static func selected(_ id: RowID, _ view: borrowing WorldView, state: inout ViewState) {
    guard case .route(let node, let key) = id else { return }
    guard let speaker = view.world.nodes[node].router?.value.routing?.speaker.value,
      let number = view.world.effects.interner.known(key), let path = speaker.best(number),
      let copy = view.carrier(of: key, learned: path.learned, at: node)
    else { return }
    state.packet = copy
    state[list: .packets].top = nil
    state.link = view.world.frames[copy].link
  }
}
