/// Writes a capture that Wireshark opens, block by block as things happen (draft-ietf-opsawg-pcapng §4).
///
/// One interface stands for one end of a link. Times are nanoseconds of lab time, and lab time zero is the epoch, so that
/// `frame.time_epoch` is the lab's time; what happened before zero is said with a negative offset of its interface.
package struct PCAPNGWriter: Sendable {
  private var pending: [UInt8] = []
  /// What is added to the times of each interface, in whole seconds.
  private let offset: Int64
  private static let second: Int64 = 1_000_000_000
  private var interfaces = 0

  /// Times from `earliest` on can be written.
  package init(application: String, earliest nanoseconds: Int64 = 0) {
    let earliest = max(nanoseconds, Int64.min + 2 * Self.second)
    offset = earliest < 0 ? earliest / Self.second - 1 : 0
    var block = PCAPNGBlock(type: 0x0a0d_0d0a)
    block.write(UInt32(0x1a2b_3c4d))
    block.write(UInt16(1))
    block.write(UInt16(0))
    // §4.1: a section whose length is not known yet.
    block.write(UInt64.max)
    block.option(4, text: application)
    pending += block.finished()
  }

  /// Announces an interface; its packets name it by the number that comes back.
  package mutating func addInterface(name: String, linkType: LinkType = .ethernet) -> Int {
    var block = PCAPNGBlock(type: 1)
    block.write(linkType.rawValue)
    block.write(UInt16(0))
    // §4.2: no limit to the length of a packet.
    block.write(UInt32(0))
    block.option(2, text: name)
    // §4.2, if_tsresol: ten to the minus nine.
    block.option(9, [9])
    if offset != 0 {
      block.option(14, (0..<8).map { UInt8(truncatingIfNeeded: offset >> Int64(8 * $0)) })
    }
    pending += block.finished()
    interfaces += 1
    return interfaces - 1
  }

  /// Adds a packet of an interface that was announced; a time before the earliest counts as the earliest.
  package mutating func addPacket(
    interface: Int, time nanoseconds: Int64, bytes: [UInt8], comment: String? = nil, direction: PacketDirection? = nil
  ) {
    precondition(interface >= 0 && interface < interfaces, "a packet of an interface that was not announced")
    let (sum, overflow) = nanoseconds.subtractingReportingOverflow(offset * Self.second)
    let stamp = overflow ? UInt64(Int64.max) : UInt64(max(sum, 0))
    var block = PCAPNGBlock(type: 6, reserving: bytes.count + (comment?.utf8.count ?? 0) + 64)
    block.write(UInt32(truncatingIfNeeded: interface))
    block.write(UInt32(truncatingIfNeeded: stamp >> 32))
    block.write(UInt32(truncatingIfNeeded: stamp))
    block.write(UInt32(truncatingIfNeeded: bytes.count))
    block.write(UInt32(truncatingIfNeeded: bytes.count))
    block.write(bytes)
    if let comment { block.option(1, text: comment) }
    if let direction {
      block.option(2, (0..<4).map { UInt8(truncatingIfNeeded: direction.rawValue >> UInt32(8 * $0)) })
    }
    pending += block.finished()
  }

  /// What has been written since the last time, for a file or a pipe.
  package mutating func drain() -> [UInt8] {
    let drained = pending
    pending.removeAll(keepingCapacity: true)
    return drained
  }
}
