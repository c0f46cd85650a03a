package import Engine

/// A lab's picture in an area of a certain size: a box or a name for each node, a way for each link.
package struct GraphDrawing: Sendable {
  /// By the number of the node; around the name, a frame included if there is room for it.
  package let boxes: [Rect]
  /// By the number of the link.
  package let paths: [LinkPath]
  /// Whether there is room for frames around the names.
  package let hasFrames: Bool
  private let layout: GraphLayout

  package init(_ world: borrowing World, labels: [String], size: Size, glyphs: GlyphSet) {
    let plant = world.plant
    let layout = GraphLayout(plant.description)
    let widths = labels.map { TextWidth.columns(of: $0, in: glyphs) }
    let widest = widths.max() ?? 0
    let pitch = Size(
      rows: layout.rows > 1 ? (size.rows - 3) / (layout.rows - 1) : size.rows,
      columns: layout.columns > 1 ? (size.columns - widest - 4) / (layout.columns - 1) : size.columns)
    let hasFrames = pitch.rows >= 4 && pitch.columns >= widest + 8 && size.rows >= 3
    let boxes = layout.places.enumerated().map { index, place -> Rect in
      let width = widths[index] + (hasFrames ? 4 : 0)
      let height = hasFrames ? 3 : 1
      let widestBox = widest + (hasFrames ? 4 : 0)
      let column = Self.spread(place.column, of: layout.columns, over: size.columns - widestBox)
      let row = Self.spread(place.row, of: layout.rows, over: size.rows - height)
      return Rect(row: row, column: max(0, column + (widestBox - width) / 2), height: height, width: width)
    }
    self.boxes = boxes
    self.hasFrames = hasFrames
    self.layout = layout
    paths = Self.paths(plant, layout, boxes)
  }

  /// Where the n-th of so many things stands, the first at 0 and the last at `room`; a single one in the middle.
  private static func spread(_ index: Int, of count: Int, over room: Int) -> Int {
    let room = max(0, room)
    return count > 1 ? (room * index + (count - 1) / 2) / (count - 1) : room / 2
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
    let between = min(first.column, last.column) + 1..<max(first.column, last.column, min(first.column, last.column) + 1)
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
