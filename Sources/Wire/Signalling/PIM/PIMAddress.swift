/// A group, or a range of groups, in PIM's own encoding (RFC 7761 §4.9.1, Encoded-Group).
///
/// Octets: address family 1, encoding type 1 (0), B bit, 6 reserved bits and Z bit 1, length of the mask in **bits** 1,
/// address 4 or 16.
package struct PIMGroup: WireValue {
  package let address: IPAddress
  package let maskLength: UInt8
  /// The B bit: the range is one of bidirectional PIM (RFC 5059 §4.1).
  package let isBidirectional: Bool
  /// The Z bit: the range is an administrative scope zone (RFC 5059 §4.1).
  package let isScopeZone: Bool

  /// `nil` when the mask is longer than the address.
  package init?(_ address: IPAddress, maskLength: UInt8, isBidirectional: Bool = false, isScopeZone: Bool = false) {
    guard maskLength <= address.family.bits else { return nil }
    self.address = address
    self.maskLength = maskLength
    self.isBidirectional = isBidirectional
    self.isScopeZone = isScopeZone
  }

  /// One group alone.
  package init(_ address: IPAddress) {
    self.address = address
    maskLength = address.family.bits
    isBidirectional = false
    isScopeZone = false
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Group", summary: \.description) { inner throws(WireError) in
      let family = try inner.pimFamily()
      let flags = try inner.octet("Flags") {
        SignallingText.flags([($0 & 0x80 != 0, "bidirectional"), ($0 & 1 != 0, "scope zone")])
      }
      let length = try inner.uint8("Mask length")
      guard
        let group = PIMGroup(
          try inner.address("Address", family), maskLength: length, isBidirectional: flags & 0x80 != 0,
          isScopeZone: flags & 1 != 0)
      else {
        let text = "\(length) bits, expected at most \(family.bits)"
        throw inner.invalid("Mask length", back: family.octets + 1, text)
      }
      return group
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(address.family.number)
    writer.write(UInt8(0))
    writer.write((isBidirectional ? 0x80 : 0) | UInt8(isScopeZone ? 1 : 0))
    writer.write(maskLength)
    address.write(to: &writer)
  }
}

extension PIMGroup: CustomStringConvertible {
  package var description: String {
    let range = maskLength == address.family.bits ? "\(address)" : "\(address)/\(maskLength)"
    return range + (isBidirectional ? " bidirectional" : "") + (isScopeZone ? " scope zone" : "")
  }
}

/// A source, or the rendezvous point in its place, in PIM's own encoding (RFC 7761 §4.9.1, Encoded-Source).
///
/// Octets: address family 1, encoding type 1 (0), 5 reserved bits and S, W and R bit 1, length of the mask in **bits** 1
/// (always that of the address), address 4 or 16.
package struct PIMSource: WireValue {
  package var address: IPAddress
  /// The S bit: always set by version 2.
  package var isSparse: Bool
  /// The W bit: the address is that of the rendezvous point, and any source is meant.
  package var isWildcard: Bool
  /// The R bit: about the tree of the rendezvous point, not that of the source.
  package var isRendezvousPointTree: Bool

  package init(
    _ address: IPAddress, isSparse: Bool = true, isWildcard: Bool = false, isRendezvousPointTree: Bool = false
  ) {
    self.address = address
    self.isSparse = isSparse
    self.isWildcard = isWildcard
    self.isRendezvousPointTree = isRendezvousPointTree
  }

  /// What stands for any source in a join of a shared tree.
  package static func any(rendezvousPoint: IPAddress) -> PIMSource {
    PIMSource(rendezvousPoint, isWildcard: true, isRendezvousPointTree: true)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Source", summary: \.description) { inner throws(WireError) in
      let family = try inner.pimFamily()
      let flags = try inner.octet("Flags") {
        SignallingText.flags([
          ($0 & 4 != 0, "sparse"), ($0 & 2 != 0, "wildcard"), ($0 & 1 != 0, "rendezvous point tree"),
        ])
      }
      let length = try inner.uint8("Mask length")
      guard length == family.bits else {
        throw inner.invalid("Mask length", back: 1, "\(length) bits, expected \(family.bits)")
      }
      return PIMSource(
        try inner.address("Address", family), isSparse: flags & 4 != 0, isWildcard: flags & 2 != 0,
        isRendezvousPointTree: flags & 1 != 0)
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(address.family.number)
    writer.write(UInt8(0))
    writer.write((isSparse ? 4 : 0) | (isWildcard ? 2 : 0) | UInt8(isRendezvousPointTree ? 1 : 0))
    writer.write(address.family.bits)
    address.write(to: &writer)
  }

  /// The entry of a multicast routing table that is meant (RFC 7761 §4.9.5.1).
  package func entry(of group: PIMGroup) -> String {
    if isWildcard { return "(*, \(group))" }
    return isRendezvousPointTree ? "(\(address), \(group), rpt)" : "(\(address), \(group))"
  }
}

extension PIMSource: CustomStringConvertible {
  package var description: String {
    if isWildcard { return "* by \(address)" }
    return isRendezvousPointTree ? "\(address) rpt" : "\(address)"
  }
}

extension ByteReader {
  /// A router in PIM's own encoding: address family 1, encoding type 1 (0), address (RFC 7761 §4.9.1, Encoded-Unicast).
  mutating func pimRouter(_ field: StaticString) throws(WireError) -> IPAddress {
    try group(field, summary: \.description) { inner throws(WireError) in
      try inner.address("Address", try inner.pimFamily())
    }
  }

  /// Address family and encoding type, of which only the native one (0) is known.
  fileprivate mutating func pimFamily() throws(WireError) -> IPAddress.Family {
    let number = try octet("Address family") { Self.familyWords(Int($0)) }
    guard let family = IPAddress.Family(number: Int(number)) else {
      throw invalid("Address family", back: 1, "\(number), expected 1 (IPv4) or 2 (IPv6)")
    }
    let encoding = try octet("Encoding type") { $0 == 0 ? "native (0)" : "unknown (\($0))" }
    guard encoding == 0 else { throw invalid("Encoding type", back: 1, "\(encoding), expected 0 (native)") }
    return family
  }
}

extension ByteWriter {
  /// A router in PIM's own encoding (RFC 7761 §4.9.1, Encoded-Unicast).
  mutating func write(pimRouter address: IPAddress) {
    write(address.family.number)
    write(UInt8(0))
    address.write(to: &self)
  }
}
