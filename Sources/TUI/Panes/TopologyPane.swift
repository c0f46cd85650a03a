import Engine
import Wire

/// The network as a picture: what works, what moves, who forwards, and where the selected flow's copies go.
package enum TopologyPane: Pane {
  package static let name = PaneName.topology
  package static let title = "Topology"
  package static let key = Key.character("1")
  package static let help = "Topology: nodes, links, what moves on them, and the copies of the chosen flow."

  package static func note(_ view: borrowing WorldView) -> String {
    let copies = view.flow.map { "\(view.lab.flows[$0].name) copies  " } ?? ""
    return "\(copies)t=\(view.world.now)"
  }

  /// The lines below the picture.
  private static func footer(_ size: Size) -> Int { size.rows >= 16 ? 4 : size.rows >= 9 ? 3 : size.rows >= 5 ? 1 : 0 }

  private static func pictureSize(_ size: Size) -> Size {
    Size(rows: size.rows - footer(size), columns: size.columns)
  }

  static func drawing(_ view: borrowing WorldView, size: Size) -> GraphDrawing {
    let widths = view.world.nodes.ids.map { NodeLabel.width($0, view) }
    return GraphDrawing(view.world, widths: widths, size: pictureSize(size))
  }

  package static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    let drawing = drawing(view, size: canvas.size)
    let size = pictureSize(canvas.size)
    canvas.draw(in: Rect(size)) { canvas in
      for (index, path) in drawing.paths.enumerated() { LinkOverlay.draw(LinkID(index), path, view, in: &canvas) }
      drawCopies(drawing, view, in: &canvas)
      drawForwarders(drawing, view, in: &canvas)
      for node in view.world.nodes.ids { drawNode(node, drawing, view, in: &canvas) }
      drawMoving(drawing, view, in: &canvas)
    }
    let lines = TopologyFooter.lines(view).prefix(footer(canvas.size))
    for (row, line) in lines.enumerated() {
      canvas.writeFitted(line.text, row: size.rows + row, style: line.style)
    }
  }

  private static func drawCopies(_ drawing: GraphDrawing, _ view: borrowing WorldView, in canvas: inout Canvas) {
    guard let flow = view.flow, let packet = view.packet(ofFlow: flow) else { return }
    for (index, path) in drawing.paths.enumerated() {
      LinkOverlay.drawCopies(LinkOverlay.copies(of: packet, on: LinkID(index)), path, in: &canvas)
    }
  }

  /// For each segment, the ends of the PEs that think that they forward for the selected flow's service.
  private static func drawForwarders(_ drawing: GraphDrawing, _ view: borrowing WorldView, in canvas: inout Canvas) {
    for segment in view.lab.segments {
      for port in segment.ports {
        guard let endpoint = view.world.plant.port(named: port), view.isForwarder(at: endpoint) else { continue }
        let place = view.world.plant.port(endpoint)
        LinkOverlay.drawForwarder(place.end, drawing.paths[place.link.index], in: &canvas)
      }
    }
  }

  private static func drawMoving(_ drawing: GraphDrawing, _ view: borrowing WorldView, in canvas: inout Canvas) {
    var taken = Set<Position>()
    for frame in LinkOverlay.moving(view) {
      guard let step = drawing.paths[frame.link.index].step(at: frame.thousandths),
        taken.insert(step.position).inserted
      else { continue }
      let sign = LinkOverlay.sign(of: frame.copy, view)
      canvas.write(sign.text, row: step.position.row, column: step.position.column, style: sign.style)
    }
  }

  private static func drawNode(
    _ node: NodeID, _ drawing: GraphDrawing, _ view: borrowing WorldView, in canvas: inout Canvas
  ) {
    let box = drawing.boxes[node.index]
    let isChosen = view.node == node
    let style = NodeLabel.style(node, view)
    canvas.draw(in: box) { canvas in
      if drawing.hasFrames { canvas.box(style: isChosen ? .accent : .border) } else { canvas.fill(canvas.bounds) }
      canvas.write(
        NodeLabel.text(node, view), row: box.height / 2, column: drawing.margin,
        style: isChosen && !view.state.isLinkChosen ? style.asSelected : style)
    }
  }

  // MARK: Keys

  package static func perform(
    _ action: Action, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) -> Request? {
    switch action {
    case .up, .down, .left, .right:
      guard let node = view.node else { return nil }
      choose(drawing(view, size: size).neighbor(of: node, action) ?? node, &state)
    case .first, .last:
      choose(NodeID(action == .first ? 0 : max(0, view.world.nodes.count - 1)), &state)
    case .nextLink: step(by: 1, view, &state)
    case .previousLink: step(by: -1, view, &state)
    case .failOrRestore: return TopologyRequest.fault(view)
    case .why: return TopologyRequest.why(view)
    case .join: return TopologyRequest.membership("join", view)
    case .leave: return TopologyRequest.membership("leave", view)
    default: break
    }
    return nil
  }

  private static func choose(_ node: NodeID, _ state: inout ViewState) {
    state.node = node
    state.isLinkChosen = false
  }

  private static func choose(_ link: LinkID, _ state: inout ViewState) {
    state.link = link
    state.isLinkChosen = true
  }

  private static func step(by distance: Int, _ view: borrowing WorldView, _ state: inout ViewState) {
    let count = view.world.links.count
    guard count > 0 else { return }
    let next = view.link.map { ($0.index + distance + count) % count } ?? (distance > 0 ? 0 : count - 1)
    choose(LinkID(next), &state)
  }

  package static func click(_ place: Position, _ view: borrowing WorldView, size: Size, state: inout ViewState) {
    let drawing = drawing(view, size: size)
    if let node = drawing.node(at: place) {
      choose(node, &state)
    } else if let link = drawing.link(at: place) {
      choose(link, &state)
    }
  }

  package static func find(
    _ text: String, forward: Bool, isNext: Bool, _ view: borrowing WorldView, state: inout ViewState
  ) -> Bool {
    let count = view.world.nodes.count
    guard count > 0, let start = view.node?.index else { return false }
    for distance in (isNext ? 1 : 0)...count {
      let index = (start + (forward ? distance : count * 2 - distance)) % count
      guard Search.matches(view.name(NodeID(index)), text) else { continue }
      choose(NodeID(index), &state)
      return true
    }
    return false
  }
}

extension Canvas {
  /// A frame without a title.
  fileprivate mutating func box(style: Style) {
    fill(bounds, with: " ")
    for row in [0, height - 1] { horizontalLine(.horizontal, row: row, style: style) }
    for column in [0, width - 1] { verticalLine(.vertical, column: column, style: style) }
    write(.topLeft, row: 0, column: 0, style: style)
    write(.topRight, row: 0, column: width - 1, style: style)
    write(.bottomLeft, row: height - 1, column: 0, style: style)
    write(.bottomRight, row: height - 1, column: width - 1, style: style)
  }
}
