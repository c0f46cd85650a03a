/// The three versions of IGMP: RFC 1112, RFC 2236 and RFC 3376.
package enum IGMPVersion: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  case v1 = 1
  case v2 = 2
  case v3 = 3

  package static func < (a: IGMPVersion, b: IGMPVersion) -> Bool { a.rawValue < b.rawValue }
}

/// A query of any version: which groups, or which sources of one, have members (RFC 3376 §4.1).
///
/// Octets behind type, code and checksum: group 4; in version 3 also: suppression and robustness 1, query interval code 1,
/// number of sources 2, sources. The version follows from length and code (RFC 3376 §7.1).
package struct IGMPQuery: Hashable, Sendable {
  /// How long a host may wait with its answer to a version 1 query, in tenths of a second (RFC 2236 §4).
  package static let version1ResponseTenths = 100

  package let version: IGMPVersion
  /// 0.0.0.0 in a general query.
  package let group: IPAddress
  /// How long a host may wait with its answer, in tenths of a second.
  package let maximumResponseTenths: Int
  /// Whether other routers shall leave their timers alone (RFC 3376 §4.1.5).
  package let suppressRouterProcessing: Bool
  /// The querier's robustness variable, 0 (use the default) to 7.
  package let robustness: UInt8
  /// The querier's query interval.
  package let queryIntervalSeconds: Int
  package let sources: [IPAddress]

  /// Values become what they are on the wire: a time that has no exact code is rounded up, and what a version cannot say
  /// takes the value that the receiver will assume (version 1: 10 s and no group; versions 1 and 2: nothing behind that).
  package init(
    version: IGMPVersion, group: IPAddress = .unspecifiedV4, maximumResponseTenths: Int,
    suppressRouterProcessing: Bool = false, robustness: UInt8 = 0, queryIntervalSeconds: Int = 0,
    sources: [IPAddress] = []
  ) {
    self.version = version
    self.group = version == .v1 ? .unspecifiedV4 : group
    switch version {
    case .v1: self.maximumResponseTenths = Self.version1ResponseTenths
    case .v2: self.maximumResponseTenths = min(max(maximumResponseTenths, 1), 255)
    case .v3: self.maximumResponseTenths = FloatingPointCode.rounded8(maximumResponseTenths)
    }
    let isV3 = version == .v3
    self.suppressRouterProcessing = isV3 && suppressRouterProcessing
    // RFC 3376 §4.1.6: a robustness beyond 7 is sent as 0.
    self.robustness = isV3 && robustness <= 7 ? robustness : 0
    self.queryIntervalSeconds = isV3 ? FloatingPointCode.rounded8(queryIntervalSeconds) : 0
    // RFC 3376 §4.1.8: a general query names no sources.
    self.sources = isV3 && !group.isUnspecified ? Array(sources.prefix(0xffff)) : []
  }

  /// Whether it asks for all groups.
  package var isGeneral: Bool { group.isUnspecified }

  /// The octet behind the type.
  var code: UInt8 {
    switch version {
    case .v1: 0
    case .v2: UInt8(maximumResponseTenths)
    case .v3: FloatingPointCode.encode8(maximumResponseTenths)
    }
  }

  /// The version of a query whose message has `count` octets (RFC 3376 §7.1); `nil` when no version has such a message.
  static func version(count: Int, code: UInt8) -> IGMPVersion? {
    switch count {
    case 8: code == 0 ? .v1 : .v2
    case 12...: .v3
    default: nil
    }
  }

  /// Reads what is behind the checksum; octets behind the sources stay in the reader.
  init(reading reader: inout ByteReader, version: IGMPVersion, code: UInt8) throws(WireError) {
    let group = try reader.address("Group", .v4)
    // RFC 1112 Appendix I: version 1 ignores the group of a query.
    guard version == .v1 || group.isUnspecified || group.isMulticast else {
      throw reader.invalid("Group", back: 4, "\(group) is no multicast address")
    }
    guard version == .v3 else {
      self.init(version: version, group: group, maximumResponseTenths: Int(code))
      return
    }
    let flagsAt = try reader.take(1, "Suppression and robustness")
    let flags = reader.bytes[flagsAt.lowerBound]
    let suppression = flags & 8 == 0 ? "" : "suppress router processing, "
    reader.note("Suppression and robustness", "\(suppression)robustness \(flags & 7)", over: flagsAt)
    let interval = try reader.timeCode("Query interval", unit: "s")
    let count = try Int(reader.uint16("Number of sources"))
    guard count == 0 || !group.isUnspecified else {
      throw reader.invalid("Number of sources", back: 2, "is \(count), a general query names none")
    }
    guard count * 4 <= reader.remaining else {
      throw reader.invalid("Number of sources", back: 2, "is \(count), there is room for \(reader.remaining / 4)")
    }
    var sources: [IPAddress] = []
    for _ in 0..<count { sources.append(try reader.address("Source", .v4)) }
    self.init(
      version: .v3, group: group, maximumResponseTenths: FloatingPointCode.decode8(code),
      suppressRouterProcessing: flags & 8 != 0, robustness: flags & 7, queryIntervalSeconds: interval,
      sources: sources)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(group.v4Value)
    guard version == .v3 else { return }
    writer.write((suppressRouterProcessing ? 8 : 0) | robustness)
    writer.write(FloatingPointCode.encode8(queryIntervalSeconds))
    writer.write(UInt16(truncatingIfNeeded: sources.count))
    for source in sources { writer.write(source.v4Value) }
  }
}

extension ByteReader {
  /// An exponent code, shown as the value that it means.
  fileprivate mutating func timeCode(_ field: StaticString, unit: String) throws(WireError) -> Int {
    let range = try take(1, field)
    let value = FloatingPointCode.decode8(bytes[range.lowerBound])
    note(field, "\(value) \(unit)", over: range)
    return value
  }
}
