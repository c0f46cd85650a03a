import Engine
import Synchronization
import Wire

/// Every frame-hop of a world since its boot as a pcapng file, written while the world runs.
///
/// It only looks (D-3). One interface stands for one end of a link and is named like its port; a frame is a packet of the
/// end that sent it, at the start of sending. What a step back takes back is cut off the file, too.
final class Capture: Sendable {
  /// Where lab time zero lies on the capture's clock, so that the boot has positive times.
  static let offset = Interval.seconds(1_000)

  let path: String
  private let file: Mutex<CaptureFile>

  init(_ path: String) throws(FileError) {
    self.path = path
    file = Mutex(CaptureFile(try OutputFile(path)))
  }

  /// Frames in the file.
  var count: Int { file.withLock { $0.count } }
  /// Frames whose octets were gone before they could be written.
  var missing: Int { file.withLock { $0.missing } }
  /// Whether it holds frames that were taken back, because it is a pipe.
  var isStale: Bool { file.withLock { $0.isStale } }
  /// Why nothing more is written.
  var failure: FileError? { file.withLock { $0.failure } }

  /// Writes what has been sent since the last look.
  ///
  /// Between two looks at most `FrameLog.kept` frames may be sent.
  func look(at world: borrowing World) { file.withLock { $0.look(at: world) } }

  /// Looks whenever it is shown a world.
  var watcher: @Sendable (borrowing World) -> Void {
    { world in self.look(at: world) }
  }

  /// Ends the file, or says why it is not complete.
  func finish() throws(FileError) {
    let failure = file.withLock { $0.finish() }
    if let failure { throw failure }
  }
}

/// The file of a capture, and what it holds.
private struct CaptureFile {
  private let file: OutputFile
  private var writer = PCAPNGWriter(application: "labconsole")
  private var hasBegun = false
  /// Where each frame begins in the file, and what tells it from a frame of another history.
  private var frames: [(start: Int, mark: Int)] = []
  private(set) var missing = 0
  private(set) var isStale = false
  private(set) var failure: FileError?

  init(_ file: OutputFile) { self.file = file }

  var count: Int { frames.count }

  mutating func look(at world: borrowing World) {
    guard failure == nil else { return }
    do throws(FileError) {
      if !hasBegun { try begin(world) }
      try takeBack(to: sharedCount(with: world))
      for number in frames.count..<world.frames.count {
        try write(CopyID(UInt32(truncatingIfNeeded: number)), of: world)
      }
    } catch {
      failure = error
    }
  }

  mutating func finish() -> FileError? {
    if failure == nil {
      do { try file.finish() } catch { failure = error }
    }
    return failure
  }

  private mutating func begin(_ world: borrowing World) throws(FileError) {
    for index in world.links.indices {
      for end in [LinkEnd.a, .b] {
        _ = writer.addInterface(name: world.plant.name(of: world.plant.endpoint(LinkID(index), end)))
      }
    }
    try file.append(writer.drain())
    hasBegun = true
  }

  /// How many of the frames that were written have happened in this world, too.
  private func sharedCount(with world: borrowing World) -> Int {
    let count = min(frames.count, world.frames.count)
    // Histories that part do not meet again: the last frame tells.
    guard count > 0, mark(count - 1, of: world) != frames[count - 1].mark else { return count }
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if mark(middle, of: world) == frames[middle].mark { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A frame's time, link and cause, as one number.
  private func mark(_ number: Int, of world: borrowing World) -> Int {
    let record = world.frames[CopyID(UInt32(truncatingIfNeeded: number))]
    var hasher = Hasher()
    hasher.combine(record.time)
    hasher.combine(record.link)
    hasher.combine(record.from)
    hasher.combine(record.cause)
    hasher.combine(record.packet)
    return hasher.finalize()
  }

  private mutating func takeBack(to count: Int) throws(FileError) {
    guard count < frames.count else { return }
    if file.canTruncate { try file.truncate(to: frames[count].start) } else { isStale = true }
    frames.removeSubrange(count...)
  }

  private mutating func write(_ copy: CopyID, of world: borrowing World) throws(FileError) {
    let record = world.frames[copy]
    frames.append((file.count, mark(Int(copy.number), of: world)))
    guard let bytes = world.frames.bytes(of: copy) else {
      missing += 1
      return
    }
    writer.addPacket(
      interface: 2 * record.link.index + Int(record.from.rawValue),
      time: (record.time + Capture.offset).nanoseconds, bytes: bytes,
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
