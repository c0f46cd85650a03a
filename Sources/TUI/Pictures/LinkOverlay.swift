import Engine
import Wire

/// What is drawn on the links of a picture: copies of a flow, frames under way, forwarders, faults.
enum LinkOverlay {
  /// Draws one link: its line, and what its state adds to it.
  static func draw(
    _ link: LinkID, _ path: LinkPath, _ view: borrowing WorldView, in canvas: inout Canvas
  ) {
    let state = view.world.links[link.index]
    let isChosen = view.state.link == link
    var style: Style = state.isUp ? .border : .dim
    if isChosen { style = view.state.isLinkChosen ? Style.accent.asSelected : .accent }
    let isImpaired = !state.faults.isClear
    for step in path.steps {
      let glyph: Glyph = isImpaired && step.glyph == .linkUp ? .linkImpaired : step.glyph
      canvas.write(glyph, row: step.position.row, column: step.position.column, style: style)
    }
    if !state.isUp, let middle = path.step(at: 500) {
      let text = canvas.glyphs == .unicode ? Glyph.linkDown.text(in: .unicode) : "x!x"
      let column = middle.position.column - (text.unicodeScalars.count - 1) / 2
      canvas.write(text, row: middle.position.row, column: column, style: .bad)
    }
  }

  /// How many copies of the flow's packet crossed the link, both ways.
  static func copies(of packet: OpenPacket, on link: LinkID) -> Int {
    [LinkEnd.a, .b].reduce(0) { $0 + (packet.linkCopies[Direction(link: link, from: $1)] ?? 0) }
  }

  static func drawCopies(
    _ count: Int, _ path: LinkPath, in canvas: inout Canvas
  ) {
    guard count > 0, let middle = path.step(at: 500) else { return }
    let text = Glyph.times.text(in: canvas.glyphs) + "\(count)"
    canvas.write(text, row: middle.position.row, column: middle.position.column - 1, style: Style.accent.asBold)
  }

  /// Marks the end of the segment's designated forwarder.
  static func drawForwarder(_ end: LinkEnd, _ path: LinkPath, in canvas: inout Canvas) {
    guard let step = end == .a ? path.steps.first : path.steps.last else { return }
    // A short link keeps room for what else is said on it.
    let text = path.steps.count < 6 ? "D" : "DF"
    let column = step.position.column - (end == .a ? 0 : text.utf8.count - 1)
    canvas.write(text, row: step.position.row, column: column, style: .good)
  }

  // MARK: Frames under way

  /// A frame that is still on its link: how far it has come, from end `a`, in thousandths.
  struct Moving {
    let copy: CopyID
    let link: LinkID
    let thousandths: Int
  }

  /// The frames under way, the latest first: found from the end of the log, no farther back than a link is long.
  static func moving(_ view: borrowing WorldView, limit: Int = 48) -> [Moving] {
    let world = view.world.links
    let frames = view.world.frames
    let now = view.world.now
    let longest = world.map { $0.delay + $0.faults.extraDelay }.max() ?? .zero
    var result: [Moving] = []
    var index = frames.count - 1
    let last = max(0, frames.count - 8_192)
    while index >= last, result.count < limit {
      let copy = CopyID(UInt32(index))
      let frame = frames[copy]
      if now - frame.time > longest { break }
      index -= 1
      let link = world[frame.link.index]
      let delay = (link.delay + link.faults.extraDelay).nanoseconds
      guard frame.fate == .inFlight, delay > 0 else { continue }
      let passed = min(max(0, (now - frame.time).nanoseconds), delay)
      let part = Int((Double(passed) / Double(delay) * 999).rounded())
      result.append(Moving(copy: copy, link: frame.link, thousandths: frame.from == .a ? part : 999 - part))
    }
    return result
  }

  /// The sign of a frame: a dot for a flow's packet, else the letter of its protocol.
  static func sign(of copy: CopyID, _ view: borrowing WorldView) -> (text: String, style: Style) {
    let frames = view.world.frames
    let record = frames[copy]
    if let packet = record.packet {
      let isChosen = view.flow == Int(packet.flow)
      return (Glyph.packet.text(in: view.glyphs), isChosen ? Style.accent.asBold : .hue(0))
    }
    if record.isMembership { return ("I", Style.hue(1).asBold) }
    let name = frames.bytes(of: copy).map { Dissector.dissect(frame: $0).summary.protocolName } ?? ""
    return switch name {
    case "BGP": ("B", Style.hue(2).asBold)
    case "IGMP": ("I", Style.hue(1).asBold)
    case "TCP": ("t", Style.hue(2))
    case "ARP": ("a", Style.hue(3))
    default: ("o", Style.plain)
    }
  }
}
