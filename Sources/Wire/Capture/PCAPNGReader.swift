/// What a section of a pcapng file says of itself.
package struct CaptureSection: Hashable, Sendable {
  package var hardware: String?
  package var operatingSystem: String?
  package var application: String?
  package var comments: [String] = []
}

/// Reads blocks of pcapng (draft-ietf-opsawg-pcapng §3, §4), in either order of octets, section after section.
///
/// Octets of a block: type 4, length of the block 4, body, length of the block again 4. Blocks of other types are passed
/// over by their length.
struct PCAPNGReader: Sendable {
  static let sectionMagic: [UInt8] = [0x0a, 0x0d, 0x0d, 0x0a]

  /// The blocks that are read (§4).
  enum BlockType {
    static let section: UInt32 = 0x0a0d_0d0a
    static let interface: UInt32 = 1
    /// The packet block of the first drafts.
    static let oldPacket: UInt32 = 2
    static let simplePacket: UInt32 = 3
    static let names: UInt32 = 4
    static let statistics: UInt32 = 5
    static let enhancedPacket: UInt32 = 6
    static let all = [section, interface, oldPacket, simplePacket, names, statistics, enhancedPacket]
  }

  private var order = ByteOrder.little
  var interfaces: [CaptureInterface] = []
  var names: [CaptureName] = []
  var sections: [CaptureSection] = []
  /// The number of the first interface of the section.
  var firstInterface = 0
  var count = 0
  /// The length that the end of a block which is being passed over must repeat.
  private var passing: (length: UInt32, start: Int)?
  /// What is odd about blocks that were read.
  var notes: [CaptureError] = []

  mutating func next(_ input: inout CaptureInput) throws(CaptureError) -> CaptureItem? {
    while true {
      if !notes.isEmpty { return .note(notes.removeFirst()) }
      if passing != nil, try !pass(&input) { return nil }
      guard let block = try header(input) else { return nil }
      guard BlockType.all.contains(block.type) else {
        input.skip(Int(block.length) - 4)
        passing = (block.length, block.start)
        continue
      }
      guard input.available >= Int(block.length) else { return nil }
      try checkEnd(block, order.uint32(input.bytes, input.position + Int(block.length) - 4))
      let body = input.position + 8..<input.position + Int(block.length) - 4
      let packet = try read(PCAPNGBody(input.bytes, body, order, start: block.start), type: block.type)
      input.skip(Int(block.length))
      if let packet { return .packet(packet) }
    }
  }

  /// What is left of a file that ends here.
  func cut(_ input: CaptureInput) -> CaptureCut? {
    if let passing {
      return CaptureCut(
        offset: passing.start, present: input.offset + input.available - passing.start, length: Int(passing.length))
    }
    guard input.available > 0 else { return nil }
    let length = input.available >= 8 ? try? blockHeader(input)?.length : nil
    return CaptureCut(offset: input.offset, present: input.available, length: length.map { Int($0) })
  }

  // MARK: Blocks

  private struct Header {
    let type: UInt32
    let length: UInt32
    /// Where it begins in the file.
    let start: Int
  }

  /// The type and length of the block at the position; a section says first how the numbers of its length are written.
  private mutating func header(_ input: CaptureInput) throws(CaptureError) -> Header? {
    if input.octets(0, 4).elementsEqual(Self.sectionMagic) {
      guard let order = try Self.order(ofSection: input) else { return nil }
      self.order = order
    }
    return try blockHeader(input)
  }

  private func blockHeader(_ input: CaptureInput) throws(CaptureError) -> Header? {
    guard input.available >= 8 else { return nil }
    let type = order.uint32(input.bytes, input.position)
    let length = order.uint32(input.bytes, input.position + 4)
    guard length >= 12, length % 4 == 0 else {
      throw CaptureError(
        offset: input.offset + 4, "a block of \(length) octets, expected 12 or more in whole words",
        mend: "the file is damaged here; the packets before it are read")
    }
    guard length <= CaptureLimits.block || !BlockType.all.contains(type) else {
      throw CaptureError(
        offset: input.offset + 4, "a block of \(length) octets, the most is \(CaptureLimits.block)",
        mend: "the file is damaged here; the packets before it are read")
    }
    return Header(type: type, length: length, start: input.offset)
  }

  /// The order of octets that the magic number of a section tells (§4.1).
  private static func order(ofSection input: CaptureInput) throws(CaptureError) -> ByteOrder? {
    guard input.available >= 12 else { return nil }
    switch Array(input.octets(8, 4)) {
    case [0x1a, 0x2b, 0x3c, 0x4d]: return .big
    case [0x4d, 0x3c, 0x2b, 0x1a]: return .little
    default:
      throw CaptureError(
        offset: input.offset + 8, "the byte-order magic is \(Hex.text(input.octets(8, 4))), expected 1a2b3c4d")
    }
  }

  private func checkEnd(_ block: Header, _ found: UInt32) throws(CaptureError) {
    guard found != block.length else { return }
    throw CaptureError(
      offset: block.start + Int(block.length) - 4, "the block ends with length \(found) and began with \(block.length)",
      mend: "the file is damaged here; the packets before it are read")
  }

  /// Whether the end of a block that is not read has come.
  private mutating func pass(_ input: inout CaptureInput) throws(CaptureError) -> Bool {
    guard let (length, start) = passing, input.missing == 0, input.available >= 4 else { return passing == nil }
    try checkEnd(Header(type: 0, length: length, start: start), order.uint32(input.bytes, input.position))
    input.skip(4)
    passing = nil
    return true
  }

  private mutating func read(_ body: PCAPNGBody, type: UInt32) throws(CaptureError) -> CapturedPacket? {
    switch type {
    case BlockType.section: try section(body)
    case BlockType.interface: try interface(body)
    case BlockType.oldPacket: return try oldPacket(body)
    case BlockType.simplePacket: return try simplePacket(body)
    case BlockType.names: nameResolution(body)
    case BlockType.statistics: statistics(body)
    default: return try enhancedPacket(body)
    }
    return nil
  }
}

/// The body of one block, which is there as a whole.
struct PCAPNGBody {
  let bytes: [UInt8]
  let range: Range<Int>
  let order: ByteOrder
  /// Where the block begins in the file.
  let start: Int

  init(_ bytes: [UInt8], _ range: Range<Int>, _ order: ByteOrder, start: Int) {
    self.bytes = bytes
    self.range = range
    self.order = order
    self.start = start
  }

  var count: Int { range.count }

  /// Numbers at an octet of the body, which must be there.
  func uint16(_ offset: Int) -> UInt16 { order.uint16(bytes, range.lowerBound + offset) }
  func uint32(_ offset: Int) -> UInt32 { order.uint32(bytes, range.lowerBound + offset) }

  func options(from offset: Int) -> PCAPNGOptions {
    PCAPNGOptions(bytes, min(range.lowerBound + offset, range.upperBound)..<range.upperBound, order)
  }

  /// Refuses a body that has not even its fixed fields.
  func require(_ count: Int, _ name: StaticString) throws(CaptureError) {
    guard self.count < count else { return }
    throw CaptureError(
      offset: start, "\(name) of \(self.count + 12) octets, expected \(count + 12) or more",
      mend: "the file is damaged here; the packets before it are read")
  }

  /// Where in the file an octet of the buffer stands.
  func place(_ index: Int) -> Int { start + 8 + index - range.lowerBound }
}
