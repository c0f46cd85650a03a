/// PIM, with the packets that its registers carry.
extension DissectionWalk {
  mutating func pim() {
    guard let (source, destination) = addresses else { return rest("Payload") }
    if summary.layers.contains("PIM") {
      // A null register carries an IPv4 header alone, or an IPv6 header with a dummy of PIM's (RFC 7761 §4.9.3).
      if position == end { return }
      if source.family == .v6, end - position == 4, bytes[position] == 0 { return pimDummy(source, destination) }
    }
    let message = layer("PIM", words: \.description) {
      reader throws(WireError) in
      try PIMMessage(header: &reader, source: source, destination: destination)
    }
    guard let message else { return }
    name("PIM", message.description)
    if case .register(let register) = message { registered(register, message.description, source.family) }
  }

  /// The packet of a register, which is of the family of the message (RFC 7761 §4.9.3).
  private mutating func registered(_ register: PIMRegister, _ words: String, _ family: IPAddress.Family) {
    let header = bytes[position..<end]
    // A null register whose IPv4 header has no checksum must not be checked.
    if register.isNull, family == .v4, header.count == 20, header.dropFirst(10).starts(with: [0, 0]) {
      return rest("Packet", "a header without checksum")
    }
    let outer = summary
    go(to: family == .v4 ? .ipv4 : .ipv6)
    let inner = summary
    summary.source = outer.source
    summary.destination = outer.destination
    guard inner.source != outer.source || inner.destination != outer.destination else { return name("PIM", words) }
    let packet = register.isNull ? "" : " \(inner.protocolName) \(inner.info)"
    name("PIM", "\(words) of \(inner.source) > \(inner.destination)\(packet)")
  }

  /// What stands behind the IPv6 header in a null register: version 0, type 0, and a checksum (RFC 7761 §4.9.3).
  private mutating func pimDummy(_ source: IPAddress, _ destination: IPAddress) {
    _ = layer("PIM", words: { _ in "dummy header" }) {
      reader throws(WireError) in
      let start = reader.position
      _ = try reader.uint8("Version and type")
      _ = try reader.uint8("Reserved")
      let found = try reader.checksum("Checksum")
      let sum = PIMMessage.pseudoHeader(source, destination, 4)
      try InternetChecksum.verify(reader.bytes, start..<start + 4, initial: sum, found, at: start + 2, "Checksum")
      return found
    }
    name("PIM", "dummy header")
  }
}
