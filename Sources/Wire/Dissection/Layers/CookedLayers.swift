/// What a capture puts before packets, or leaves out: links that carry IP without a header, and cooked headers of Linux.
extension DissectionWalk {
  /// An IPv4 or IPv6 header, as its first four bits say.
  mutating func rawIP() {
    guard position < end else { return }
    summary.protocolName = "IP"
    switch bytes[position] >> 4 {
    case 4: go(to: .ipv4)
    case 6: go(to: .ipv6)
    default:
      note(
        WireError(
          field: "Version", offset: position, reason: .invalid("\(bytes[position] >> 4), expected 4 or 6")))
      rest("Payload")
    }
  }

  /// Octets: direction 2, kind of device 2, length of the address 2, address 8, EtherType 2 (LINKTYPE_LINUX_SLL).
  mutating func linuxCooked() {
    let type = layer("Linux cooked capture", words: \EtherType.description) {
      reader throws(WireError) in
      try reader.cookedDirection(uint16: true)
      _ = try reader.uint16("Kind of device")
      try reader.cookedAddress(length: Int(try reader.uint16("Address length")))
      return try reader.cookedType()
    }
    goOn(behindCooked: type)
  }

  /// Octets: EtherType 2, reserved 2, interface 4, kind of device 2, direction 1, length of the address 1, address 8
  /// (LINKTYPE_LINUX_SLL2).
  mutating func linuxCooked2() {
    let type = layer("Linux cooked capture", words: \EtherType.description) {
      reader throws(WireError) in
      let type = try reader.cookedType()
      _ = try reader.uint16("Reserved")
      _ = try reader.uint32("Interface index")
      _ = try reader.uint16("Kind of device")
      try reader.cookedDirection(uint16: false)
      try reader.cookedAddress(length: Int(try reader.uint8("Address length")))
      return type
    }
    goOn(behindCooked: type)
  }

  private mutating func goOn(behindCooked type: EtherType?) {
    guard let type else { return }
    name("Linux cooked", type.description)
    go(to: DissectorTable.layer(type), else: "Payload")
  }
}

extension ByteReader {
  fileprivate mutating func cookedType() throws(WireError) -> EtherType {
    let range = try take(2, "EtherType")
    let type = EtherType(rawValue: UInt16(bytes[range.lowerBound]) << 8 | UInt16(bytes[range.lowerBound + 1]))
    note("EtherType", type.description, over: range)
    return type
  }

  fileprivate mutating func cookedDirection(uint16 isWide: Bool) throws(WireError) {
    let range = try take(isWide ? 2 : 1, "Direction")
    let names = ["to us", "broadcast", "multicast", "to somebody else", "from us"]
    let number = Int(bytes[range.upperBound - 1])
    note("Direction", names.indices.contains(number) ? "\(number) \(names[number])" : "\(number)", over: range)
  }

  /// Eight octets, of which the first are an address.
  fileprivate mutating func cookedAddress(length: Int) throws(WireError) {
    let count = min(max(length, 0), 8)
    if count > 0 {
      let range = try take(count, "Source address")
      note("Source address", bytes[range].map { Hex.text([$0]) }.joined(separator: ":"), over: range)
    }
    if count < 8 { _ = try bytes("Padding", count: 8 - count) }
  }
}
