package import Wire

/// Puts right checksums into damaged frames, so that the damage reaches the decoders behind the check.
///
/// It goes by the octets alone and stops where they make no sense; nothing of `Wire` but the sum itself is used.
package struct ChecksumRepair {
  private var bytes: [UInt8]
  private var depth = 0

  package static func ethernet(_ bytes: [UInt8]) -> [UInt8] {
    var repair = ChecksumRepair(bytes: bytes)
    repair.ethernet(0..<bytes.count)
    return repair.bytes
  }

  /// A packet of IPv4 or IPv6 without Ethernet.
  package static func internet(_ bytes: [UInt8]) -> [UInt8] {
    var repair = ChecksumRepair(bytes: bytes)
    repair.internet(0..<bytes.count)
    return repair.bytes
  }

  /// A message whose checksum stands in two octets and covers it all.
  package static func message(_ bytes: [UInt8], at offset: Int, initial: UInt32 = 0) -> [UInt8] {
    var repair = ChecksumRepair(bytes: bytes)
    repair.set(offset, over: 0..<bytes.count, initial: initial)
    return repair.bytes
  }

  /// What an IP packet between the addresses carries.
  package static func payload(
    _ bytes: [UInt8], of number: UInt8, from source: IPAddress, to destination: IPAddress
  ) -> [UInt8] {
    let addresses = source.octets + destination.octets
    let pseudo = InternetChecksum.sum(addresses, 0..<addresses.count)
    var repair = ChecksumRepair(bytes: bytes)
    repair.transport(number, 0..<bytes.count, pseudo: pseudo, isVersion6: source.family == .v6)
    return repair.bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Layers

  private mutating func ethernet(_ range: Range<Int>) {
    depth += 1
    guard range.count >= 14, depth < 8 else { return }
    var at = range.lowerBound + 12
    while let type = word(at, range), [0x8100, 0x88a8].contains(type) { at += 4 }
    guard let type = word(at, range) else { return }
    carried(type, at + 2..<max(range.upperBound, at + 2))
  }

  private mutating func carried(_ type: Int, _ range: Range<Int>) {
    switch type {
    case 0x0800, 0x86dd: internet(range)
    case 0x8847: labelled(range)
    case 0x6558: ethernet(range)
    default: break
    }
  }

  private mutating func labelled(_ range: Range<Int>) {
    var at = range.lowerBound
    while at + 4 <= range.upperBound, bytes[at + 2] & 1 == 0 { at += 4 }
    at += 4
    guard at < range.upperBound else { return }
    let nibble = bytes[at] >> 4
    if nibble == 4 || nibble == 6 { internet(at..<range.upperBound) } else { ethernet(at..<range.upperBound) }
  }

  private mutating func internet(_ range: Range<Int>) {
    guard let first = range.isEmpty ? nil : bytes[range.lowerBound] else { return }
    if first >> 4 == 4 { version4(range) } else if first >> 4 == 6 { version6(range) }
  }

  private mutating func version4(_ range: Range<Int>) {
    let start = range.lowerBound
    guard range.count >= 20, let total = word(start + 2, range) else { return }
    let header = Int(bytes[start] & 15) * 4
    guard header >= 20, header <= range.count else { return }
    let end = min(max(start + header, start + total), range.upperBound)
    let pseudo = InternetChecksum.sum(bytes, start + 12..<start + 20)
    transport(bytes[start + 9], start + header..<end, pseudo: pseudo, isVersion6: false)
    set(start + 10, over: start..<start + header)
  }

  private mutating func version6(_ range: Range<Int>) {
    let start = range.lowerBound
    guard range.count >= 40, let length = word(start + 4, range) else { return }
    let end = min(start + 40 + length, range.upperBound)
    let pseudo = InternetChecksum.sum(bytes, start + 8..<start + 40)
    var (next, at) = (bytes[start + 6], start + 40)
    while [0, 43, 60].contains(next), at + 8 <= end {
      (next, at) = (bytes[at], at + 8 + Int(bytes[at + 1]) * 8)
    }
    guard at < end else { return }
    transport(next, at..<end, pseudo: pseudo, isVersion6: true)
  }

  private mutating func transport(_ number: UInt8, _ range: Range<Int>, pseudo: UInt32, isVersion6: Bool) {
    let whole = pseudo + UInt32(number) + UInt32(range.count)
    let start = range.lowerBound
    switch number {
    case 2, 46: set(start + 2, over: range)
    case 6: set(start + 16, over: range, initial: whole)
    case 58: set(start + 2, over: range, initial: whole)
    case 103:
      // Of a Register, only the header counts (RFC 7761 §4.9).
      let isRegister = !range.isEmpty && bytes[start] & 15 == 1
      let covered = isRegister ? start..<min(start + 8, range.upperBound) : range
      set(start + 2, over: covered, initial: isVersion6 ? pseudo + UInt32(number) + UInt32(covered.count) : 0)
    case 47: if let type = word(start + 2, range), range.count > 8 { carried(type, start + 8..<range.upperBound) }
    case 17:
      overlay(range)
      set(start + 6, over: range, initial: whole)
    default: break
    }
  }

  /// What VXLAN, its generic form and Geneve carry.
  private mutating func overlay(_ range: Range<Int>) {
    guard range.count > 16, let port = word(range.lowerBound + 2, range) else { return }
    let start = range.lowerBound + 8
    switch port {
    case 4789, 4790: ethernet(start + 8..<range.upperBound)
    case 6081:
      let options = Int(bytes[start] & 63) * 4
      guard start + 8 + options <= range.upperBound else { return }
      ethernet(start + 8 + options..<range.upperBound)
    default: break
    }
  }

  // MARK: Octets

  private func word(_ offset: Int, _ range: Range<Int>) -> Int? {
    guard offset >= range.lowerBound, offset + 2 <= range.upperBound else { return nil }
    return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
  }

  private mutating func set(_ offset: Int, over range: Range<Int>, initial: UInt32 = 0) {
    guard range.contains(offset), range.contains(offset + 1) else { return }
    bytes[offset] = 0
    bytes[offset + 1] = 0
    let checksum = InternetChecksum.compute(bytes, range, initial: initial)
    bytes[offset] = UInt8(checksum >> 8)
    bytes[offset + 1] = UInt8(checksum & 255)
  }
}
