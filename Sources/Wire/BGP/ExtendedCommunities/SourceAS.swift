/// Source AS: the AS of the router that originated a VPN route (RFC 6514 §6).
package struct SourceAS: Hashable, Sendable {
  static let subtype: UInt8 = 0x09

  package let system: UInt32
  /// Whether it has the form with four octets for the AS.
  package let isFourOctet: Bool
  /// Sent as 0; two octets in the form with four octets for the AS.
  package let number: UInt32

  package init(_ system: UInt16) {
    self.init(system: UInt32(system), isFourOctet: false, number: 0)
  }

  package init(fourOctet system: UInt32) {
    self.init(system: system, isFourOctet: true, number: 0)
  }

  private init(system: UInt32, isFourOctet: Bool, number: UInt32) {
    self.system = system
    self.isFourOctet = isFourOctet
    self.number = number
  }

  init(_ community: ExtendedCommunity) {
    let payload = community.payload
    if community.type == 0x02 {
      self.init(system: UInt32(truncatingIfNeeded: payload >> 16), isFourOctet: true, number: UInt32(payload & 0xffff))
    } else {
      self.init(
        system: UInt32(truncatingIfNeeded: payload >> 32), isFourOctet: false,
        number: UInt32(truncatingIfNeeded: payload))
    }
  }

  package var extendedCommunity: ExtendedCommunity {
    isFourOctet
      ? ExtendedCommunity(type: 0x02, subtype: Self.subtype, value: UInt64(system) << 16 | UInt64(number))
      : ExtendedCommunity(type: 0x00, subtype: Self.subtype, value: UInt64(system) << 32 | UInt64(number))
  }
}

extension SourceAS: CustomStringConvertible {
  package var description: String {
    "\(system)\(isFourOctet && system <= 0xffff ? "L" : "")\(number == 0 ? "" : ":\(number)")"
  }
}
