/// A bounded cursor over octets: each read names its field, so one decoder serves the router and the packet pane.
///
/// Contract: no read goes past `end`; every failure is a `WireError` with field and octet; nothing traps. All numbers
/// are big-endian. A structure with a length of its own is read by the same cursor, whose `end` is drawn in meanwhile
/// (`within`): offsets are always those of the outermost buffer, and nothing is copied.
package struct ByteReader {
  package let bytes: [UInt8]
  /// The next octet to read.
  package private(set) var position: Int
  /// The octet at which this reader must stop.
  package private(set) var end: Int
  /// The dissection in the making; `nil` when nobody looks, and then recording costs one comparison per field.
  package var recorder: FieldRecorder?

  @inlinable
  package init(_ bytes: [UInt8]) {
    self.init(bytes, from: 0, to: bytes.count)
  }

  /// A reader of the octets `from ..< to`, which are clamped to the buffer.
  @inlinable
  package init(_ bytes: [UInt8], from: Int, to: Int) {
    self.init(unclamped: bytes, from: min(max(from, 0), bytes.count), to: min(max(to, 0), bytes.count))
  }

  @usableFromInline
  package init(unclamped bytes: [UInt8], from: Int, to: Int) {
    self.bytes = bytes
    position = min(from, to)
    end = to
    recorder = nil
  }

  package var remaining: Int { end - position }
  package var isAtEnd: Bool { position == end }
  /// Whether somebody looks.
  ///
  /// A decoder asks before it builds text that only a dissection needs.
  package var isRecording: Bool { recorder != nil }

  // MARK: Octets

  /// Takes `count` octets without recording a field.
  @inline(__always)
  package mutating func take(_ count: Int, _ field: StaticString) throws(WireError) -> Range<Int> {
    guard count >= 0, count <= end - position else { throw truncated(field, needed: count) }
    let range = position..<position + count
    position += count
    return range
  }

  @inline(__always)
  package mutating func uint8(_ field: StaticString) throws(WireError) -> UInt8 {
    guard position < end else { throw truncated(field, needed: 1) }
    let value = bytes[position]
    position += 1
    if recorder != nil { recordNumber(field, UInt64(value), length: 1) }
    return value
  }

  @inline(__always)
  package mutating func uint16(_ field: StaticString) throws(WireError) -> UInt16 {
    guard end - position >= 2 else { throw truncated(field, needed: 2) }
    let value = number(UInt16.self, at: position)
    position += 2
    if recorder != nil { recordNumber(field, UInt64(value), length: 2) }
    return value
  }

  /// Three octets as a number.
  @inline(__always)
  package mutating func uint24(_ field: StaticString) throws(WireError) -> UInt32 {
    guard end - position >= 3 else { throw truncated(field, needed: 3) }
    let value = UInt32(bytes[position]) << 16 | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2])
    position += 3
    if recorder != nil { recordNumber(field, UInt64(value), length: 3) }
    return value
  }

  @inline(__always)
  package mutating func uint32(_ field: StaticString) throws(WireError) -> UInt32 {
    guard end - position >= 4 else { throw truncated(field, needed: 4) }
    let value = number(UInt32.self, at: position)
    position += 4
    if recorder != nil { recordNumber(field, UInt64(value), length: 4) }
    return value
  }

  @inline(__always)
  package mutating func uint48(_ field: StaticString) throws(WireError) -> UInt64 {
    guard end - position >= 6 else { throw truncated(field, needed: 6) }
    let value = UInt64(number(UInt16.self, at: position)) << 32 | UInt64(number(UInt32.self, at: position + 2))
    position += 6
    if recorder != nil { recordNumber(field, UInt64(value), length: 6) }
    return value
  }

  @inline(__always)
  package mutating func uint64(_ field: StaticString) throws(WireError) -> UInt64 {
    guard end - position >= 8 else { throw truncated(field, needed: 8) }
    let value = number(UInt64.self, at: position)
    position += 8
    if recorder != nil { recordNumber(field, UInt64(value), length: 8) }
    return value
  }

  /// The number whose octets begin at `offset`, none of which is recorded; zero when they go beyond the buffer.
  ///
  /// For decoders that have taken the octets and put them into other words than digits.
  @inline(__always)
  package func number<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int) -> Number {
    guard offset >= 0, offset <= bytes.count - MemoryLayout<Number>.size else { return 0 }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }.bigEndian
  }

  /// A copy of octets of the buffer, as far as they are there.
  ///
  /// The only place where a decoder copies, and never inlined: where a caller drops the copy, Swift 6.3 would free the
  /// array before it has been filled.
  @inline(never)
  package func octets(_ range: Range<Int>) -> [UInt8] { Array(bytes[range.clamped(to: 0..<bytes.count)]) }

  package mutating func bytes(_ field: StaticString, count: Int) throws(WireError) -> [UInt8] {
    let range = try take(count, field)
    let octets = self.octets(range)
    if recorder != nil { recordOctets(field, range) }
    return octets
  }

  /// All that is left, possibly nothing.
  package mutating func rest(_ field: StaticString) -> [UInt8] {
    let range = position..<end
    position = end
    let octets = self.octets(range)
    if recorder != nil, !octets.isEmpty { recordOctets(field, range) }
    return octets
  }

  /// The octet `ahead` places further on, without reading it.
  package func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < end ? bytes[position + ahead] : nil
  }

  /// Passes over octets that another reader has read.
  package mutating func skip(_ count: Int, _ field: StaticString) throws(WireError) {
    _ = try take(count, field)
  }

  // MARK: Structure

  /// Draws the end in to the next `count` octets; gives the end as it was, for `widen`.
  package mutating func narrow(to count: Int, _ field: StaticString) throws(WireError) -> Int {
    guard count >= 0, count <= end - position else { throw truncated(field, needed: count) }
    let outer = end
    end = position + count
    return outer
  }

  /// Passes over what is left within the drawn-in end, and goes back to the end that `narrow` gave.
  package mutating func widen(to outer: Int) {
    position = end
    end = max(end, min(outer, bytes.count))
  }

  /// Reads the next `count` octets as a structure of its own: they must be used up.
  package mutating func within<Value>(
    _ count: Int, _ field: StaticString, _ body: (inout ByteReader) throws(WireError) -> Value
  ) throws(WireError) -> Value {
    let outer = try narrow(to: count, field)
    defer { widen(to: outer) }
    let value = try body(&self)
    try expectEnd(field)
    return value
  }

  /// Groups what `body` reads under one name; `summary` puts the value into words.
  package mutating func group<Value>(
    _ name: StaticString, summary: (Value) -> String = { _ in "" },
    _ body: (inout ByteReader) throws(WireError) -> Value
  ) throws(WireError) -> Value {
    guard recorder != nil else { return try body(&self) }
    recorder?.begin(name, offset: position)
    let value = try body(&self)
    recorder?.end(summary(value), offset: position)
    return value
  }

  /// Refuses octets that are left over.
  package func expectEnd(_ field: StaticString = "End") throws(WireError) {
    guard isAtEnd else {
      throw WireError(field: "\(field)", offset: position, reason: .trailing(count: remaining))
    }
  }

  // MARK: Recording

  /// Adds a leaf that covers the `length` octets that were just read.
  package func record(_ field: StaticString, _ value: @autoclosure () -> String, length: Int) {
    recorder?.leaf(field, value(), offset: position - length, length: length)
  }

  /// Puts a value into better words than the number that the last read recorded: use the plain `take` and this.
  @inline(__always)
  package func note(_ field: StaticString, _ value: @autoclosure () -> String, over range: Range<Int>) {
    recorder?.leaf(field, value(), offset: range.lowerBound, length: range.count)
  }

  /// Puts a value into its own words, for which no text is made that nobody reads.
  @inline(__always)
  package func note(_ field: StaticString, _ value: some Worded, over range: Range<Int>) {
    if recorder != nil { recordWords(field, value, range) }
  }

  @inline(never)
  private func recordNumber(_ field: StaticString, _ value: UInt64, length: Int) {
    recorder?.leaf(field, number: value, offset: position - length, length: length)
  }

  @inline(never)
  private func recordWords(_ field: StaticString, _ value: some Worded, _ range: Range<Int>) {
    recorder?.leaf(field, offset: range.lowerBound, length: range.count) { value.write(words: &$0) }
  }

  private func recordOctets(_ field: StaticString, _ range: Range<Int>) {
    recorder?.leaf(field, offset: range.lowerBound, length: range.count) { $0.append(hexadecimal: bytes[range]) }
  }

  /// Passes over what an error left of a structure that began at octet `start`, and shows all of it that has no leaf yet.
  package mutating func giveUp(_ field: StaticString, from start: Int) {
    position = end
    guard let recorder else { return }
    let unshown = min(max(start, recorder.shown), end)..<end
    guard !unshown.isEmpty else { return }
    recorder.leaf(field, Hex.text(bytes[unshown]), offset: unshown.lowerBound, length: unshown.count)
  }

  // MARK: Errors

  /// An error at the octet `back` places before the cursor.
  @inline(never)
  package func invalid(_ field: StaticString, back: Int = 0, _ text: String) -> WireError {
    WireError(field: "\(field)", offset: position - back, reason: .invalid(text))
  }

  @inline(never)
  private func truncated(_ field: StaticString, needed: Int) -> WireError {
    WireError(field: "\(field)", offset: position, reason: .truncated(needed: needed, available: end - position))
  }
}
