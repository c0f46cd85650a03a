package import Engine
import Wire

/// One frame on one link as a row; only rows that are seen are decoded.
package enum PacketRow {
  package static func columns(width: Int) -> Columns {
    var columns: [Columns.Column] = [.init("no", .cells(5), right: true), .init("time", .cells(7), right: true)]
    if width >= 70 { columns.append(.init("link", .cells(9))) }
    columns += [.init("from > to", .cells(11)), .init("proto", .cells(5))]
    if width >= 84 { columns.append(.init("len", .cells(4), right: true)) }
    return Columns(columns + [.init("info", .share(1))])
  }

  package static func text(_ copy: CopyID, width: Int, _ view: borrowing WorldView) -> RowText {
    let frame = view.world.frames[copy]
    let bytes = view.world.frames.bytes(of: copy)
    let dissection = bytes.map { Dissector.dissect(frame: $0) }
    let summary = dissection?.summary
    let style = style(of: frame)
    var pieces: [RowText.Piece] = [.init("\(copy.number)", .dim), .init(TimeText.short(frame.time))]
    if width >= 70 { pieces.append(.init(view.name(frame.link))) }
    pieces.append(.init(ends(of: frame, view)))
    pieces.append(.init(summary?.protocolName ?? "", style))
    if width >= 84 { pieces.append(.init(bytes.map { "\($0.count)" } ?? "", .dim)) }
    var words = info(frame, summary)
    // Without room for the whole, the routes are said in the lab's names.
    if let dissection, let bytes, summary?.protocolName == "BGP", width < 130,
      let routes = UpdateText.routes(in: dissection.nodes, bytes, view)
    {
      words = width < 84 ? routes : "UPDATE \(routes)"
    }
    pieces.append(.init(words, style))
    return RowText(pieces)
  }

  /// `PE1 > PE2`.
  package static func ends(of frame: FrameRecord, _ view: borrowing WorldView) -> String {
    let link = view.world.links[frame.link.index]
    return "\(view.name(link[frame.from].node)) > \(view.name(link[frame.from.other].node))"
  }

  /// What the frame says, behind what became of it if it went no further.
  private static func info(_ frame: FrameRecord, _ summary: PacketSummary?) -> String {
    let info = summary?.info ?? "the octets of frames this old are gone; rewind to see them"
    if case .dropped(let reason) = frame.fate { return "dropped: \(reason.name)  \(info)" }
    return info
  }

  private static func style(of frame: FrameRecord) -> Style {
    if case .dropped = frame.fate { return .withdrawn }
    if frame.packet != nil { return .hue(0) }
    return frame.isMembership ? .hue(1) : .plain
  }
}
