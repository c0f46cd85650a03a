import Engine
import Wire

/// Who carries the selected flow to whom, and who would get what is flooded.
package enum TunnelsPane: ListPane {
  package static let name = PaneName.tunnels
  package static let title = "Tunnels"
  package static let key = Key.character("3")
  package static let help = "Tunnels: the tree of the chosen flow, and the flood lists."

  package struct Rows: PaneRows {
    let lines: [TunnelLine]

    package var space: RowSpace { RowSpace(count: lines.count) }
    package func id(_ place: Int) -> RowID { .path(lines[place].path.joined(separator: "/")) }
    package func place(of id: RowID) -> Int? {
      guard case .path(let path) = id else { return nil }
      return lines.firstIndex { $0.path.joined(separator: "/") == path }
    }
    package func text(_ place: Int, _ view: borrowing WorldView) -> String {
      TunnelRow.text(lines[place], width: 100, glyphs: view.glyphs).plain
    }
  }

  package static func note(_ view: borrowing WorldView) -> String {
    let flow = view.flow.map { view.words(ofFlow: $0) } ?? "no flows"
    return "\(flow)  t=\(view.world.now)"
  }

  package static func rows(_ view: borrowing WorldView) -> Rows {
    var lines = view.flow.map { FlowTree($0, view).lines } ?? []
    for service in view.lab.services { lines += floodLists(of: service, view) }
    return Rows(lines: lines)
  }

  /// What each PE of a service does with broadcast and unknown frames.
  private static func floodLists(of service: ServiceDescription, _ view: borrowing WorldView) -> [TunnelLine] {
    var lines = [TunnelLine(["flood", service.name], "flood lists of \(service.name)", style: .heading)]
    for (index, pe) in service.pes.enumerated() {
      guard let node = view.world.plant.node(named: pe), let place = view.domain(named: service.name, at: node) else {
        continue
      }
      let entry = place.forwarding.flood.entry
      let branches = entry.branches.map { "\(view.name($0.nextHop)) \($0.label)" }
      let ports = entry.circuits.compactMap { circuit -> String? in
        guard circuit < place.circuits.count else { return nil }
        let port = place.circuits[circuit].port.index
        return view.world.plant.ports[node.index].indices.contains(port)
          ? view.world.plant.ports[node.index][port].name : nil
      }
      let list = (branches + ports).joined(separator: ", ")
      let since = view.world.trace[place.forwarding.flood.cause].map { TimeText.short($0.time) } ?? ""
      lines.append(
        TunnelLine(
          ["flood", service.name, pe], branches: [index == service.pes.count - 1],
          "\(pe): \(list.isEmpty ? "nobody" : list) since \(since)", node: node))
    }
    return lines
  }

  package static func listArea(_ view: borrowing WorldView, size: Size) -> Rect {
    Rect(row: 1, column: 0, height: size.rows - 1, width: size.columns)
  }

  package static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    let rows = rows(view)
    let width = canvas.width
    let columns = TunnelRow.columns(width: width)
    columns.drawTitles(in: &canvas, row: 0)
    let area = listArea(view, size: canvas.size)
    guard let window = rows.window(view.state[list: .tunnels], height: area.height) else { return }
    let glyphs = view.glyphs
    let isFocused = view.isFocused(.tunnels) || view.state[list: .tunnels].selected != nil
    canvas.draw(in: area) { canvas in
      for (row, place) in window.places.enumerated() {
        columns.draw(
          TunnelRow.text(rows.lines[place], width: width, glyphs: glyphs), in: &canvas, row: row,
          isSelected: isFocused && place == window.selected)
      }
    }
  }

  package static func perform(
    _ action: Action, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) -> Request? {
    guard action == .why else {
      move(action, view, size: size, state: &state)
      return nil
    }
    let rows = rows(view)
    guard let place = rows.selected(view.state[list: .tunnels]), let node = rows.lines[place].node,
      let flow = view.flow
    else { return nil }
    let isHost = view.world.plant[node].kind == .host
    return .run("why \(view.name(node)) \(isHost ? "receives" : "forwards") \(view.lab.flows[flow].name)")
  }

  package static func selected(_ id: RowID, _ view: borrowing WorldView, state: inout ViewState) {
    let rows = rows(view)
    guard let place = rows.place(of: id) else { return }
    if let node = rows.lines[place].node { state.node = node }
    if let link = rows.lines[place].link { state.link = link }
    state.isLinkChosen = false
  }
}
