/// Makes routes of different routers differ although they say the same: eight octets in front of each (RFC 4364 §4.2).
///
/// Octets: type 2, value 6. All types are kept as they came; order is by the octets.
package struct RouteDistinguisher: WireValue, Comparable {
  /// The eight octets as a number.
  package let value: UInt64

  package init(value: UInt64) { self.value = value }

  /// Type 1, what EVPN routes carry (RFC 7432 §7.9): an IPv4 address of the router, and a number.
  package static func address(_ address: IPAddress, _ number: UInt16) -> RouteDistinguisher {
    RouteDistinguisher(value: 1 << 48 | UInt64(address.v4Value) << 16 | UInt64(number))
  }

  /// Type 0.
  package static func autonomousSystem(_ system: UInt16, _ number: UInt32) -> RouteDistinguisher {
    RouteDistinguisher(value: UInt64(system) << 32 | UInt64(number))
  }

  /// Type 2.
  package static func autonomousSystem4(_ system: UInt32, _ number: UInt16) -> RouteDistinguisher {
    RouteDistinguisher(value: 2 << 48 | UInt64(system) << 16 | UInt64(number))
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(8, "Route distinguisher")
    value = reader.number(UInt64.self, at: range.lowerBound)
    reader.note("Route distinguisher", self, over: range)
  }

  package func write(to writer: inout ByteWriter) { writer.write(value) }

  package static func < (a: RouteDistinguisher, b: RouteDistinguisher) -> Bool { a.value < b.value }

  /// The first two octets.
  package var type: UInt16 { UInt16(truncatingIfNeeded: value >> 48) }

  /// The IPv4 address of type 1; RFC 9572 §3 compares it between the routes of one router.
  package var administratorAddress: IPAddress? {
    type == 1 ? IPAddress(v4: UInt32(truncatingIfNeeded: value >> 16)) : nil
  }
}

extension RouteDistinguisher: Worded {
  package func write(words: inout TextWriter) {
    if AdministeredNumber.write(form: type, value: value & 0xffff_ffff_ffff, to: &words) { return }
    words.append("0x")
    words.append(hexadecimal: value, digits: 16)
  }

  /// Reads what `description` writes; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    if text.hasPrefix("0x") {
      let digits = text.dropFirst(2)
      guard digits.utf8.count == 16, digits.first != "+", let value = UInt64(digits, radix: 16) else { return nil }
      self.init(value: value)
      return
    }
    guard let (form, value) = AdministeredNumber.parse(text) else { return nil }
    self.init(value: UInt64(form) << 48 | value)
  }
}
