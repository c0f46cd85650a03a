/// Reads the path attributes of an UPDATE one after the other and sorts out what is wrong with each (RFC 7606 §3, §4).
struct UpdateDecoder: Sendable {
  let context: BGPContext
  var attributes = PathAttributes()
  var reach: MPReach?
  var unreach: MPUnreach?
  var errors: [AttributeError] = []
  /// The types that were met, malformed or not.
  private(set) var seen = AttributeTypeSet()
  var as4Path: ASPath?
  var as4Aggregator: Aggregator?

  init(context: BGPContext) { self.context = context }

  /// One attribute as it came, before its value is looked at.
  private struct Header {
    var flags: AttributeFlags
    var type: UInt8
    var length: Int
    /// The octet with the flags.
    var start: Int
  }

  /// Reads up to the end of the reader.
  mutating func read(_ reader: inout ByteReader) throws(BGPError) {
    while !reader.isAtEnd {
      _ = try reader.bgpGroup("Path attribute", summary: { Self.name(of: $0) }) { reader throws(BGPError) in
        let start = reader.position
        let type = reader.peek(1) ?? 0
        try readAttribute(&reader, from: start)
        return type
      }
    }
  }

  private static func name(of type: UInt8) -> String {
    AttributeType(rawValue: type)?.name ?? "type \(type)"
  }

  private mutating func readAttribute(_ reader: inout ByteReader, from start: Int) throws(BGPError) {
    let header: Header
    do { header = try readHeader(&reader) } catch {
      // The rest cannot be divided into attributes (RFC 7606 §4).
      _ = reader.rest("Malformed attribute")
      return try overrun(from: start, reader, cause: error)
    }
    let octets = start..<reader.position + header.length
    guard !seen.contains(header.type) else { return try duplicate(header, octets, &reader) }
    seen.insert(header.type)
    guard let type = AttributeType(rawValue: header.type) else { return try readUnknown(header, octets, &reader) }
    guard header.flags.intersection(.kind) == type.flags else {
      let cause = WireError(field: "Attribute flags", offset: start, reason: .invalid("they contradict the type"))
      skipValue(&reader, header.length)
      let isReset = type == .mpReach || type == .mpUnreach
      return try add(type.rawValue, isReset ? .sessionReset : .treatAsWithdraw, 4, cause, octets, reader)
    }
    if type.isInternalOnly, context.isExternal {
      let cause = WireError(field: "Attribute type", offset: start + 1, reason: .invalid("not from another AS"))
      skipValue(&reader, header.length)
      return try add(type.rawValue, .attributeDiscard, 9, cause, octets, reader)
    }
    try readKnown(type, header, octets, &reader)
  }

  private func readHeader(_ reader: inout ByteReader) throws(WireError) -> Header {
    let start = reader.position
    let range = try reader.take(2, "Attribute header")
    let flags = AttributeFlags(rawValue: reader.bytes[start])
    let type = reader.bytes[start + 1]
    if reader.isRecording {
      reader.note("Flags", "\(hexadecimal(flags.rawValue, digits: 2)) \(flags)", over: start..<start + 1)
      reader.note("Type", "\(type) \(Self.name(of: type))", over: start + 1..<range.upperBound)
    }
    let isLong = flags.contains(.extendedLength)
    let length = isLong ? Int(try reader.uint16("Length")) : Int(try reader.uint8("Length"))
    guard length <= reader.remaining else {
      throw WireError(
        field: "Length", offset: start + 2, reason: .truncated(needed: length, available: reader.remaining))
    }
    return Header(flags: flags, type: type, length: length, start: start)
  }

  private mutating func readKnown(
    _ type: AttributeType, _ header: Header, _ octets: Range<Int>, _ reader: inout ByteReader
  ) throws(BGPError) {
    do { try readWholeValue(type, header.length, &reader) } catch {
      return try add(type.rawValue, type.actionWhenMalformed, Self.subcode(type, error), error, octets, reader)
    }
    if header.flags.contains(.partial) { attributes.partial.formUnion(PartialAttributes(type)) }
    if type == .mpReach { try checkRoutes(octets, reader) }
    if context.fourOctetAS, type == .as4Path || type == .as4Aggregator {
      let cause = WireError(
        field: "Attribute type", offset: header.start + 1, reason: .invalid("AS numbers have four octets here"))
      try add(type.rawValue, .attributeDiscard, 9, cause, octets, reader)
    }
  }

