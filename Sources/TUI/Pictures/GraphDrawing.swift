package import Engine

/// A lab's picture in an area of a certain size: a box or a name for each node, a way for each link.
package struct GraphDrawing: Sendable {
  /// By the number of the node; around the name, a frame included if there is room for it.
  package let boxes: [Rect]
  /// By the number of the link.
  package let paths: [LinkPath]
  /// Whether there is room for frames around the names.
  package let hasFrames: Bool
  /// Columns on each side of a label in its box.
  package let margin: Int
  private let layout: GraphLayout

  /// `widths` are those of the nodes' labels.
  package init(_ world: borrowing World, widths: [Int], size: Size) {
    let layout = GraphLayout(world.plant.description)
    hasFrames = Self.fits(layout, widths, frame: Size(rows: 3, columns: 4), gap: Size(rows: 2, columns: 5), in: size)
    let hasBlanks = Self.fits(
      layout, widths, frame: Size(rows: 1, columns: 2), gap: Size(rows: 1, columns: 4), in: size)
    let frame = hasFrames ? Size(rows: 3, columns: 4) : Size(rows: 1, columns: hasBlanks ? 2 : 0)
    margin = frame.columns / 2
    let columns = Self.columns(layout, widths.map { $0 + frame.columns }, room: size.columns)
    // Not so tall that slopes get steep: a cell is twice as high as wide.
    let gap = layout.columns > 1 ? (size.columns - columns.map(\.width).reduce(0, +)) / (layout.columns - 1) : 8
    let pitch = layout.rows > 1 ? (size.rows - frame.rows) / (layout.rows - 1) : 0
    let rise = min(pitch, max(frame.rows + 2, gap * 2 / 3))
    let top = max(0, (size.rows - frame.rows - rise * (layout.rows - 1)) / 2)
    boxes = layout.places.enumerated().map { index, place in
      let column = columns[place.column]
      let width = widths[index] + frame.columns
      return Rect(
        row: top + rise * place.row, column: column.start + (column.width - width) / 2, height: frame.rows, width: width
      )
    }
    self.layout = layout
    paths = Self.paths(world.plant, layout, boxes)
  }

  /// Whether all boxes can stand with a gap between them.
  private static func fits(_ layout: GraphLayout, _ widths: [Int], frame: Size, gap: Size, in size: Size) -> Bool {
    let columns = columns(layout, widths.map { $0 + frame.columns }, room: 0).map(\.width).reduce(0, +)
    return columns + gap.columns * (layout.columns - 1) <= size.columns
      && frame.rows * layout.rows + gap.rows * (layout.rows - 1) <= size.rows
  }

  /// Where each column of nodes starts, and how wide its widest box is; what is left over goes between them.
  private static func columns(_ layout: GraphLayout, _ widths: [Int], room: Int) -> [(start: Int, width: Int)] {
    var columns = Array(repeating: (start: 0, width: 0), count: layout.columns)
    for (place, width) in zip(layout.places, widths) {
      columns[place.column].width = max(columns[place.column].width, width)
    }
    let left = max(0, room - columns.map(\.width).reduce(0, +))
    var start = layout.columns == 1 ? left / 2 : 0
    for index in columns.indices {
      columns[index].start = start + (layout.columns > 1 ? left * index / (layout.columns - 1) : 0)
      start += columns[index].width
    }
    return columns
  }

  private static func paths(_ plant: Plant, _ layout: GraphLayout, _ boxes: [Rect]) -> [LinkPath] {
    var lanes: [Pair: Int] = [:]
    return plant.description.links.indices.map { index in
      let a = plant.endpoint(LinkID(index), .a).node.index
      let b = plant.endpoint(LinkID(index), .b).node.index
      let pair = Pair(low: min(a, b), high: max(a, b))
      let lane = lanes[pair] ?? 0
      lanes[pair] = lane + 1
      if lane == 0, isBlocked(a, b, layout) { return .below(from: boxes[a], to: boxes[b]) }
      // Parallel links go beside each other: 0, 1, -1, 2, …
      let shift = lane % 2 == 1 ? (lane + 1) / 2 : -lane / 2
      return LinkPath(
        from: boxes[a], to: boxes[b], slopeAtStart: plant.ports[a].count > plant.ports[b].count, lane: shift)
    }
  }

  private struct Pair: Hashable {
    let low: Int
    let high: Int
  }

  /// Whether another node stands between two of one row.
  private static func isBlocked(_ a: Int, _ b: Int, _ layout: GraphLayout) -> Bool {
    let (first, last) = (layout.places[a], layout.places[b])
    guard first.row == last.row else { return false }
    let between =
      min(first.column, last.column) + 1..<max(first.column, last.column, min(first.column, last.column) + 1)
    return layout.places.contains { $0.row == first.row && between.contains($0.column) }
  }

  /// The node at a place of the picture.
  package func node(at position: Position) -> NodeID? {
    boxes.firstIndex { $0.contains(position) }.map { NodeID($0) }
  }

  /// The link at a place of the picture, or beside it.
  package func link(at position: Position) -> LinkID? {
    let near = { (step: LinkPath.Step, reach: Int) in
      abs(step.position.row - position.row) <= reach && abs(step.position.column - position.column) <= reach
    }
    for reach in 0...1 {
      if let index = paths.firstIndex(where: { $0.steps.contains { near($0, reach) } }) { return LinkID(index) }
    }
    return nil
  }

  /// The nearest node in a direction; what lies rather aside counts as farther.
  package func neighbor(of node: NodeID, _ direction: Action) -> NodeID? {
    guard node.index < layout.places.count else { return nil }
    let from = layout.places[node.index]
    var best: (distance: Int, node: Int)?
    for (index, place) in layout.places.enumerated() where index != node.index {
      let (right, down) = (place.column - from.column, place.row - from.row)
      let (ahead, aside) =
        switch direction {
        case .left: (-right, down)
        case .right: (right, down)
        case .up: (-down, right)
        case .down: (down, right)
        default: (0, 0)
        }
      guard ahead > 0 else { continue }
      let distance = ahead + abs(aside) * 3
      if best.map({ distance < $0.distance }) ?? true { best = (distance, index) }
    }
    return best.map { NodeID($0.node) }
  }
}
