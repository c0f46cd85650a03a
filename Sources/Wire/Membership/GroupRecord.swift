/// What a report of IGMPv3 or MLDv2 says of one group (RFC 3376 §4.2.4, RFC 3810 §5.2.5).
///
/// Octets: kind 1, length of the auxiliary data in words 1, number of sources 2, group 4 or 16, sources 4 or 16 each,
/// auxiliary data. The family is that of the group: a report holds records of its own family.
package struct GroupRecord: Hashable, Sendable {
  /// RFC 3376 §4.2.12, RFC 3810 §5.2.12.
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case modeIsInclude = 1
    case modeIsExclude = 2
    case changeToInclude = 3
    case changeToExclude = 4
    case allowNewSources = 5
    case blockOldSources = 6
  }

  package var kind: Kind
  package var group: IPAddress
  package private(set) var sources: [IPAddress]
  /// A whole number of words; no standard defines any (RFC 3376 §4.2.11).
  package private(set) var auxiliary: [UInt8]

  /// Auxiliary data are filled up with zeros to whole words.
  ///
  /// Sources of another family than the group's, and what exceeds 65,535 sources or 255 words, have no form on the wire and
  /// are left out.
  package init(kind: Kind, group: IPAddress, sources: [IPAddress] = [], auxiliary: [UInt8] = []) {
    self.kind = kind
    self.group = group
    let isLegal = sources.count <= 0xffff && sources.allSatisfy { $0.family == group.family }
    self.sources = isLegal ? sources : Array(sources.filter { $0.family == group.family }.prefix(0xffff))
    let kept = Array(auxiliary.prefix(255 * 4))
    self.auxiliary = kept + Array(repeating: 0, count: (4 - kept.count % 4) % 4)
  }

  /// `nil` for a kind that is not known: such a record is passed over (RFC 3376 §4.2.12).
  init?(reading reader: inout ByteReader, _ family: IPAddress.Family) throws(WireError) {
    let kindAt = try reader.take(1, "Record type")
    let octet = reader.bytes[kindAt.lowerBound]
    let kind = Kind(rawValue: octet)
    reader.note("Record type", kind.map { "\($0) (\(octet))" } ?? "unknown (\(octet)), ignored", over: kindAt)
    let words = try Int(reader.uint8("Auxiliary data length"))
    let count = try Int(reader.uint16("Number of sources"))
    let group = try reader.group("Group", family)
    let sources = try reader.sources(count, family, back: 2 + family.octets)
    let auxiliary = words == 0 ? [] : try reader.bytes("Auxiliary data", count: words * 4)
    guard let kind else { return nil }
    self.init(kind: kind, group: group, sources: sources, auxiliary: auxiliary)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(kind.rawValue)
    writer.write(UInt8(truncatingIfNeeded: auxiliary.count / 4))
    writer.write(UInt16(truncatingIfNeeded: sources.count))
    group.write(to: &writer)
    for source in sources { source.write(to: &writer) }
    writer.write(auxiliary)
  }
}

extension GroupRecord.Kind: CustomStringConvertible {
  /// The standard's name.
  package var description: String {
    switch self {
    case .modeIsInclude: "MODE_IS_INCLUDE"
    case .modeIsExclude: "MODE_IS_EXCLUDE"
    case .changeToInclude: "CHANGE_TO_INCLUDE_MODE"
    case .changeToExclude: "CHANGE_TO_EXCLUDE_MODE"
    case .allowNewSources: "ALLOW_NEW_SOURCES"
    case .blockOldSources: "BLOCK_OLD_SOURCES"
    }
  }

  /// The short name of the tables in RFC 3376 §6.4.
  package var shortName: String {
    switch self {
    case .modeIsInclude: "IS_IN"
    case .modeIsExclude: "IS_EX"
    case .changeToInclude: "TO_IN"
    case .changeToExclude: "TO_EX"
    case .allowNewSources: "ALLOW"
    case .blockOldSources: "BLOCK"
    }
  }
}

extension GroupRecord: CustomStringConvertible {
  package var description: String {
    "\(kind.shortName)(\(group), {\(sources.map(\.description).joined(separator: ", "))})"
  }
}

extension [GroupRecord] {
  /// What a report of these says.
  var words: String { isEmpty ? "of nothing" : map(\.description).joined(separator: " ") }
}
