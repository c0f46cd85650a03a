package import Wire

/// A frame's headers read in place: what forwarding looks at, without taking the frame apart.
package struct FrameView: Sendable {
  package let bytes: [UInt8]
  /// The first octet of the Ethernet header.
  package let start: Int
  /// The VLAN of the tag; `nil` when there is none.
  package let vlan: UInt16?
  package let etherType: UInt16
  /// The first octet behind the Ethernet header.
  package let payload: Int

  /// `nil` when the octets are too few for an Ethernet header.
  package init?(_ bytes: [UInt8], from start: Int = 0) {
    guard bytes.count - start >= 14 else { return nil }
    var type = UInt16(bytes[start + 12]) << 8 | UInt16(bytes[start + 13])
    var behind = start + 14
    var tag: UInt16?
    if type == EtherType.vlan.rawValue {
      guard bytes.count - start >= 18 else { return nil }
      tag = (UInt16(bytes[start + 14]) << 8 | UInt16(bytes[start + 15])) & 0xfff
      type = UInt16(bytes[start + 16]) << 8 | UInt16(bytes[start + 17])
      behind += 4
    }
    self.bytes = bytes
    self.start = start
    vlan = tag
    etherType = type
    payload = behind
  }

  package var destination: MACAddress { address(at: start) }
  package var source: MACAddress { address(at: start + 6) }
  package var isGroup: Bool { bytes[start] & 1 == 1 }

  private func address(at offset: Int) -> MACAddress {
    var value: UInt64 = 0
    for index in offset..<offset + 6 { value = value << 8 | UInt64(bytes[index]) }
    return MACAddress(value)
  }

  // MARK: IPv4

  /// Whether an IPv4 header of 20 octets or more follows.
  package var isIPv4: Bool {
    etherType == EtherType.ipv4.rawValue && bytes.count - payload >= 20 && bytes[payload] >> 4 == 4
      && bytes[payload] & 15 >= 5 && bytes.count - payload >= Int(bytes[payload] & 15) * 4
  }

  /// The addresses of an IPv4 packet; ask `isIPv4` first.
  package var ipv4Source: IPAddress { ipv4Address(at: payload + 12) }
  package var ipv4Destination: IPAddress { ipv4Address(at: payload + 16) }
  package var ipv4Protocol: UInt8 { bytes[payload + 9] }
  package var ipv4HeaderCount: Int { Int(bytes[payload] & 15) * 4 }

  private func ipv4Address(at offset: Int) -> IPAddress {
    IPAddress(bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3])
  }

  /// Whether this is IGMP; ask before forwarding it as data.
  package var isIGMP: Bool { isIPv4 && ipv4Protocol == IPProtocol.igmp.rawValue }

  /// The IGMP type octet of a membership report or leave; `nil` for everything else.
  package var membershipType: UInt8? {
    guard isIGMP else { return nil }
    let offset = payload + ipv4HeaderCount
    guard offset < bytes.count else { return nil }
    return [0x12, 0x16, 0x17, 0x22].contains(bytes[offset]) ? bytes[offset] : nil
  }
}
