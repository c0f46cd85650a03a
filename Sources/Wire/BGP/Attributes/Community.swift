/// A mark on a route: an AS and a number of its choice, or one that all know (RFC 1997).
package struct Community: WireValue, Comparable {
  package var value: UInt32

  package init(_ value: UInt32) { self.value = value }

  package init(_ system: UInt16, _ number: UInt16) { value = UInt32(system) << 16 | UInt32(number) }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(4, "Community")
    var value: UInt32 = 0
    for index in range { value = value << 8 | UInt32(reader.bytes[index]) }
    self.value = value
    reader.note("Community", description, over: range)
  }

  package func write(to writer: inout ByteWriter) { writer.write(value) }

  package static func < (a: Community, b: Community) -> Bool { a.value < b.value }

  package static let gracefulShutdown = Community(0xffff_0000)
  package static let longLivedStale = Community(0xffff_0006)
  package static let noLongLivedRestart = Community(0xffff_0007)
  package static let blackhole = Community(0xffff_029a)
  package static let noExport = Community(0xffff_ff01)
  package static let noAdvertise = Community(0xffff_ff02)
  package static let noExportSubconfederation = Community(0xffff_ff03)
}

extension Community: CustomStringConvertible {
  package var description: String {
    switch self {
    case .gracefulShutdown: "GRACEFUL_SHUTDOWN"
    case .longLivedStale: "LLGR_STALE"
    case .noLongLivedRestart: "NO_LLGR"
    case .blackhole: "BLACKHOLE"
    case .noExport: "NO_EXPORT"
    case .noAdvertise: "NO_ADVERTISE"
    case .noExportSubconfederation: "NO_EXPORT_SUBCONFED"
    default: "\(value >> 16):\(value & 0xffff)"
    }
  }
}
