/// Asks for the routes with a route target, or with one of many that begin alike (RFC 4684 §4).
///
/// Octets: length in **bits** 1, then as many of them as are needed: origin AS 4, route target 8. Lengths are 0, which
/// asks for everything, and 32 to 96.
package struct RouteTargetMembership: WireValue, Comparable {
  /// 0, or 32 to 96.
  package let length: UInt8
  package let originAS: UInt32
  /// The route target as a number; bits behind the length are 0.
  package let target: UInt64

  /// Clears the bits behind the length; `nil` for a length that means nothing.
  package init?(length: UInt8 = 96, originAS: UInt32, target: UInt64) {
    guard length == 0 || (32...96).contains(length) else { return nil }
    self.length = length
    self.originAS = length == 0 ? 0 : originAS
    // A smart shift by 64 gives 0.
    self.target = length <= 32 ? 0 : target & (.max << UInt64(96 - length))
  }

  /// Asks for one target.
  package init(originAS: UInt32, _ target: RouteTarget) {
    length = 96
    self.originAS = originAS
    self.target = target.extendedCommunity.value
  }

  private init() {
    length = 0
    originAS = 0
    target = 0
  }

  /// The default, which asks for all routes (§4).
  package static let everything = RouteTargetMembership()

  package static func < (a: RouteTargetMembership, b: RouteTargetMembership) -> Bool {
    (a.originAS, a.target, a.length) < (b.originAS, b.target, b.length)
  }

  /// Whether a route with this community is asked for (§6).
  package func covers(_ community: ExtendedCommunity) -> Bool {
    length <= 32 || (community.value ^ target) & (.max << UInt64(96 - length)) == 0
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Route target membership", summary: \.description) { reader throws(WireError) in
      let place = reader.position
      let bits = try reader.uint8("Length")
      guard bits > 0 else { return .everything }
      let originAS = bits < 32 ? 0 : try reader.uint32("Origin AS")
      let count = (max(Int(bits), 32) - 32 + 7) / 8
      let range = try reader.take(bits > 96 ? 0 : count, "Route target")
      var target: UInt64 = 0
      for (index, octet) in reader.bytes[range].enumerated() { target |= UInt64(octet) << UInt64(56 - 8 * index) }
      guard let value = RouteTargetMembership(length: bits, originAS: originAS, target: target) else {
        throw WireError(field: "Length", offset: place, reason: .invalid("\(bits) bits, expected 0 or 32 to 96"))
      }
      reader.note("Route target", value.targetText, over: range)
      return value
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(length)
    guard length > 0 else { return }
    writer.write(originAS)
    for index in 0..<(Int(length) - 32 + 7) / 8 {
      writer.write(UInt8(truncatingIfNeeded: target >> UInt64(56 - 8 * index)))
    }
  }
}

extension RouteTargetMembership: CustomStringConvertible {
  private var targetText: String {
    switch length {
    case 96: ExtendedCommunity(value: target).description
    case 0...32: "any"
    default: "\(hexadecimal(target, digits: 16))/\(length - 32)"
    }
  }

  package var description: String { length == 0 ? "all route targets" : "\(targetText) for AS \(originAS)" }
}
