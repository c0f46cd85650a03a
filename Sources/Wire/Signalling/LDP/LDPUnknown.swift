/// A message of a type that is not known: ignored when its U bit is set, else answered with a notification (RFC 5036 §3.5).
///
/// Octets: U bit and type 2, length 2, message identifier 4, parameters.
package struct LDPUnknownMessage: Hashable, Sendable {
  /// Of 15 bits.
  package let type: UInt16
  /// The U bit.
  package let isIgnored: Bool
  package let parameters: [UInt8]

  /// `nil` for a type that is known or has more than 15 bits, and for more octets than a message can hold.
  package init?(type: UInt16, isIgnored: Bool, parameters: [UInt8]) {
    guard type < 0x8000, LDPMessageType(rawValue: type) == nil, parameters.count <= LDPMessage.room else { return nil }
    self.type = type
    self.isIgnored = isIgnored
    self.parameters = parameters
  }
}

/// A parameter of a type that is not known (RFC 5036 §3.3).
///
/// Octets: U bit, F bit and type 2, length 2, value.
package struct LDPUnknownTLV: Hashable, Sendable {
  /// Of 14 bits.
  package let type: UInt16
  /// The U bit: whoever does not know the type ignores the parameter; else the message is refused.
  package let isIgnored: Bool
  /// The F bit: an ignored parameter is forwarded with its message.
  package let isForwarded: Bool
  package let value: [UInt8]

  /// `nil` for a type that is known or has more than 14 bits, and for a value for which messages have no room.
  package init?(type: UInt16, isIgnored: Bool, isForwarded: Bool, value: [UInt8]) {
    guard type < 0x4000, LDPTLVType(rawValue: type) == nil, value.count <= LDPTLV.room else { return nil }
    self.type = type
    self.isIgnored = isIgnored
    self.isForwarded = isForwarded
    self.value = value
  }
}

extension LDPUnknownTLV: CustomStringConvertible {
  package var description: String {
    let fate = isIgnored ? (isForwarded ? "ignored and forwarded" : "ignored") : "refused"
    return "unknown parameter \(Hex.number(type, digits: 4)), \(value.count) octets, \(fate)"
  }
}
