import Dispatch
import Synchronization
import Wire

/// Packets that all cores dissect while the next ones are read.
final class DecodeBatch: Sendable {
  /// More parts than there are cores, so that none waits long for the last.
  private static let partCount = 16

  private let packets: [DecodedPacket]
  private let options: DecodeRun.Options
  private let isFirst: Bool
  private let parts: Mutex<[DecodedPart]>
  /// Room that earlier packets have needed.
  private let spare: Mutex<[OutputBuffer]>
  private let work = DispatchGroup()

  /// Begins; `isFirst` says that nothing has been written before, and `spare` is room to write into.
  init(_ packets: [DecodedPacket], _ options: DecodeRun.Options, isFirst: Bool, spare: [OutputBuffer]) {
    self.packets = packets
    self.options = options
    self.isFirst = isFirst
    let count = min(Self.partCount, packets.count)
    parts = Mutex(Array(repeating: DecodedPart(), count: count))
    self.spare = Mutex(spare)
    guard count > 0 else { return }
    DispatchQueue.global().async(group: work) {
      DispatchQueue.concurrentPerform(iterations: count) { self.dissect(part: $0, of: count) }
    }
  }

  /// What has been made of the packets, in their order, and the room that is left; waits for it.
  func finished() -> (parts: [DecodedPart], spare: [OutputBuffer]) {
    work.wait()
    return (parts.withLock { $0 }, spare.withLock { $0 })
  }

  private func dissect(part index: Int, of count: Int) {
    let range = packets.count * index / count..<packets.count * (index + 1) / count
    let room = spare.withLock { $0.popLast() } ?? OutputBuffer(reserving: 1 << 16)
    let part = DecodedPart(packets[range], options, isFirst: isFirst && index == 0, into: room)
    parts.withLock { $0[index] = part }
  }
}

/// What one core has made of some packets.
struct DecodedPart: Sendable {
  private(set) var buffer = OutputBuffer()
  private(set) var hasErrors = false

  init() {}

  init(
    _ packets: ArraySlice<DecodedPacket>, _ options: DecodeRun.Options, isFirst: Bool,
    into spare: consuming OutputBuffer
  ) {
    buffer = spare
    buffer.removeAll()
    var json = DecodeJSON()
    let text = DecodeText(isSummary: options.isSummary)
    for (index, packet) in packets.enumerated() {
      let dissection = packet.dissected(as: options.subject, context: options.context)
      hasErrors =
        hasErrors || !dissection.errors.isEmpty
        || dissection.reassembled.contains { !$0.dissection.errors.isEmpty }
      if options.isJSON {
        if isFirst, index == 0 { buffer.append(DecodeEnvelope.start) } else { buffer.append(",\n") }
        json.write(packet, dissection, to: &buffer)
      } else {
        text.write(packet, dissection, to: &buffer)
      }
    }
  }
}
