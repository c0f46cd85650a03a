/// A message of MLD, in either version: what IGMP is for IPv4, as messages of ICMPv6 (RFC 2710 §3, RFC 3810 §5).
///
/// Octets: type 1, code or reserved 1, checksum over pseudo-header and message 2, then what the type says. A message fills
/// its packet; octets behind what the version defines count for the checksum and are ignored (RFC 3810 §5.1.12, §5.2.11).
package enum MLDMessage: Hashable, Sendable {
  case query(MLDQuery)
  /// Version 1: the sender listens to the group.
  case reportV1(group: IPAddress)
  /// Version 1: perhaps the last listener has gone.
  case done(group: IPAddress)
  /// Records of IPv6 groups.
  case reportV2([GroupRecord])

  /// The first octet (RFC 2710 §3.1, RFC 3810 §5).
  enum Kind: UInt8, CaseIterable {
    case query = 130
    case reportV1 = 131
    case done = 132
    case reportV2 = 143
  }

  /// Whether a message of ICMPv6 with this type is one of MLD.
  static func isType(_ octet: UInt8) -> Bool { Kind(rawValue: octet) != nil }

  /// Reads a message that fills the reader and came from and to these addresses.
  package init(reading reader: inout ByteReader, source: IPAddress, destination: IPAddress) throws(WireError) {
    let whole = reader.position..<reader.end
    let kind = try Kind(reading: &reader)
    _ = try reader.uint8(kind == .reportV2 ? "Reserved" : "Code")
    let checksum = try reader.checksum("Checksum")
    switch kind {
    case .query:
      guard let version = MLDQuery.version(count: whole.count) else {
        throw reader.invalid("Type", back: 4, "a query of \(whole.count) octets: 24, or 28 and more, are defined")
      }
      self = .query(try MLDQuery(reading: &reader, version: version))
    case .reportV1: self = .reportV1(group: try Self.group(&reader))
    case .done: self = .done(group: try Self.group(&reader))
    case .reportV2:
      _ = try reader.uint16("Reserved")
      self = .reportV2(try reader.groupRecords(.v6))
    }
    _ = reader.rest("Additional data")
    let sum = PseudoHeader.sum(
      source: source, destination: destination, protocol: .icmpv6, length: whole.count)
    try InternetChecksum.verify(
      reader.bytes, whole, initial: sum, checksum, at: whole.lowerBound + 2, "Checksum")
  }

  /// The group of a version 1 report or done; the delay before it is for queries (RFC 2710 §3.4).
  private static func group(_ reader: inout ByteReader) throws(WireError) -> IPAddress {
    _ = try reader.uint16("Maximum response delay")
    _ = try reader.uint16("Reserved")
    return try reader.group("Group", .v6)
  }

  private var kind: Kind {
    switch self {
    case .query: .query
    case .reportV1: .reportV1
    case .done: .done
    case .reportV2: .reportV2
    }
  }

  package func write(to writer: inout ByteWriter, source: IPAddress, destination: IPAddress) {
    let start = writer.count
    writer.write([kind.rawValue, 0, 0, 0])
    switch self {
    case .query(let query): query.write(to: &writer)
    case .reportV1(let group), .done(let group):
      writer.write(UInt32(0))
      writer.write(group.highBits)
      writer.write(group.lowBits)
    case .reportV2(let records):
      writer.write(UInt16(0))
      writer.write(records, .v6)
    }
    let sum = PseudoHeader.sum(
      source: source, destination: destination, protocol: .icmpv6, length: writer.count - start)
    writer.patch(InternetChecksum.compute(writer.bytes, start..<writer.count, initial: sum), at: start + 2)
  }

  package func encoded(source: IPAddress, destination: IPAddress) -> [UInt8] {
    var writer = ByteWriter()
    write(to: &writer, source: source, destination: destination)
    return writer.bytes
  }
}

extension MLDMessage.Kind {
  fileprivate init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(1, "Type")
    let octet = reader.bytes[range.lowerBound]
    guard let kind = Self(rawValue: octet) else {
      throw reader.invalid("Type", back: 1, "\(octet) is no type of MLD")
    }
    self = kind
    reader.note("Type", "\(kind.name) (\(octet))", over: range)
  }

  fileprivate var name: String {
    switch self {
    case .query: "multicast listener query"
    case .reportV1: "version 1 multicast listener report"
    case .done: "multicast listener done"
    case .reportV2: "version 2 multicast listener report"
    }
  }
}
