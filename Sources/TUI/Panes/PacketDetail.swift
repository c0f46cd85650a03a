import Engine
import Wire

/// One frame: the tree of its fields, and its octets with those of the selected field marked.
enum PacketDetail {
  private struct Fields: PaneRows {
    let lines: [FieldLine]

    var space: RowSpace { RowSpace(count: lines.count) }
    func id(_ place: Int) -> RowID { .line(place) }
    func place(of id: RowID) -> Int? {
      guard case .line(let line) = id, !lines.isEmpty else { return nil }
      return min(max(0, line), lines.count - 1)
    }
    func text(_ place: Int, _ view: borrowing WorldView) -> String { lines[place].text(in: view.glyphs).plain }

    /// Where nothing is selected, the first route or else the innermost layer: what a person looks for first.
    func current(_ list: ListState) -> ListState {
      guard list.selected == nil, let last = lines.lastIndex(where: { $0.depth == 0 }) else { return list }
      let route = lines.firstIndex { $0.name == "EVPN route" }
      var list = list
      list.selected = .line(route ?? last)
      return list
    }
  }

  private static func fields(of copy: CopyID, _ view: borrowing WorldView) -> Fields {
    let bytes = view.world.frames.bytes(of: copy) ?? []
    return Fields(lines: FieldLine.lines(of: Dissector.dissect(frame: bytes).nodes))
  }

  /// The tree's part and the octets' part below the line of the frame.
  private static func areas(_ size: Size) -> (tree: Rect, octets: Rect) {
    let below = Rect(row: 1, column: 0, height: size.rows - 1, width: size.columns)
    if size.columns >= 56 {
      let hex = size.columns >= 110 ? 54 : 30
      let parts = below.columns([.share(1), .cells(1), .cells(hex)])
      return (parts[0], parts[2])
    }
    let parts = below.rows([.share(3), .share(2)])
    return (parts[0], parts[1])
  }

  static func draw(_ copy: CopyID, _ view: borrowing WorldView, in canvas: inout Canvas) {
    let frame = view.world.frames[copy]
    canvas.horizontalLine(row: 0)
    canvas.writeFitted(" \(title(copy, frame, view)) ", row: 0, column: 1, style: .heading)
    guard let bytes = view.world.frames.bytes(of: copy) else { return }
    let fields = fields(of: copy, view)
    let list = fields.current(view.state.fields)
    let areas = areas(canvas.size)
    guard let window = fields.window(list, height: areas.tree.height) else { return }
    let isInFields = view.state.isInFields
    let glyphs = view.glyphs
    canvas.draw(in: areas.tree) { canvas in
      let columns = Columns([.init("", .share(1))])
      for (row, place) in window.places.enumerated() {
        let isSelected = place == window.selected
        columns.draw(
          fields.lines[place].text(in: glyphs), in: &canvas, row: row, isSelected: isSelected && isInFields)
        if isSelected, !isInFields {
          canvas.restyle(Rect(row: row, column: 0, height: 1, width: canvas.width)) { $0.asUnderlined }
        }
      }
    }
    let octets = fields.lines[window.selected].octets
    canvas.draw(in: areas.octets) { drawOctets(bytes, octets, in: &$0) }
  }

  private static func title(_ copy: CopyID, _ frame: FrameRecord, _ view: borrowing WorldView) -> String {
    let link = view.world.links[frame.link.index]
    let arrival = TimeText.short(frame.time + link.delay)
    let octets = view.world.frames.bytes(of: copy).map { "  \($0.count) octets" } ?? ""
    return
      "\(copy.number)  \(TimeText.short(frame.time)) to \(arrival)  \(view.name(frame.link))  \(PacketRow.ends(of: frame, view))"
      + "\(octets)  \(frame.fate.text)"
  }

  /// As many rows as fit around the beginning of the selected field.
  private static func drawOctets(_ bytes: [UInt8], _ selected: Range<Int>, in canvas: inout Canvas) {
    guard canvas.height > 0, canvas.width > 8 else { return }
    let perRow = HexRow.octetsPerRow(width: canvas.width)
    let count = (bytes.count + perRow - 1) / perRow
    let focus = min(max(0, selected.lowerBound / perRow), max(0, count - 1))
    let window = RowSpace(count: count).window(top: nil, selected: focus, height: canvas.height)
    for (row, line) in window.enumerated() {
      HexRow.draw(bytes, from: line * perRow, count: perRow, selected: selected, in: &canvas, row: row)
    }
  }

  // MARK: Keys

  static func move(_ action: Action, _ view: borrowing WorldView, height: Int, state: inout ViewState) {
    guard let copy = PacketsPane.copy(view) else { return }
    let fields = fields(of: copy, view)
    guard let place = fields.selected(fields.current(state.fields)) else { return }
    let page = max(1, height - 1)
    let target: Int? =
      switch action {
      case .up: fields.space.place(-1, from: place)
      case .down: fields.space.place(1, from: place)
      case .halfUp: fields.space.place(-max(1, page / 2), from: place)
      case .halfDown: fields.space.place(max(1, page / 2), from: place)
      case .pageUp: fields.space.place(-page, from: place)
      case .pageDown: fields.space.place(page, from: place)
      case .first: fields.space.first
      case .last: fields.space.last
      // Left goes to what the field is part of, right into it.
      case .left: fields.lines[..<place].lastIndex { $0.depth < fields.lines[place].depth }
      case .right: fields.lines[place].hasChildren ? fields.space.next(after: place) : nil
      default: nil
      }
    if let target { select(target, fields, height, &state) }
  }

  private static func select(_ place: Int, _ fields: Fields, _ height: Int, _ state: inout ViewState) {
    var list = fields.current(state.fields)
    if list.top == nil { list.top = fields.window(list, height: height)?.places.first.map { .line($0) } }
    list.selected = .line(place)
    list.top = fields.window(list, height: height)?.places.first.map { .line($0) }
    state.fields = list
  }

  static func click(_ place: Position, _ view: borrowing WorldView, size: Size, state: inout ViewState) {
    guard let copy = PacketsPane.copy(view) else { return }
    state.isInFields = true
    let areas = areas(size)
    let fields = fields(of: copy, view)
    guard let local = areas.tree.local(place),
      let window = fields.window(fields.current(state.fields), height: areas.tree.height),
      local.row < window.places.count
    else { return }
    select(window.places[local.row], fields, areas.tree.height, &state)
  }
}
