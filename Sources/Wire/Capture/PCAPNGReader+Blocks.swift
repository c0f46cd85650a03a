/// What the blocks say (draft-ietf-opsawg-pcapng §4.1 to §4.6).
extension PCAPNGReader {
  private static let damaged = "the file is damaged here; the packets before it are read"

  /// Octets: byte-order magic 4, version 2 + 2, length of the section 8, options.
  mutating func section(_ body: PCAPNGBody) throws(CaptureError) {
    try body.require(16, "a section header")
    let version = body.uint16(4)
    guard version == 1 else {
      throw CaptureError(offset: body.start + 12, "version \(version) of pcapng, expected 1")
    }
    try limit(sections.count, body, "sections")
    let options = body.options(from: 16)
    note(options, of: body)
    sections.append(
      CaptureSection(
        hardware: options.text(2), operatingSystem: options.text(3), application: options.text(4),
        comments: options.comments))
    firstInterface = interfaces.count
  }

  /// Octets: link type 2, reserved 2, snap length 4, options.
  mutating func interface(_ body: PCAPNGBody) throws(CaptureError) {
    try body.require(8, "an interface description")
    try limit(interfaces.count, body, "interfaces")
    let options = body.options(from: 8)
    note(options, of: body)
    var interface = CaptureInterface(
      linkType: LinkType(rawValue: body.uint16(0)), snapLength: body.uint32(4), name: options.text(2),
      description: options.text(3))
    interface.comments = options.comments
    if let octet = options.octets(9)?.first { interface.clock = CaptureClock(resolutionOctet: octet) }
    if let offset = options.uint64(14) { interface.clock.offset = Int64(bitPattern: offset) }
    interfaces.append(interface)
  }

  /// Octets: interface 4, time 4 + 4, kept octets 4, octets on the wire 4, the kept octets padded, options.
  mutating func enhancedPacket(_ body: PCAPNGBody) throws(CaptureError) -> CapturedPacket? {
    try body.require(20, "a packet block")
    return try packet(body, interface: Int(body.uint32(0)), flagsCode: 2)
  }

  /// As above, but the interface has two octets, and two count packets that were dropped.
  mutating func oldPacket(_ body: PCAPNGBody) throws(CaptureError) -> CapturedPacket? {
    try body.require(20, "a packet block")
    return try packet(body, interface: Int(body.uint16(0)), flagsCode: 2)
  }

  private mutating func packet(
    _ body: PCAPNGBody, interface: Int, flagsCode: UInt16
  ) throws(CaptureError) -> CapturedPacket? {
    let stamp = UInt64(body.uint32(4)) << 32 | UInt64(body.uint32(8))
    let kept = Int(body.uint32(12))
    guard kept <= body.count - 20 else {
      throw CaptureError(
        offset: body.start + 20, "a packet of \(kept) octets in a block with room for \(body.count - 20)",
        mend: Self.damaged)
    }
    count += 1
    guard let number = known(interface, body) else { return nil }
    let options = body.options(from: 20 + (kept + 3) / 4 * 4)
    note(options, of: body)
    let data = body.range.lowerBound + 20
    return CapturedPacket(
      number: count, offset: body.start, interface: number, time: interfaces[number].clock.nanoseconds(stamp),
      originalLength: max(Int(body.uint32(16)), kept), bytes: Array(body.bytes[data..<data + kept]),
      comments: options.comments, direction: options.uint32(flagsCode).flatMap { PacketDirection(rawValue: $0 & 3) })
  }

  /// Octets: octets on the wire 4, the kept octets: as many as the first interface's snap length lets stay.
  mutating func simplePacket(_ body: PCAPNGBody) throws(CaptureError) -> CapturedPacket? {
    try body.require(4, "a simple packet block")
    count += 1
    guard let number = known(0, body) else { return nil }
    let original = Int(body.uint32(0))
    let snap = Int(interfaces[number].snapLength)
    let kept = snap == 0 ? original : min(original, snap)
    guard kept <= body.count - 4 else {
      throw CaptureError(
        offset: body.start + 8, "a packet of \(kept) octets in a block with room for \(body.count - 4)",
        mend: Self.damaged)
    }
    let data = body.range.lowerBound + 4
    return CapturedPacket(
      number: count, offset: body.start, interface: number, time: nil, originalLength: original,
      bytes: Array(body.bytes[data..<data + kept]))
  }

  /// Octets: records of type 2, length 2, an address and names that end with zeros, padded; a record of type 0 ends them.
  mutating func nameResolution(_ body: PCAPNGBody) {
    var position = body.range.lowerBound
    while body.range.upperBound - position >= 4 {
      let type = body.order.uint16(body.bytes, position)
      let length = Int(body.order.uint16(body.bytes, position + 2))
      guard type != 0 else { return }
      guard length <= body.range.upperBound - position - 4 else {
        return notes.append(CaptureError(offset: body.place(position), "a name is longer than its block"))
      }
      let value = position + 4..<position + 4 + length
      if let name = Self.name(type, Array(body.bytes[value])), names.count < CaptureLimits.announcements {
        names.append(name)
      }
      position += 4 + (length + 3) / 4 * 4
    }
  }

  private static func name(_ type: UInt16, _ value: [UInt8]) -> CaptureName? {
    let family: IPAddress.Family? = type == 1 ? .v4 : type == 2 ? .v6 : nil
    guard let family else { return nil }
    var reader = ByteReader(value)
    guard let address = try? reader.address("Address", family) else { return nil }
    let names = reader.rest("Names").split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return CaptureName(address: address, names: names)
  }

  /// Octets: interface 4, time 4 + 4, options; of them the number of packets that the capture has lost matters.
  mutating func statistics(_ body: PCAPNGBody) {
    guard body.count >= 12, let number = known(Int(body.uint32(0)), body) else { return }
    let options = body.options(from: 12)
    note(options, of: body)
    guard let dropped = options.uint64(5), dropped > 0 else { return }
    let name = interfaces[number].name ?? "interface \(number)"
    notes.append(CaptureError(offset: body.start, "\(dropped) packets of \(name) were not captured"))
  }

  // MARK: What is odd

  /// The number in the file of an interface of this section; one that was not announced is noted.
  private mutating func known(_ interface: Int, _ body: PCAPNGBody) -> Int? {
    let number = firstInterface + interface
    if interfaces.indices.contains(number) { return number }
    notes.append(CaptureError(offset: body.start, "a block of interface \(interface), which was not announced"))
    return nil
  }

  private mutating func note(_ options: PCAPNGOptions, of body: PCAPNGBody) {
    guard let index = options.malformedAt else { return }
    notes.append(CaptureError(offset: body.place(index), "an option is longer than its block"))
  }

  private func limit(_ count: Int, _ body: PCAPNGBody, _ what: StaticString) throws(CaptureError) {
    guard count >= CaptureLimits.announcements else { return }
    throw CaptureError(offset: body.start, "more than \(CaptureLimits.announcements) \(what)")
  }
}
