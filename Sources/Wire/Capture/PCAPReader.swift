/// A file of the older format (draft-ietf-opsawg-pcap).
///
/// Octets: magic 4, version 2 + 2, reserved 8, snap length 4, link type 4; then for each packet seconds 4, part of the
/// second 4, octets that are kept 4, octets on the wire 4, the kept octets.
struct PCAPReader: Sendable {
  private static let headerLength = 24
  private static let recordLength = 16

  private let order: ByteOrder
  /// Nanoseconds of one unit of the part of a second.
  private let unit: Int64
  private(set) var interfaces: [CaptureInterface] = []
  private var count = 0

  /// `nil` for octets that are no magic number of this format.
  init?(magic: [UInt8]) {
    switch magic {
    case [0xa1, 0xb2, 0xc3, 0xd4]: (order, unit) = (.big, 1_000)
    case [0xd4, 0xc3, 0xb2, 0xa1]: (order, unit) = (.little, 1_000)
    case [0xa1, 0xb2, 0x3c, 0x4d]: (order, unit) = (.big, 1)
    case [0x4d, 0x3c, 0xb2, 0xa1]: (order, unit) = (.little, 1)
    default: return nil
    }
  }

  mutating func next(_ input: inout CaptureInput) throws(CaptureError) -> CaptureItem? {
    if interfaces.isEmpty, try !readHeader(&input) { return nil }
    guard input.available >= Self.recordLength else { return nil }
    let (bytes, start) = (input.bytes, input.position)
    let kept = Int(order.uint32(bytes, start + 8))
    guard kept <= CaptureLimits.packet else {
      throw CaptureError(
        offset: input.offset + 8, "a packet of \(kept) octets, the most is \(CaptureLimits.packet)",
        mend: "the file is damaged here; the packets before it are read")
    }
    guard input.available >= Self.recordLength + kept else { return nil }
    count += 1
    let seconds = Int64(order.uint32(bytes, start))
    let part = Int64(order.uint32(bytes, start + 4))
    let packet = CapturedPacket(
      number: count, offset: input.offset, time: seconds * 1_000_000_000 + part * unit,
      originalLength: max(Int(order.uint32(bytes, start + 12)), kept),
      bytes: Array(bytes[start + Self.recordLength..<start + Self.recordLength + kept]))
    input.skip(Self.recordLength + kept)
    return .packet(packet)
  }

  /// Whether the header of the file is there; it is the one interface.
  private mutating func readHeader(_ input: inout CaptureInput) throws(CaptureError) -> Bool {
    guard input.available >= Self.headerLength else { return false }
    let (bytes, start) = (input.bytes, input.position)
    let version = order.uint16(bytes, start + 4)
    guard version == 2 else {
      throw CaptureError(offset: input.offset + 4, "version \(version) of pcap, expected 2")
    }
    // The upper half says how long the checksums at the ends of frames are.
    let linkType = LinkType(rawValue: UInt16(truncatingIfNeeded: order.uint32(bytes, start + 20)))
    interfaces = [CaptureInterface(linkType: linkType, snapLength: order.uint32(bytes, start + 16))]
    input.skip(Self.headerLength)
    return true
  }

  /// What is left of a file that ends here.
  func cut(_ input: CaptureInput) -> CaptureCut? {
    let isHeader = interfaces.isEmpty
    guard isHeader || input.available > 0 else { return nil }
    let kept =
      !isHeader && input.available >= Self.recordLength ? Int(order.uint32(input.bytes, input.position + 8)) : 0
    return CaptureCut(
      offset: input.offset, present: input.available,
      length: isHeader ? Self.headerLength : Self.recordLength + kept)
  }
}

/// How large things of a capture may be: what a file says beyond that is damage.
enum CaptureLimits {
  /// Far above every link's largest packet.
  static let packet = 1 << 24
  /// A block that must be read as a whole.
  static let block = packet + (1 << 20)
  /// Interfaces, names and sections are kept; a file that announces more is not a capture of anything.
  static let announcements = 1 << 16
}
