/// The EVPN Layer 2 Attributes community: what a router expects of frames for it (RFC 8214 §3.1).
///
/// Value: flags 2, MTU 2 (0: not checked), reserved 2.
package struct Layer2Attributes: Hashable, Sendable {
  static let subtype: UInt8 = 0x04

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// B: takes over when the primary fails.
    package static let backup = Flags(rawValue: 0x0001)
    /// P: forwards to the site.
    package static let primary = Flags(rawValue: 0x0002)
    /// C: a control word follows the label stack.
    package static let controlWord = Flags(rawValue: 0x0004)
  }

  package var flags: Flags
  package var maximumTransmissionUnit: UInt16

  package init(flags: Flags = [], maximumTransmissionUnit: UInt16 = 0) {
    self.flags = flags
    self.maximumTransmissionUnit = maximumTransmissionUnit
  }

  init(_ community: ExtendedCommunity) {
    self.init(
      flags: Flags(rawValue: UInt16(truncatingIfNeeded: community.payload >> 32)),
      maximumTransmissionUnit: UInt16(truncatingIfNeeded: community.payload >> 16))
  }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(
      type: ExtendedCommunity.evpnType, subtype: Self.subtype,
      value: UInt64(flags.rawValue) << 32 | UInt64(maximumTransmissionUnit) << 16)
  }
}

extension Layer2Attributes.Flags: CustomStringConvertible {
  package var description: String {
    let names: [(Self, String)] = [(.primary, "primary"), (.backup, "backup"), (.controlWord, "control word")]
    var words = names.filter { contains($0.0) }.map(\.1)
    let others = subtracting([.primary, .backup, .controlWord])
    if !others.isEmpty { words.append(hexadecimal(others.rawValue, digits: 4)) }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }
}

extension Layer2Attributes: CustomStringConvertible {
  package var description: String {
    "\(flags), MTU \(maximumTransmissionUnit == 0 ? "not checked" : "\(maximumTransmissionUnit)")"
  }
}