  /// Reads a value of `length` octets; when it is malformed, the dissection shows how far it could be read.
  private mutating func readWholeValue(
    _ type: AttributeType, _ length: Int, _ reader: inout ByteReader
  ) throws(WireError) {
    let depth = reader.recorder?.depth ?? 0
    let start = reader.position
    let outer = try reader.narrow(to: length, "Value")
    defer { reader.widen(to: outer) }
    do {
      try readValue(type, &reader)
      try reader.expectEnd("Value")
    } catch {
      reader.recorder?.close(to: depth, offset: reader.position)
      reader.giveUp("Malformed octets", from: start)
      throw error
    }
  }

  /// The subcode for a malformed value: a wrong length has its own, where the definition does not say otherwise.
  private static func subcode(_ type: AttributeType, _ error: WireError) -> UInt8 {
    if type == .asPath || type == .mpReach || type == .mpUnreach { return type.subcode }
    switch error.reason {
    case .truncated, .trailing: return 5
    case .invalid, .checksum: return type.subcode
    }
  }

  private mutating func readUnknown(
    _ header: Header, _ octets: Range<Int>, _ reader: inout ByteReader
  ) throws(BGPError) {
    let value: [UInt8]
    do { value = try reader.bytes("Value", count: header.length) } catch { throw BGPError.update(1, cause: error) }
    guard header.flags.contains(.optional) else {
      let cause = WireError(
        field: "Attribute type", offset: header.start + 1, reason: .invalid("\(header.type) is not a well-known one"))
      return try add(header.type, .sessionReset, 2, cause, octets, reader)
    }
    attributes.insert(UnknownAttribute(flags: header.flags, type: header.type, value: value))
  }

  /// Only the first of a type counts; routes twice end the session (RFC 7606 §3 g).
  private mutating func duplicate(
    _ header: Header, _ octets: Range<Int>, _ reader: inout ByteReader
  ) throws(BGPError) {
    skipValue(&reader, header.length)
    let isReset = [AttributeType.mpReach.rawValue, AttributeType.mpUnreach.rawValue].contains(header.type)
    let cause = WireError(field: "Attribute type", offset: header.start + 1, reason: .invalid("it comes twice"))
    try add(header.type, isReset ? .sessionReset : .attributeDiscard, 1, cause, octets, reader)
  }

  /// An attribute that goes beyond all attributes: the routes are lost when it is one that carries them.
  private mutating func overrun(from start: Int, _ reader: ByteReader, cause: WireError) throws(BGPError) {
    let type = start + 1 < reader.end ? reader.bytes[start + 1] : 0
    seen.insert(type)
    let isReset = type == AttributeType.mpReach.rawValue || type == AttributeType.mpUnreach.rawValue
    try add(type, isReset ? .sessionReset : .treatAsWithdraw, isReset ? 9 : 1, cause, start..<reader.end, reader)
  }

  private func skipValue(_ reader: inout ByteReader, _ count: Int) {
    _ = try? reader.bytes("Value", count: count)
  }

  /// Keeps an error, or ends the session when that is what it leads to.
  private mutating func add(
    _ type: UInt8, _ action: AttributeError.Action, _ subcode: UInt8, _ cause: WireError, _ octets: Range<Int>,
    _ reader: ByteReader
  ) throws(BGPError) {
    let error = AttributeError(
      type: type, action: action, subcode: subcode, cause: cause, octets: Array(reader.bytes[octets]))
    if action == .sessionReset { throw error.reset }
    errors.append(error)
  }

  /// Membership routes whose key is clear, but which contradict RFC 9251 (§9.7).
  private mutating func checkRoutes(_ octets: Range<Int>, _ reader: ByteReader) throws(BGPError) {
    guard let reach else { return }
    for route in reach.routes {
      guard let contradiction = route.contradiction else { continue }
      let cause = WireError(field: route.name, offset: octets.lowerBound, reason: .invalid("\(contradiction)"))
      try add(AttributeType.mpReach.rawValue, .treatAsWithdraw, 9, cause, octets, reader)
    }
  }
}
