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
  private let querier: QuerierParameters

  /// Whether other routers shall leave their timers alone (RFC 3376 §4.1.5).
  package var suppressRouterProcessing: Bool { querier.suppressRouterProcessing }
  /// The querier's robustness variable, 0 (use the default) to 7.
  package var robustness: UInt8 { querier.robustness }
  /// The querier's query interval.
  package var queryIntervalSeconds: Int { querier.queryIntervalSeconds }
  package var sources: [IPAddress] { querier.sources }

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
    if version == .v3 {
      querier = QuerierParameters(
        suppressRouterProcessing: suppressRouterProcessing, robustness: robustness,
        queryIntervalSeconds: queryIntervalSeconds, sources: sources, group: group)
    } else {
      querier = QuerierParameters()
    }
  }

  private init(version: IGMPVersion, group: IPAddress, maximumResponseTenths: Int, querier: QuerierParameters) {
    self.version = version
    self.group = group
    self.maximumResponseTenths = maximumResponseTenths
    self.querier = querier
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
    self.init(
      version: .v3, group: group, maximumResponseTenths: FloatingPointCode.decode8(code),
      querier: try QuerierParameters(reading: &reader, group: group))
  }

  func write(to writer: inout ByteWriter) {
    writer.write(group.v4Value)
    if version == .v3 { querier.write(to: &writer) }
  }
}
