/// The two versions of MLD: RFC 2710 and RFC 3810.
package enum MLDVersion: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  case v1 = 1
  case v2 = 2

  package static func < (a: MLDVersion, b: MLDVersion) -> Bool { a.rawValue < b.rawValue }
}

/// A query of MLD: which groups, or which sources of one, have listeners (RFC 2710 §3, RFC 3810 §5.1).
///
/// Octets behind the checksum: maximum response in milliseconds, in version 2 as a code, 2, reserved 2, group 16; in
/// version 2 also: suppression and robustness 1, query interval code 1, number of sources 2, sources. The version follows
/// from the length (RFC 3810 §8.1).
package struct MLDQuery: Hashable, Sendable {
  package let version: MLDVersion
  /// :: in a general query.
  package let group: IPAddress
  /// How long a listener may wait with its answer.
  package let maximumResponseMilliseconds: Int
  private let querier: QuerierParameters

  /// Whether other routers shall leave their timers alone (RFC 3810 §5.1.7).
  package var suppressRouterProcessing: Bool { querier.suppressRouterProcessing }
  /// The querier's robustness variable, 0 (use the default) to 7.
  package var robustness: UInt8 { querier.robustness }
  /// The querier's query interval.
  package var queryIntervalSeconds: Int { querier.queryIntervalSeconds }
  package var sources: [IPAddress] { querier.sources }

  /// Values become what they are on the wire: a time that has no exact code is rounded up, and version 1 says nothing of
  /// the querier and its sources.
  package init(
    version: MLDVersion, group: IPAddress = .unspecifiedV6, maximumResponseMilliseconds: Int,
    suppressRouterProcessing: Bool = false, robustness: UInt8 = 0, queryIntervalSeconds: Int = 0,
    sources: [IPAddress] = []
  ) {
    self.version = version
    self.group = group
    switch version {
    case .v1:
      self.maximumResponseMilliseconds = min(max(maximumResponseMilliseconds, 0), 0xffff)
      querier = QuerierParameters()
    case .v2:
      self.maximumResponseMilliseconds = FloatingPointCode.rounded16(maximumResponseMilliseconds)
      querier = QuerierParameters(
        suppressRouterProcessing: suppressRouterProcessing, robustness: robustness,
        queryIntervalSeconds: queryIntervalSeconds, sources: sources, group: group)
    }
  }

  /// Whether it asks for all groups.
  package var isGeneral: Bool { group.isUnspecified }

  /// The version of a query whose message has `count` octets (RFC 3810 §8.1); `nil` when no version has such a message.
  static func version(count: Int) -> MLDVersion? {
    switch count {
    case 24: .v1
    case 28...: .v2
    default: nil
    }
  }

  /// Reads what is behind the checksum; octets behind the sources stay in the reader.
  init(reading reader: inout ByteReader, version: MLDVersion) throws(WireError) {
    let codeAt = try reader.take(2, "Maximum response delay")
    let code = UInt16(reader.bytes[codeAt.lowerBound]) << 8 | UInt16(reader.bytes[codeAt.lowerBound + 1])
    let delay = version == .v1 ? Int(code) : FloatingPointCode.decode16(code)
    reader.note("Maximum response delay", "\(delay) ms", over: codeAt)
    _ = try reader.uint16("Reserved")
    let group = try reader.address("Group", .v6)
    guard group.isUnspecified || group.isMulticast else {
      throw reader.invalid("Group", back: 16, "\(group) is no multicast address")
    }
    self.version = version
    self.group = group
    maximumResponseMilliseconds = delay
    querier = version == .v1 ? QuerierParameters() : try QuerierParameters(reading: &reader, group: group)
  }

  func write(to writer: inout ByteWriter) {
    switch version {
    case .v1: writer.write(UInt16(truncatingIfNeeded: maximumResponseMilliseconds))
    case .v2: writer.write(FloatingPointCode.encode16(maximumResponseMilliseconds))
    }
    writer.write(UInt16(0))
    writer.write(group.highBits)
    writer.write(group.lowBits)
    if version == .v2 { querier.write(to: &writer) }
  }
}

extension MLDQuery: CustomStringConvertible {
  package var description: String {
    let start = "MLDv\(version.rawValue) query"
    if isGeneral { return "\(start) general" }
    if sources.isEmpty { return "\(start) \(group)" }
    return "\(start) (\(group), {\(sources.map(\.description).joined(separator: ", "))})"
  }
}
