/// What a query of IGMPv3 or MLDv2 says behind the group: of the querier, and of which sources it asks.
///
/// Octets: suppression and robustness 1, query interval code 1, number of sources 2, sources 4 or 16 each (RFC 3376 §4.1.5
/// to §4.1.9, RFC 3810 §5.1.7 to §5.1.11). The family is that of the group.
struct QuerierParameters: Hashable, Sendable {
  let suppressRouterProcessing: Bool
  /// 0 (use the default) to 7.
  let robustness: UInt8
  let queryIntervalSeconds: Int
  let sources: [IPAddress]

  /// Of a query in an older version, which says nothing of all this.
  init() {
    suppressRouterProcessing = false
    robustness = 0
    queryIntervalSeconds = 0
    sources = []
  }

  /// Values become what they are on the wire: an interval that has no exact code is rounded up.
  init(
    suppressRouterProcessing: Bool, robustness: UInt8, queryIntervalSeconds: Int, sources: [IPAddress],
    group: IPAddress
  ) {
    self.suppressRouterProcessing = suppressRouterProcessing
    // RFC 3376 §4.1.6, RFC 3810 §5.1.8: a robustness beyond 7 is sent as 0.
    self.robustness = robustness <= 7 ? robustness : 0
    self.queryIntervalSeconds = FloatingPointCode.rounded8(queryIntervalSeconds)
    // RFC 3376 §4.1.8, RFC 3810 §5.1.10: a general query names no sources.
    let kept = group.isUnspecified ? [] : sources.filter { $0.family == group.family }
    self.sources = Array(kept.prefix(0xffff))
  }

  init(reading reader: inout ByteReader, group: IPAddress) throws(WireError) {
    let flagsAt = try reader.take(1, "Suppression and robustness")
    let flags = reader.bytes[flagsAt.lowerBound]
    suppressRouterProcessing = flags & 8 != 0
    robustness = flags & 7
    let suppression = flags & 8 == 0 ? "" : "suppress router processing, "
    reader.note("Suppression and robustness", "\(suppression)robustness \(flags & 7)", over: flagsAt)
    let codeAt = try reader.take(1, "Query interval")
    let interval = FloatingPointCode.decode8(reader.bytes[codeAt.lowerBound])
    queryIntervalSeconds = interval
    reader.note("Query interval", "\(interval) s", over: codeAt)
    let count = try Int(reader.uint16("Number of sources"))
    guard count == 0 || !group.isUnspecified else {
      throw reader.invalid("Number of sources", back: 2, "is \(count), a general query names none")
    }
    sources = try reader.sources(count, group.family, back: 2)
  }

  func write(to writer: inout ByteWriter) {
    writer.write((suppressRouterProcessing ? 8 : 0) | robustness)
    writer.write(FloatingPointCode.encode8(queryIntervalSeconds))
    writer.write(UInt16(truncatingIfNeeded: sources.count))
    for source in sources { source.write(to: &writer) }
  }
}
