/// An IPv4 or IPv6 address.
///
/// Order is numeric, IPv4 before IPv6 (RFC 9785 §4.1 orders candidates so).
package struct IPAddress: Hashable, Comparable, Sendable {
  package enum Family: UInt8, Hashable, Sendable {
    case v4 = 4
    case v6 = 6

    /// The width in octets.
    package var octets: Int { self == .v4 ? 4 : 16 }
    /// The width in bits, as EVPN length octets count it (RFC 7432 §7).
    package var bits: UInt8 { self == .v4 ? 32 : 128 }
  }

  private let high: UInt64
  private let low: UInt64
  // Last, so that 17 octets are enough, and what follows in a structure has its place right behind.
  package let family: Family

  /// An IPv4 address of its value as a number.
  package init(v4 value: UInt32) {
    family = .v4
    high = 0
    low = UInt64(value)
  }

  /// An IPv6 address of its upper and lower 64 bits.
  package init(v6 high: UInt64, _ low: UInt64) {
    family = .v6
    self.high = high
    self.low = low
  }

  package init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    self.init(v4: UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d))
  }

  /// The number of an IPv4 address; of an IPv6 address the low 32 bits.
  package var v4Value: UInt32 { UInt32(truncatingIfNeeded: low) }
  package var highBits: UInt64 { high }
  package var lowBits: UInt64 { low }

  package static func < (a: IPAddress, b: IPAddress) -> Bool {
    if a.family != b.family { return a.family == .v4 }
    return (a.high, a.low) < (b.high, b.low)
  }

  /// 4 or 16 octets.
  package var octets: [UInt8] {
    var writer = ByteWriter(reserving: 16)
    write(to: &writer)
    return writer.bytes
  }

  package func write(to writer: inout ByteWriter) {
    switch family {
    case .v4: writer.write(v4Value)
    case .v6:
      writer.write(high)
      writer.write(low)
    }
  }

  // MARK: Kinds

  /// 224.0.0.0/4 or ff00::/8.
  package var isMulticast: Bool {
    family == .v4 ? v4Value >> 28 == 0xe : high >> 56 == 0xff
  }

  /// 224.0.0.0/24 (RFC 4541 §2.1.2) or link-local scope ff02::/16: flooded, never proxied.
  package var isLinkLocalMulticast: Bool {
    family == .v4 ? v4Value >> 8 == 0xe00000 : high >> 48 & 0xff0f == 0xff02
  }

  /// The range of source-specific multicast: 232.0.0.0/8, ff3x::/32 (RFC 4607 §1).
  package var isSourceSpecific: Bool {
    family == .v4 ? v4Value >> 24 == 232 : high >> 52 == 0xff3 && high >> 32 & 0xffff == 0
  }

  package var isUnspecified: Bool { high == 0 && low == 0 }

  package static let unspecifiedV4 = IPAddress(v4: 0)
  package static let unspecifiedV6 = IPAddress(v6: 0, 0)

  /// 169.254.0.0/16 (RFC 3927 §2.1) or fe80::/10 (RFC 4291 §2.5.6).
  package var isLinkLocalUnicast: Bool {
    family == .v4 ? v4Value >> 16 == 0xa9fe : high >> 54 == 0x3fa
  }
}

extension IPAddress: Worded {
  package func write(words: inout TextWriter) {
    guard family == .v4 else { return IPv6Text.write(high: high, low: low, to: &words) }
    var shift: UInt64 = 24
    while shift > 0 {
      words.append(number: low >> shift & 255)
      words.append(".")
      shift -= 8
    }
    words.append(number: low & 255)
  }

  /// Reads dotted decimal (four parts, no leading zeros) or the forms of RFC 4291 §2.2; `nil` when it is neither.
  package init?(_ text: some StringProtocol) {
    if text.utf8.contains(UInt8(ascii: ":")) {
      guard let (high, low) = IPv6Text.parse(text) else { return nil }
      self.init(v6: high, low)
      return
    }
    guard let value = Self.dottedDecimal(text) else { return nil }
    self.init(v4: value)
  }

  static func dottedDecimal(_ text: some StringProtocol) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
        let octet = UInt8(part), part.utf8.count == 1 || part.first != "0"
      else { return nil }
      value = value << 8 | UInt32(octet)
    }
    return value
  }
}

extension ByteReader {
  /// An address of the family's full width.
  package mutating func address(_ field: StaticString, _ family: IPAddress.Family) throws(WireError) -> IPAddress {
    let range = try take(family.octets, field)
    let start = range.lowerBound
    let value =
      family == .v4
      ? IPAddress(v4: number(UInt32.self, at: start))
      : IPAddress(v6: number(UInt64.self, at: start), number(UInt64.self, at: start + 8))
    if recorder != nil { note(field, value, over: range) }
    return value
  }
}
