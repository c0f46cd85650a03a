/// What a speaker can do, said in its OPEN (RFC 5492 §4): the list, and those that this speaker does not know.
///
/// Octets: code 1, length 1, value.
package enum Capability: Hashable, Sendable {
  /// RFC 4760 §8.
  case multiprotocol(AddressFamily)
  /// RFC 2918 §2.
  case routeRefresh
  /// RFC 8654 §3.
  case extendedMessage
  case gracefulRestart(GracefulRestart)
  /// RFC 6793 §3.
  case fourOctetAS(UInt32)
  /// RFC 7911 §4.
  case addPath([AddPathFamily])
  /// RFC 7313 §3.1.
  case enhancedRouteRefresh
  /// Ignored (RFC 5492 §3); at most 255 octets.
  case unknown(code: UInt8, octets: [UInt8])

  package var code: UInt8 {
    switch self {
    case .multiprotocol: 1
    case .routeRefresh: 2
    case .extendedMessage: 6
    case .gracefulRestart: 64
    case .fourOctetAS: 65
    case .addPath: 69
    case .enhancedRouteRefresh: 70
    case .unknown(let code, _): code
    }
  }
}

extension Capability: WireValue {
  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Capability", summary: \.description) { reader throws(WireError) in
      let code = try reader.uint8("Capability code")
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
    case 6: self = .extendedMessage
    case 64: self = .gracefulRestart(try GracefulRestart(reading: &reader))
    case 65: self = .fourOctetAS(try reader.uint32("AS number"))
    case 69:
      var families: [AddPathFamily] = []
      while !reader.isAtEnd { families.append(try AddPathFamily(reading: &reader)) }
      self = .addPath(families)
    case 70: self = .enhancedRouteRefresh
    default: self = .unknown(code: code, octets: reader.rest("Octets"))
    }
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
      case .gracefulRestart(let restart): restart.write(to: &writer)
      case .fourOctetAS(let number): writer.write(number)
      case .addPath(let families):
        for family in families.prefix(AddPathFamily.maximumCount) { family.write(to: &writer) }
      case .unknown(_, let octets): writer.write(octets.prefix(255))
      }
    }
  }
}

extension Capability: CustomStringConvertible {
  package var description: String {
    switch self {
    case .multiprotocol(let family): "multiprotocol \(family)"
    case .routeRefresh: "route refresh"
    case .extendedMessage: "extended messages"
    case .gracefulRestart(let restart): "graceful restart, \(restart.restartTime) s"
    case .fourOctetAS(let number): "four-octet AS \(number)"
    case .addPath(let families): "additional paths for \(families.map { "\($0.family)" }.joined(separator: ", "))"
    case .enhancedRouteRefresh: "enhanced route refresh"
    case .unknown(let code, let octets): "capability \(code), \(octets.count) octets"
    }
  }
}
