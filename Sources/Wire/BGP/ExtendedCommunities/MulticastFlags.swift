/// The Multicast Flags community on an inclusive multicast route: which proxies its router has (RFC 9251 §9.4).
///
/// Value: flags 2, reserved 4. A community with neither proxy bit says nothing about proxies; its other bits still count.
package struct MulticastFlags: OptionSet, Hashable, Sendable {
  static let subtype: UInt8 = 0x09

  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let igmpProxy = MulticastFlags(rawValue: 0x0001)
  package static let mldProxy = MulticastFlags(rawValue: 0x0002)
  /// RFC 9572 §8.
  package static let segmentation = MulticastFlags(rawValue: 0x0080)

  init(_ community: ExtendedCommunity) {
    self.init(rawValue: UInt16(truncatingIfNeeded: community.payload >> 32))
  }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(type: ExtendedCommunity.evpnType, subtype: Self.subtype, value: UInt64(rawValue) << 32)
  }
}

extension MulticastFlags: CustomStringConvertible {
  package var description: String {
    let names: [(MulticastFlags, String)] = [
      (.igmpProxy, "IGMP proxy"), (.mldProxy, "MLD proxy"), (.segmentation, "segmentation"),
    ]
    var words = names.filter { contains($0.0) }.map(\.1)
    let others = subtracting([.igmpProxy, .mldProxy, .segmentation])
    if !others.isEmpty { words.append(hexadecimal(others.rawValue, digits: 4)) }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }
}
