/// Reads the path attributes of an UPDATE one after the other and does about each defect what the table says.
///
/// What the table is: `AttributeRules` for single attributes, `UpdateDefect` for what only shows in the whole.
struct UpdateDecoder: Sendable {
  let context: BGPContext
  /// Whether the attributes are those inside a set (RFC 6368 §5).
  let isNested: Bool
  /// What has been read so far: in one place from the first attribute on, for copies cost more than decoding.
  var message = UpdateMessage()
  /// In the order in which they were met.
  private(set) var errors: [AttributeError] = []
  /// The end of the session, when an error leads to it: nothing is read behind it.
  private(set) var reset: BGPError?
  /// A family of which nothing more is to be heard.
  private(set) var disabled: AddressFamily?
  /// The types that were met, malformed or not.
  private(set) var seen = AttributeTypeSet()
  /// Where the attributes begin that others are held against.
  private(set) var places = Places()
  var as4Path: ASPath?
  var as4Aggregator: Aggregator?

  var attributes: PathAttributes {
    _read { yield message.attributes }
    _modify { yield &message.attributes }
  }

  var reach: MPReach? {
    _read { yield message.reach }
    _modify { yield &message.reach }
  }

  struct Places: Sendable {
    var reach = 0..<0
    var asPath = 0
    var communities = 0
    var tunnel = 0
    /// Behind the last attribute.
    var end = 0
  }

  init(context: BGPContext, isNested: Bool = false) {
    self.context = context
    self.isNested = isNested
  }

  /// Reads up to the end of the reader, or to what ends the session.
  mutating func read(_ reader: inout ByteReader) {
    while !reader.isAtEnd, reset == nil {
      if let recorder = reader.recorder {
        let depth = recorder.depth
        recorder.begin("Path attribute", offset: reader.position)
        let type = reader.peek(1) ?? 0
        readAttribute(&reader)
        recorder.close(to: depth + 1, offset: reader.position)
        recorder.end(AttributeType.name(of: type), offset: reader.position)
      } else {
        readAttribute(&reader)
      }
    }
    places.end = reader.position
  }

  // MARK: One attribute

  /// One attribute as it came, before its value is looked at.
  private struct Header {
    var flags: AttributeFlags
    var type: UInt8
    var length: Int
    /// All its octets.
    var octets: Range<Int>
  }

  private mutating func readAttribute(_ reader: inout ByteReader) {
    let start = reader.position
    let header: Header
    do { header = try readHeader(&reader) } catch {
      // The rest cannot be divided into attributes (RFC 7606 §4).
      _ = reader.rest("Malformed attribute")
      return overrun(start..<reader.position, reader, cause: error)
    }
    let type = AttributeType(rawValue: header.type)
    if seen.contains(header.type) {
      return refuse(.twice, header, type, &reader, "it comes twice")
    }
    seen.insert(header.type)
    guard let type else { return readUnknown(header, &reader) }
    if header.flags.intersection(.kind) != type.flags {
      return refuse(.flags, header, type, &reader, "they contradict the type")
    }
    if context.isExternal, AttributeRules.internalOnly.contains(type) {
      return refuse(.fromOutside, header, type, &reader, "not from another AS")
    }
    if isNested, type.carriesRoutes || type == .attributeSet {
      return refuse(.outOfPlace, header, type, &reader, "not inside of ATTR_SET")
    }
    readKnown(type, header, &reader)
  }

  private func readHeader(_ reader: inout ByteReader) throws(WireError) -> Header {
    let start = reader.position
    _ = try reader.take(2, "Attribute header")
    let flags = AttributeFlags(rawValue: reader.bytes[start])
    let type = reader.bytes[start + 1]
    if let recorder = reader.recorder {
      recorder.leaf("Flags", offset: start, length: 1) { words in
        words.append("0x")
        words.append(hexadecimal: UInt64(flags.rawValue), digits: 2)
        words.append(" ")
        flags.write(words: &words)
      }
      recorder.leaf("Type", offset: start + 1, length: 1) { words in
        words.append(number: UInt64(type))
        words.append(" ")
        words.append(AttributeType.name(of: type))
      }
    }
    let length = flags.contains(.extendedLength) ? Int(try reader.uint16("Length")) : Int(try reader.uint8("Length"))
    guard length <= reader.remaining else {
      let reason = WireError.Reason.truncated(needed: length, available: reader.remaining)
      throw WireError(field: "Length", offset: start + 2, reason: reason)
    }
    return Header(flags: flags, type: type, length: length, octets: start..<reader.position + length)
  }

  private mutating func readKnown(_ type: AttributeType, _ header: Header, _ reader: inout ByteReader) {
    note(type, at: header.octets)
    do { try readWholeValue(type, header, &reader) } catch {
      let defect = AttributeDefect(error, count: header.length)
      return add(defect, of: type, error, header.octets, reader)
    }
    if header.flags.contains(.partial), !type.isRare { attributes.partial.formUnion(PartialAttributes(type)) }
    if context.fourOctetAS, !isNested, type == .as4Path || type == .as4Aggregator {
      let cause = WireError(
        field: "Attribute type", offset: header.octets.lowerBound + 1,
        reason: .invalid("AS numbers have four octets here"))
      add(.outOfPlace, of: type, cause, header.octets, reader)
    }
  }

