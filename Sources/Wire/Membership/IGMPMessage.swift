/// A message of IGMP, in any version (RFC 1112 Appendix I, RFC 2236 §2, RFC 3376 §4).
///
/// Types that are none of these belong to other protocols and are `OtherIGMPMessage`.
///
/// Octets: type 1, maximum response code or 0 1, checksum over the whole message 2, then what the type says. A message
/// fills its packet; octets behind what the version defines count for the checksum and are ignored (RFC 3376 §4.1.10).
package enum IGMPMessage: WireValue {
  case query(IGMPQuery)
  /// Version 1: the sender listens to the group.
  case reportV1(group: IPAddress)
  /// Version 2: the sender listens to the group.
  case reportV2(group: IPAddress)
  /// Version 2: perhaps the last listener has gone.
  case leave(group: IPAddress)
  /// Records of IPv4 groups.
  case reportV3([GroupRecord])

  /// The first octet (RFC 3376 §4).
  enum Kind: UInt8, CaseIterable {
    case query = 0x11
    case reportV1 = 0x12
    case reportV2 = 0x16
    case leave = 0x17
    case reportV3 = 0x22
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let whole = start..<reader.end
    let kind = try Kind(reading: &reader)
    let codeAt = try reader.take(1, "Maximum response code")
    let code = reader.bytes[codeAt.lowerBound]
    let version = try Self.version(of: kind, count: whole.count, code: code, reader)
    reader.note(Self.codeName(kind), kind == .query ? Self.words(code, version) : "\(code)", over: codeAt)
    let checksum = try reader.checksum("Checksum")
    switch kind {
    case .query: self = .query(try IGMPQuery(reading: &reader, version: version, code: code))
    case .reportV1: self = .reportV1(group: try reader.group("Group", .v4))
    case .reportV2: self = .reportV2(group: try reader.group("Group", .v4))
    case .leave: self = .leave(group: try reader.group("Group", .v4))
    case .reportV3:
      _ = try reader.uint16("Reserved")
      self = .reportV3(try reader.groupRecords(.v4))
    }
    _ = reader.rest("Additional data")
    try InternetChecksum.verify(reader.bytes, whole, checksum, at: start + 2, "Checksum")
  }

  private static func version(
    of kind: Kind, count: Int, code: UInt8, _ reader: ByteReader
  ) throws(WireError) -> IGMPVersion {
    switch kind {
    case .query:
      guard let version = IGMPQuery.version(count: count, code: code) else {
        throw reader.invalid("Type", back: 2, "a query of \(count) octets: 8, or 12 and more, are defined")
      }
      return version
    case .reportV1: return .v1
    case .reportV2, .leave: return .v2
    case .reportV3: return .v3
    }
  }

  private static func codeName(_ kind: Kind) -> StaticString {
    kind == .query ? "Maximum response time" : "Reserved"
  }

  private static func words(_ code: UInt8, _ version: IGMPVersion) -> String {
    if version == .v1 { return "none" }
    let tenths = version == .v3 ? FloatingPointCode.decode8(code) : Int(code)
    return "\(tenths / 10).\(tenths % 10) s"
  }

  private var kind: Kind {
    switch self {
    case .query: .query
    case .reportV1: .reportV1
    case .reportV2: .reportV2
    case .leave: .leave
    case .reportV3: .reportV3
    }
  }

  package func write(to writer: inout ByteWriter) {
    let start = writer.count
    writer.write(kind.rawValue)
    if case .query(let query) = self { writer.write(query.code) } else { writer.write(UInt8(0)) }
    writer.write(UInt16(0))
    switch self {
    case .query(let query): query.write(to: &writer)
    case .reportV1(let group), .reportV2(let group), .leave(let group): writer.write(group.v4Value)
    case .reportV3(let records):
      writer.write(UInt16(0))
      writer.write(records, .v4)
    }
    writer.patch(InternetChecksum.compute(writer.bytes, start..<writer.count), at: start + 2)
  }
}

extension IGMPMessage.Kind {
  fileprivate init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(1, "Type")
    let octet = reader.bytes[range.lowerBound]
    guard let kind = Self(rawValue: octet) else {
      throw reader.invalid("Type", back: 1, "\(Hex.number(octet, digits: 2)) is no type of IGMP")
    }
    self = kind
    reader.note("Type", "\(kind.name) (\(Hex.number(octet, digits: 2)))", over: range)
  }

  fileprivate var name: String {
    switch self {
    case .query: "membership query"
    case .reportV1: "version 1 membership report"
    case .reportV2: "version 2 membership report"
    case .leave: "leave group"
    case .reportV3: "version 3 membership report"
    }
  }
}
