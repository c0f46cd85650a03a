import Engine
import Wire

/// Every frame-hop of a world since its boot as a pcapng file, written while the world runs.
///
/// It only looks (D-3). One interface stands for one end of a link and is named like its port; a frame is a packet of the
/// end that sent it, at the start of sending. What a rewind takes back is cut off the file, too.
final class Capture {
  /// Where lab time zero lies on the capture's clock, so that the boot has positive times.
  static let offset = Interval.seconds(1_000)

  private let file: OutputFile
  private var writer = PCAPNGWriter(application: "labconsole")
  /// Which history the present contents belong to.
  private var history: History?
  /// Length of the file before each frame that it holds.
  private var starts: [Int] = []
  /// Frames that came and went between two looks.
  private(set) var missing = 0
  /// Whether the file holds frames that were taken back, because it is a pipe.
  private(set) var isStale = false

  /// A boot that begins at another time, or with another seed, is another history.
  private struct History: Hashable {
    let seed: UInt64
    let begin: Instant?

    init(_ world: borrowing World) {
      seed = world.seed
      begin = world.trace[.origin]?.time
    }
  }

  init(_ path: String) throws(FileError) { file = try OutputFile(path) }

  /// Frames in the file.
  var count: Int { starts.count }

  /// Writes what has been sent since the last look.
  ///
  /// Between two looks at most `FrameLog.kept` frames may be sent, and what was taken back must have been looked at
  /// before other things happened instead.
  func look(at world: borrowing World) throws(FileError) {
    if history == nil { try begin(world) }
    let present = History(world)
    if history != present { try takeBack(to: 0) }
    history = present
    try takeBack(to: world.frames.count)
    for number in starts.count..<max(starts.count, world.frames.count) {
      try write(CopyID(UInt32(truncatingIfNeeded: number)), of: world)
    }
  }

  /// Ends the file.
  func finish() throws(FileError) { try file.finish() }

  private func begin(_ world: borrowing World) throws(FileError) {
    for index in world.links.indices {
      for end in [LinkEnd.a, .b] {
        _ = writer.addInterface(name: world.plant.name(of: world.plant.endpoint(LinkID(index), end)))
      }
    }
    try file.append(writer.drain())
  }

  private func takeBack(to count: Int) throws(FileError) {
    guard count < starts.count else { return }
    guard file.canTruncate else {
      isStale = true
      starts.removeSubrange(count...)
      return
    }
    try file.truncate(to: starts[count])
    starts.removeSubrange(count...)
  }

  private func write(_ copy: CopyID, of world: borrowing World) throws(FileError) {
    let record = world.frames[copy]
    starts.append(file.count)
    guard let bytes = world.frames.bytes(of: copy) else {
      missing += 1
      return
    }
    writer.addPacket(
      interface: 2 * record.link.index + Int(record.from.rawValue),
      time: (record.time + Self.offset).nanoseconds, bytes: bytes,
      comment: Self.comment(copy, record, in: world), direction: .outbound)
    try file.append(writer.drain())
  }

  /// `packet 17, because of event 42: PE1 smet-originated`.
  private static func comment(_ copy: CopyID, _ record: FrameRecord, in world: borrowing World) -> String {
    var text = "packet \(copy.number), because of event \(record.cause.number)"
    if let cause = world.trace[record.cause] {
      text += ": \(cause.node.map { world.name($0) + " " } ?? "")\(cause.detail.kind)"
    }
    return text
  }
}
