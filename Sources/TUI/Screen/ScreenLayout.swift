/// Which part of the screen is for what, at a certain size.
package struct ScreenLayout: Hashable, Sendable {
  package struct Tile: Hashable, Sendable {
    package let pane: PaneName
    package let area: Rect
  }

  package let status: Rect
  package let tabs: Rect
  package let tiles: [Tile]
  package let rule: Rect
  package let log: Rect
  package let prompt: Rect
  package let hints: Rect

  /// What does not fit is left out, the prompt last.
  package init(_ size: Size, _ state: ViewState, hasSearchRow: Bool = false) {
    let whole = Rect(size)
    let isSmall = size.rows < 12 || size.columns < 30
    let hasPanes = (!isSmall || (!state.isAtPrompt && size.rows >= 4)) && size.columns > 0
    let promptRows = hasSearchRow && size.rows > 3 ? 2 : 1
    let logRows = hasPanes ? Self.logRows(size, isSmall: isSmall) : max(0, size.rows - 1 - promptRows)
    var extents: [Extent] = [
      .cells(size.rows > 1 ? 1 : 0), .cells(hasPanes && !isSmall ? 1 : 0), hasPanes ? .share(1) : .cells(0),
      .cells(hasPanes && !isSmall ? 1 : 0), .cells(logRows), .cells(promptRows),
      .cells(hasPanes && size.rows >= 6 ? 1 : 0),
    ]
    if !hasPanes { extents[4] = .share(1) }
    let rows = whole.rows(extents)
    status = rows[0]
    tabs = rows[1]
    rule = rows[3]
    log = rows[4]
    prompt = rows[5]
    hints = rows[6]
    tiles = hasPanes ? Self.tiles(in: rows[2], size, state) : []
  }

  private static func logRows(_ size: Size, isSmall: Bool) -> Int {
    if isSmall { return 0 }
    return size.rows < 20 ? 2 : size.rows < 30 ? 4 : size.rows < 50 ? 7 : 9
  }

  /// How many panes share the screen.
  private static func count(_ size: Size) -> Int {
    if size.columns < 80 || size.rows < 24 { return 1 }
    if size.columns < 110 || size.rows < 32 { return 2 }
    return size.columns < 160 || size.rows < 50 ? 4 : 6
  }

  private static func tiles(in area: Rect, _ size: Size, _ state: ViewState) -> [Tile] {
    if state.focus == .help || state.growth == .full { return [Tile(pane: state.focus, area: area)] }
    let shown = Array(state.recency.prefix(count(size)))
    let panes = PaneList.tiled.map { $0.name }.filter { shown.contains($0) }
    let weight = state.growth == .larger ? 9 : 4
    guard panes.count > 2 else {
      // The first one is the bigger, unless the other has been given more room.
      let isEven = state.growth == .even
      let shares = panes.enumerated().map { index, pane in
        Extent.share(isEven ? 4 - index : pane == state.focus ? weight : 4)
      }
      return zip(panes, area.columns(shares)).map { Tile(pane: $0, area: $1) }
    }
    // Pairs side by side, one pair below the other; the last two of six are a lower strip.
    let pairs = stride(from: 0, to: panes.count, by: 2).map { Array(panes[$0..<min($0 + 2, panes.count)]) }
    let heights = pairs.enumerated().map { index, pair in
      Extent.share(pair.contains(state.focus) ? weight : index == 2 ? 2 : 4)
    }
    return zip(pairs, area.rows(heights)).flatMap { pair, row in
      zip(pair, row.columns(pair.map { .share($0 == state.focus ? weight : 4) })).map { Tile(pane: $0, area: $1) }
    }
  }

  package func area(of pane: PaneName) -> Rect? { tiles.first { $0.pane == pane }?.area }

  /// The pane beside another one, in a direction.
  package func neighbor(of pane: PaneName, _ direction: Action) -> PaneName? {
    guard let from = area(of: pane) else { return nil }
    let middle = Position(row: from.row + from.height / 2, column: from.column + from.width / 2)
    let place =
      switch direction {
      case .left: Position(row: middle.row, column: from.column - 1)
      case .right: Position(row: middle.row, column: from.column + from.width)
      case .up: Position(row: from.row - 1, column: middle.column)
      case .down: Position(row: from.row + from.height, column: middle.column)
      default: middle
      }
    return tiles.first { $0.area.contains(place) }?.pane
  }
}
