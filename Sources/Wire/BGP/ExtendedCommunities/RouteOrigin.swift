/// Route Origin, also called site of origin: where the route entered (RFC 4360 §5).
///
/// Types and value are those of a route target.
package struct RouteOrigin: Hashable, Sendable {
  static let subtype: UInt8 = 0x03

  /// 0 to 2.
  package let type: UInt8
  /// 48 bits.
  package let value: UInt64

  /// The origin with the type and the value of a route target; `nil` for type 3, which has none.
  package init?(type: UInt8, value: UInt64) {
    guard type <= 2 else { return nil }
    self.init(checked: type, value)
  }

  init(checked type: UInt8, _ value: UInt64) {
    self.type = type
    self.value = value & 0xffff_ffff_ffff
  }

  package static func autonomousSystem(_ system: UInt16, _ number: UInt32) -> RouteOrigin {
    RouteOrigin(checked: 0, UInt64(system) << 32 | UInt64(number))
  }

  package static func address(_ address: IPAddress, _ number: UInt16) -> RouteOrigin {
    RouteOrigin(checked: 1, UInt64(address.v4Value) << 16 | UInt64(number))
  }

  package static func autonomousSystem4(_ system: UInt32, _ number: UInt16) -> RouteOrigin {
    RouteOrigin(checked: 2, UInt64(system) << 16 | UInt64(number))
  }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(type: type, subtype: Self.subtype, value: value)
  }
}

extension RouteOrigin: CustomStringConvertible {
  package var description: String {
    AdministeredNumber.text(form: UInt16(type), value: value) ?? hexadecimal(value, digits: 12)
  }
}