  private mutating func note(_ type: AttributeType, at octets: Range<Int>) {
    switch type {
    case .mpReach: places.reach = octets
    case .asPath: places.asPath = octets.lowerBound
    case .extendedCommunities: places.communities = octets.lowerBound
    case .pmsiTunnel: places.tunnel = octets.lowerBound
    default: break
    }
  }

  /// Reads a value; when it is malformed, the dissection shows how far it could be read.
  private mutating func readWholeValue(
    _ type: AttributeType, _ header: Header, _ reader: inout ByteReader
  ) throws(WireError) {
    let depth = reader.recorder?.depth ?? 0
    let start = reader.position
    let outer = try reader.narrow(to: header.length, "Value")
    do {
      try readValue(type, isPartial: header.flags.contains(.partial), &reader)
      try reader.expectEnd("Value")
    } catch {
      reader.recorder?.close(to: depth, offset: reader.position)
      reader.giveUp("Malformed octets", from: start)
      reader.widen(to: outer)
      throw error
    }
    reader.widen(to: outer)
  }

  private mutating func readUnknown(_ header: Header, _ reader: inout ByteReader) {
    guard header.flags.contains(.optional) else {
      return refuse(.outOfPlace, header, nil, &reader, "\(header.type) is not a well-known one")
    }
    // The header has made sure that the octets are there.
    guard let value = try? reader.bytes("Value", count: header.length) else { return }
    attributes.insert(UnknownAttribute(flags: header.flags, type: header.type, value: value))
  }

  // MARK: Defects

  /// Passes over a value that is not looked at because of what its header says.
  private mutating func refuse(
    _ defect: AttributeDefect, _ header: Header, _ type: AttributeType?, _ reader: inout ByteReader, _ text: String
  ) {
    if header.length > 0 { _ = try? reader.bytes("Value", count: header.length) }
    let isAboutFlags = defect == .flags
    let cause = WireError(
      field: isAboutFlags ? "Attribute flags" : "Attribute type",
      offset: header.octets.lowerBound + (isAboutFlags ? 0 : 1), reason: .invalid(text))
    add(defect, of: type, number: header.type, cause, header.octets, reader)
  }

  private mutating func overrun(_ octets: Range<Int>, _ reader: ByteReader, cause: WireError) {
    let number = octets.count > 1 ? reader.bytes[octets.lowerBound + 1] : 0
    let isKnown = octets.count > 1 && !seen.contains(number)
    seen.insert(number)
    // What comes twice is not missed when it is lost.
    let type = isKnown ? AttributeType(rawValue: number) : nil
    add(.overrun, of: type, number: number, cause, octets, reader)
  }

  /// Does about a defect what the table says.
  private mutating func add(
    _ defect: AttributeDefect, of type: AttributeType?, number: UInt8? = nil, _ cause: WireError, _ octets: Range<Int>,
    _ reader: ByteReader
  ) {
    guard var rule = AttributeRules.of(type).rule(defect) else { return }
    if let type, type.carriesRoutes, rule.action == .familyDisable {
      rule = lostRoutes(rule, octets, cause, reader)
    }
    let error = AttributeError(
      type: type?.rawValue ?? number ?? 0, action: rule.action, clause: rule.clause,
      subcode: defect.subcode(of: type), cause: cause, octets: reader.octets(octets))
    add(error)
  }

  private mutating func add(_ error: AttributeError) {
    errors.append(error)
    if error.action == .sessionReset, reset == nil { reset = error.reset }
  }

  /// Keeps an error that stands at an octet of an attribute and is about the whole.
  mutating func add(_ defect: UpdateDefect, _ type: AttributeType, at offset: Int, _ text: String? = nil) {
    let cause = WireError(field: type.name, offset: offset, reason: .invalid(text ?? defect.text))
    let rule = defect.rule
    add(
      AttributeError(
        type: type.rawValue, action: rule.action, clause: rule.clause, subcode: 9, cause: cause,
        octets: [type.rawValue]))
  }

  /// Keeps the lack of an attribute.
  mutating func addMissing(_ type: AttributeType) {
    guard let rule = AttributeRules.of(type).rule(.missing) else { return }
    let cause = WireError(field: type.name, offset: places.end, reason: .invalid("it is missing"))
    add(
      AttributeError(
        type: type.rawValue, action: rule.action, clause: rule.clause,
        subcode: AttributeDefect.missing.subcode(of: type), cause: cause, octets: [type.rawValue]))
  }

  /// Routes that cannot be read: the family is disabled where the receiver does that, and known; else the session ends.
  private mutating func lostRoutes(
    _ rule: ErrorRule, _ octets: Range<Int>, _ cause: WireError, _ reader: ByteReader
  ) -> ErrorRule {
    let routes = RouteOctets(of: octets, in: reader.bytes, context: context)
    if routes.membershipRoute(at: cause.offset) { return UpdateDefect.membershipKey.rule }
    guard context.disablesFamilies, let family = routes.family, disabled == nil || disabled == family else {
      return .reset(rule.clause)
    }
    disabled = family
    return rule
  }
}
