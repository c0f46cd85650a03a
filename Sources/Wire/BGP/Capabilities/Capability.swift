/// What a speaker can do, said in its OPEN (RFC 5492 §4): the list, and those that this speaker does not know.
///
/// Octets: code 1, length 1, value.
package enum Capability: Hashable, Sendable {
  /// RFC 4760 §8.
  case multiprotocol(AddressFamily)
  /// RFC 2918 §2.
  case routeRefresh
  /// RFC 8950 §4.
  case extendedNextHop([ExtendedNextHop])
  /// RFC 8654 §3.
  case extendedMessage
  /// RFC 9234 §4.1.
  case role(BGPRole)
  case gracefulRestart(GracefulRestart)
  /// RFC 6793 §3.
  case fourOctetAS(UInt32)
  /// RFC 7911 §4.
  case addPath([AddPathFamily])
  /// RFC 7313 §3.1.
  case enhancedRouteRefresh
  /// RFC 9494 §3.
  case longLivedGracefulRestart([LongLivedFamily])
  /// The name of the router, which is only shown.
  case domainName(RouterName)
  /// Ignored (RFC 5492 §3); at most 255 octets.
  case unknown(code: UInt8, octets: [UInt8])

  package var code: UInt8 {
    switch self {
    case .multiprotocol: 1
    case .routeRefresh: 2
    case .extendedNextHop: 5
    case .extendedMessage: 6
    case .role: 9
    case .gracefulRestart: 64
    case .fourOctetAS: 65
    case .addPath: 69
    case .enhancedRouteRefresh: 70
    case .longLivedGracefulRestart: 71
    case .domainName: 73
    case .unknown(let code, _): code
    }
  }

  /// What a capability is called.
  static func name(of code: UInt8) -> String {
    switch code {
    case 1: "multiprotocol"
    case 2: "route refresh"
    case 5: "extended next hop"
    case 6: "extended messages"
    case 9: "role"
    case 64: "graceful restart"
    case 65: "four-octet AS"
    case 69: "additional paths"
    case 70: "enhanced route refresh"
    case 71: "long-lived graceful restart"
    case 73: "router name"
    default: "unknown"
    }
  }
}

extension Capability: WireValue {
  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Capability", summary: \.description) { reader throws(WireError) in
      let range = try reader.take(1, "Capability code")
      let code = reader.bytes[range.lowerBound]
      reader.note("Capability code", "\(code) \(Self.name(of: code))", over: range)
      let length = try reader.uint8("Capability length")
      return try reader.within(Int(length), "Capability value") { value throws(WireError) in
        try Capability(code: code, reading: &value)
      }
    }
  }

  private init(code: UInt8, reading reader: inout ByteReader) throws(WireError) {
    switch code {
    case 1:
      let afi = try reader.uint16("AFI")
      _ = try reader.uint8("Reserved")
      self = .multiprotocol(AddressFamily(afi: afi, safi: try reader.uint8("SAFI")))
    case 2: self = .routeRefresh
    case 5: self = .extendedNextHop(try Self.list(&reader))
    case 6: self = .extendedMessage
    case 9: self = .role(try BGPRole(reading: &reader))
    case 64: self = .gracefulRestart(try GracefulRestart(reading: &reader))
    case 65: self = .fourOctetAS(try reader.uint32("AS number"))
    case 69: self = .addPath(try Self.list(&reader))
    case 70: self = .enhancedRouteRefresh
    case 71: self = .longLivedGracefulRestart(try Self.list(&reader))
    case 73: self = .domainName(try RouterName(reading: &reader))
    default: self = .unknown(code: code, octets: reader.rest("Octets"))
    }
  }

  private static func list<Entry: WireValue>(_ reader: inout ByteReader) throws(WireError) -> [Entry] {
    var list: [Entry] = []
    while !reader.isAtEnd { list.append(try Entry(reading: &reader)) }
    return list
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(code)
    writer.counted8 { writer in
      switch self {
      case .multiprotocol(let family):
        writer.write(family.afi)
        writer.write(UInt8(0))
        writer.write(family.safi)
      case .routeRefresh, .extendedMessage, .enhancedRouteRefresh: break
      case .extendedNextHop(let entries): Self.write(entries, width: 6, to: &writer)
      case .role(let role): role.write(to: &writer)
      case .gracefulRestart(let restart): restart.write(to: &writer)
      case .fourOctetAS(let number): writer.write(number)
      case .addPath(let families): Self.write(families, width: 4, to: &writer)
      case .longLivedGracefulRestart(let families): Self.write(families, width: 7, to: &writer)
      case .domainName(let name): name.write(to: &writer)
      case .unknown(_, let octets): writer.write(octets.prefix(255))
      }
    }
  }

  /// As many entries as the length octet can count.
  private static func write(_ list: [some WireValue], width: Int, to writer: inout ByteWriter) {
    for entry in list.prefix(255 / width) { entry.write(to: &writer) }
  }
}

extension Capability: CustomStringConvertible {
  package var description: String {
    switch self {
    case .multiprotocol(let family): "multiprotocol \(family)"
    case .routeRefresh, .extendedMessage, .enhancedRouteRefresh: Self.name(of: code)
    case .extendedNextHop(let entries): "extended next hop for \(Self.text(entries))"
    case .role(let role): "role \(role)"
    case .gracefulRestart(let restart): "graceful restart, \(restart)"
    case .fourOctetAS(let number): "four-octet AS \(number)"
    case .addPath(let families): "additional paths for \(Self.text(families))"
    case .longLivedGracefulRestart(let families): "long-lived graceful restart for \(Self.text(families))"
    case .domainName(let name): "router name \(name)"
    case .unknown(let code, let octets): "capability \(code), \(octets.count) octets"
    }
  }

  private static func text(_ list: [some CustomStringConvertible]) -> String {
    list.isEmpty ? "no family" : list.map(\.description).joined(separator: ", ")
  }
}
