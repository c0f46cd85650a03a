/// Names the instances that a route is for (RFC 4360 §4, RFC 5668 §2).
///
/// Types: 0 = two-octet AS and four octets, 1 = IPv4 address and two octets, 2 = four-octet AS and two octets. Type 3 is
/// only met in the EVI-RT community, where the RFC gives it no layout; no route target is equal to it.
package struct RouteTarget: Hashable, Comparable, Sendable {
  static let subtype: UInt8 = 0x02

  package let type: UInt8
  /// The six octets behind type and sub-type, as a number.
  package let value: UInt64

  /// Keeps the low two bits of `type` and the low 48 of `value`.
  package init(type: UInt8, value: UInt64) {
    self.type = type & 3
    self.value = value & 0xffff_ffff_ffff
  }

  package static func autonomousSystem(_ system: UInt16, _ number: UInt32) -> RouteTarget {
    RouteTarget(type: 0, value: UInt64(system) << 32 | UInt64(number))
  }

  package static func address(_ address: IPAddress, _ number: UInt16) -> RouteTarget {
    RouteTarget(type: 1, value: UInt64(address.v4Value) << 16 | UInt64(number))
  }

  package static func autonomousSystem4(_ system: UInt32, _ number: UInt16) -> RouteTarget {
    RouteTarget(type: 2, value: UInt64(system) << 16 | UInt64(number))
  }

  package static func < (a: RouteTarget, b: RouteTarget) -> Bool { (a.type, a.value) < (b.type, b.value) }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(type: type, subtype: Self.subtype, value: value)
  }
}

extension RouteTarget: CustomStringConvertible {
  package var description: String {
    AdministeredNumber.text(form: UInt16(type), value: value) ?? hexadecimal(value, digits: 12)
  }

  /// Reads the text of types 0 to 2, as `description` writes it; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    guard let (form, value) = AdministeredNumber.parse(text) else { return nil }
    self.init(type: UInt8(form), value: value)
  }
}
