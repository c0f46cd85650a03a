import Engine
import Wire

/// The frames on the links, and the fields and octets of the selected one.
package enum PacketsPane: ListPane {
  package static let name = PaneName.packets
  package static let title = "Packets"
  package static let key = Key.character("4")
  package static let help = "Packets: every frame on every link, its fields and its octets."

  package struct Rows: PaneRows {
    package let space: RowSpace

    package var followsEnd: Bool { true }
    package func id(_ place: Int) -> RowID { .packet(CopyID(UInt32(clamping: place))) }
    package func place(of id: RowID) -> Int? {
      guard case .packet(let copy) = id, space.count > 0 else { return nil }
      return min(Int(copy.number), space.count - 1)
    }
    package func text(_ place: Int, _ view: borrowing WorldView) -> String {
      PacketRow.text(CopyID(UInt32(clamping: place)), width: 100, view).plain
    }
  }

  package static func note(_ view: borrowing WorldView) -> String {
    let object: String? =
      switch view.state.packetFilter {
      case .all, .control: nil
      case .link: view.link.map { view.name($0) }
      case .node: view.node.map { view.name($0) }
      case .flow: view.flow.map { view.lab.flows[$0].name }
      }
    return "\(view.state.packetFilter.name)\(object.map { " " + $0 } ?? "")  \(view.world.frames.count)"
  }

  package static func rows(_ view: borrowing WorldView) -> Rows {
    Rows(space: RowSpace(count: view.world.frames.count, where: filter(view)))
  }

  private static func filter(_ view: borrowing WorldView) -> ((Int) -> Bool)? {
    let frames = view.world.frames
    let links = view.world.links
    switch view.state.packetFilter {
    case .all: return nil
    case .control: return { frames[CopyID(UInt32(clamping: $0))].packet == nil }
    case .link:
      guard let link = view.link else { return nil }
      return { frames[CopyID(UInt32(clamping: $0))].link == link }
    case .node:
      guard let node = view.node else { return nil }
      return { number in
        let link = links[frames[CopyID(UInt32(clamping: number))].link.index]
        return link.a.node == node || link.b.node == node
      }
    case .flow:
      guard let flow = view.flow else { return nil }
      return { frames[CopyID(UInt32(clamping: $0))].packet.map { Int($0.flow) } == flow }
    }
  }

  /// The list above, the selected frame below; without room for both, the one that has the keys.
  static func areas(_ view: borrowing WorldView, size: Size) -> (list: Rect, detail: Rect) {
    let whole = Rect(size)
    if size.rows < 10 {
      let none = Rect(row: 0, column: 0, height: 0, width: size.columns)
      return view.state.isInFields ? (none, whole) : (whole, none)
    }
    let list = view.state.isInFields ? size.rows / 3 : size.rows / 2
    return (
      Rect(row: 0, column: 0, height: list, width: size.columns),
      Rect(row: list, column: 0, height: size.rows - list, width: size.columns)
    )
  }

  package static func listArea(_ view: borrowing WorldView, size: Size) -> Rect {
    let list = areas(view, size: size).list
    return Rect(row: 1, column: 0, height: list.height - 1, width: list.width)
  }

  package static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    let areas = areas(view, size: canvas.size)
    let rows = rows(view)
    let selected = rows.selected(view.state[list: .packets])
    if areas.list.height > 1 {
      let columns = PacketRow.columns(width: canvas.width)
      columns.drawTitles(in: &canvas, row: 0)
      let width = canvas.width
      if let window = rows.window(view.state[list: .packets], height: areas.list.height - 1) {
        for (row, place) in window.places.enumerated() {
          columns.draw(
            PacketRow.text(CopyID(UInt32(clamping: place)), width: width, view), in: &canvas, row: row + 1,
            isSelected: place == window.selected)
        }
      } else {
        canvas.writeFitted("no such frames yet", row: 1, style: .dim)
      }
    }
    guard areas.detail.height > 0, let selected else { return }
    canvas.draw(in: areas.detail) { canvas in
      PacketDetail.draw(CopyID(UInt32(clamping: selected)), view, in: &canvas)
    }
  }

  package static func perform(
    _ action: Action, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) -> Request? {
    switch action {
    case .open: state.isInFields.toggle()
    case .nextFilter:
      let all = PacketFilter.allCases
      let index = all.firstIndex(of: state.packetFilter) ?? 0
      state.packetFilter = all[(index + 1) % all.count]
      state[list: .packets].top = nil
    case .why:
      guard let copy = copy(view), case .dropped = view.world.frames[copy].fate else { return nil }
      return .run("why packet \(copy.number) dropped")
    default:
      if view.state.isInFields {
        PacketDetail.move(action, view, height: areas(view, size: size).detail.height - 1, state: &state)
      } else {
        move(action, view, size: size, state: &state)
      }
    }
    return nil
  }

  /// The frame that the list stands on.
  static func copy(_ view: borrowing WorldView) -> CopyID? {
    rows(view).selected(view.state[list: .packets]).map { CopyID(UInt32(clamping: $0)) }
  }

  package static func click(_ place: Position, _ view: borrowing WorldView, size: Size, state: inout ViewState) {
    let areas = areas(view, size: size)
    if let local = areas.detail.local(place) {
      PacketDetail.click(local, view, size: areas.detail.size, state: &state)
    } else if let local = listArea(view, size: size).local(place) {
      state.isInFields = false
      let rows = rows(view)
      let height = areas.list.height - 1
      guard let window = rows.window(view.state[list: .packets], height: height), local.row < window.places.count else {
        return
      }
      select(window.places[local.row], in: rows, view, height: height, state: &state)
    }
  }

  /// Another frame has other fields; the link that it is on is shown in the picture.
  package static func selected(_ id: RowID, _ view: borrowing WorldView, state: inout ViewState) {
    guard case .packet(let copy) = id, Int(copy.number) < view.world.frames.count else { return }
    state.fields = ListState()
    state.link = view.world.frames[copy].link
  }
}
