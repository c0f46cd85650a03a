/// Octets in the making, to which whole pieces are copied: what is written for many small fields must not cost a call each.
package struct OctetBuffer: Sendable {
  /// What has been written, and room for more.
  private var storage: [UInt8]
  package private(set) var count = 0

  package init(reserving capacity: Int = 0) {
    storage = Array(repeating: 0, count: capacity)
  }

  /// Everything that has been written.
  package var octets: ArraySlice<UInt8> { storage[..<count] }

  /// What has been written from place to place; the range must lie within.
  @inline(__always)
  package func octets(_ range: Range<Int>) -> ArraySlice<UInt8> { storage[range] }

  @inline(__always)
  package mutating func append(_ octet: UInt8) {
    if count == storage.count { grow(by: 1) }
    storage[count] = octet
    count += 1
  }

  @inline(__always)
  package mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    let end = count + piece.count
    if end > storage.count { grow(by: piece.count) }
    storage.withUnsafeMutableBytes { buffer in
      UnsafeMutableRawBufferPointer(rebasing: buffer[count..<end]).copyMemory(from: UnsafeRawBufferPointer(piece))
    }
    count = end
  }

  @inline(__always)
  package mutating func append(_ piece: StaticString) { piece.withUTF8Buffer { append($0) } }

  @inline(__always)
  package mutating func append(_ piece: ArraySlice<UInt8>) { piece.withUnsafeBufferPointer { append($0) } }

  @inline(__always)
  package mutating func append(_ piece: [UInt8]) { piece.withUnsafeBufferPointer { append($0) } }

  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Forgets what has been written, and keeps the room.
  package mutating func removeAll() { count = 0 }

  package mutating func append(_ octet: UInt8, times: Int) {
    guard times > 0 else { return }
    let end = count + times
    if end > storage.count { grow(by: times) }
    storage.withUnsafeMutableBufferPointer { $0[count..<end].update(repeating: octet) }
    count = end
  }

  /// Lets `body` write at most `limit` octets at once: one look at the room for all of them.
  @inline(__always)
  package mutating func append(atMost limit: Int, _ body: (inout OctetRoom) -> Void) {
    if count + limit > storage.count { grow(by: limit) }
    let start = count
    count = storage.withUnsafeMutableBufferPointer { buffer in
      var room = OctetRoom(UnsafeMutableBufferPointer(rebasing: buffer[start..<start + limit]))
      body(&room)
      return start + room.count
    }
  }

  /// Decimal digits, filled up with blanks on the left to a width.
  package mutating func append(number: UInt64, width: Int = 0) {
    append(atMost: max(20, width)) { $0.append(number: number, width: width) }
  }

  /// The low `digits` hexadecimal digits, in lower case, with leading zeros.
  package mutating func append(hexadecimal number: UInt64, digits: Int) {
    var shift = 4 * (digits - 1)
    while shift >= 0 {
      append(Self.hexadecimalDigit(UInt8(truncatingIfNeeded: number >> UInt64(shift) & 15)))
      shift -= 4
    }
  }

  /// Octets in hexadecimal, without separators.
  package mutating func append(hexadecimal octets: ArraySlice<UInt8>) {
    for octet in octets {
      append(Self.hexadecimalDigit(octet >> 4))
      append(Self.hexadecimalDigit(octet & 15))
    }
  }

  @inline(__always)
  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &- 10 &+ value
  }

  @inline(never)
  private mutating func grow(by needed: Int) {
    let larger = [UInt8](repeating: 0, count: max(count + needed, 2 * storage.count, 64))
    let old = storage
    storage = larger
    old.withUnsafeBytes { old in
      storage.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: old[..<count])) }
    }
  }
}

/// Room of a known size at the end of a buffer; what does not fit must not be written.
package struct OctetRoom: ~Copyable {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  package private(set) var count = 0

  @inline(__always)
  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  @inline(__always)
  package mutating func append(_ octet: UInt8) {
    buffer[count] = octet
    count += 1
  }

  @inline(__always)
  package mutating func append(_ octet: UInt8, upTo column: Int) {
    while count < column { append(octet) }
  }

  @inline(__always)
  package mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    let end = count + piece.count
    UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count..<end])
      .copyMemory(from: UnsafeRawBufferPointer(piece))
    count = end
  }

  /// Decimal digits, filled up with blanks on the left to a width; at most 20.
  @inline(__always)
  package mutating func append(number: UInt64, width: Int = 0) {
    var digits = 1
    var rest = number
    while rest > 9 {
      digits += 1
      rest /= 10
    }
    append(UInt8(ascii: " "), upTo: count + width - digits)
    var place = count + digits
    count = place
    rest = number
    repeat {
      place -= 1
      buffer[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }
}
