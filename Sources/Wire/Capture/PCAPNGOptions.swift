/// The options at the end of a block: code 2, length 2, value, padding to words (draft-ietf-opsawg-pcapng §3.5).
struct PCAPNGOptions: Sendable {
  /// Code and place of each value, in their order; up to the end mark, or to one that does not fit.
  private(set) var values: [(code: UInt16, range: Range<Int>)] = []
  /// Where an option says that it is longer than its block.
  private(set) var malformedAt: Int?
  private let bytes: [UInt8]
  private let order: ByteOrder

  init(_ bytes: [UInt8], _ range: Range<Int>, _ order: ByteOrder) {
    self.bytes = bytes
    self.order = order
    var position = range.lowerBound
    while range.upperBound - position >= 4 {
      let code = order.uint16(bytes, position)
      let length = Int(order.uint16(bytes, position + 2))
      if code == 0 { return }
      guard length <= range.upperBound - position - 4 else {
        malformedAt = position
        return
      }
      values.append((code, position + 4..<position + 4 + length))
      position += 4 + (length + 3) / 4 * 4
    }
    if position < range.upperBound { malformedAt = position }
  }

  /// The first value of a code, as octets.
  func octets(_ code: UInt16) -> ArraySlice<UInt8>? {
    values.first { $0.code == code }.map { bytes[$0.range] }
  }

  /// The first value of a code, as text; what is no UTF-8 is repaired.
  func text(_ code: UInt16) -> String? { octets(code).map(Self.text) }

  /// All comments (opt_comment), in their order.
  var comments: [String] {
    values.filter { $0.code == 1 }.map { Self.text(bytes[$0.range]) }
  }

  /// A number of four octets.
  func uint32(_ code: UInt16) -> UInt32? {
    guard let value = octets(code), value.count == 4 else { return nil }
    return order.uint32(bytes, value.startIndex)
  }

  /// A number of eight octets.
  func uint64(_ code: UInt16) -> UInt64? {
    guard let value = octets(code), value.count == 8 else { return nil }
    return order.uint64(bytes, value.startIndex)
  }

  /// Some writers end texts with a zero.
  static func text(_ octets: ArraySlice<UInt8>) -> String {
    String(decoding: octets.prefix { $0 != 0 }, as: UTF8.self)
  }
}
