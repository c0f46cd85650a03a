/// Which route a Leaf A-D route answers (RFC 9572 §3.3, RFC 6514 §4.4).
///
/// The RFC has the whole NLRI of that route here, with its type and length; the draft had only what stands behind them.
/// A whole key starts with a route type, a bare one with a route distinguisher, whose first octet is 0 (or 255).
package enum LeafRouteKey: Hashable, Sendable {
  case inclusiveMulticast(InclusiveMulticastRoute)
  case perRegion(PerRegionRoute)
  case selectivePMSI(SelectivePMSIRoute)
  /// A whole NLRI that nobody answers, or whose fields cannot be read: kept, and equal to no route.
  case other([UInt8])
  /// The part behind type and length; of which type is for the receiver to find out.
  case bare([UInt8])

  /// The octets of the field.
  package var octets: [UInt8] {
    var writer = ByteWriter(reserving: 48)
    write(to: &writer)
    return writer.bytes
  }

  /// The routes that it may be the key of: one for a whole key, none to three for a bare one.
  package var readings: [EVPNRoute] {
    switch self {
    case .inclusiveMulticast(let route): [.inclusiveMulticast(route)]
    case .perRegion(let route): [.perRegion(route)]
    case .selectivePMSI(let route): [.selectivePMSI(route)]
    case .other: []
    case .bare(let octets): Self.readings(of: octets, octets.indices)
    }
  }

  /// Whether it is the key of this very route, octet for octet.
  package func names(_ route: EVPNRoute) -> Bool { readings.contains(route) }

  /// The route distinguisher of the route that is answered.
  package var routeDistinguisher: RouteDistinguisher? {
    switch self {
    case .inclusiveMulticast(let route): route.routeDistinguisher
    case .perRegion(let route): route.routeDistinguisher
    case .selectivePMSI(let route): route.routeDistinguisher
    case .other: nil
    case .bare(let octets):
      octets.count < 8 ? nil : RouteDistinguisher(value: octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
  }

  package var ethernetTag: EthernetTag? {
    switch self {
    case .inclusiveMulticast(let route): route.ethernetTag
    case .perRegion(let route): route.ethernetTag
    case .selectivePMSI(let route): route.ethernetTag
    case .other: nil
    case .bare(let octets):
      octets.count < 12 ? nil : EthernetTag(octets[8..<12].reduce(0) { $0 << 8 | UInt32($1) })
    }
  }

  // MARK: Whole keys

  /// The key of a route that can be answered; `nil` for a type that nobody answers.
  init?(_ route: EVPNRoute) {
    switch route {
    case .inclusiveMulticast(let body): self = .inclusiveMulticast(body)
    case .perRegion(let body): self = .perRegion(body)
    case .selectivePMSI(let body): self = .selectivePMSI(body)
    case .ethernetAutoDiscovery, .macIPAdvertisement, .ethernetSegment, .ipPrefix, .selectiveMulticast,
      .membershipReportSynch, .leaveSynch, .leaf, .unknown:
      return nil
    }
  }

  /// Reads a key with type and length; a Leaf A-D route in it is not looked into, so nothing is nested twice.
  static func readWhole(_ reader: inout ByteReader) throws(WireError) -> LeafRouteKey {
    try reader.group("Route key", summary: { $0.description }) { reader throws(WireError) in
      let start = reader.position
      let type = try reader.uint8("Route type")
      let length = Int(try reader.uint8("Length"))
      let outer = try reader.narrow(to: length, "Route key")
      defer { reader.widen(to: outer) }
      let depth = reader.recorder?.depth ?? 0
      do { return try readFields(type, &reader) } catch {
        reader.recorder?.close(to: depth, offset: reader.position)
        _ = reader.rest("Octets")
        return .other(reader.octets(start..<reader.end))
      }
    }
  }

  private static func readFields(_ type: UInt8, _ reader: inout ByteReader) throws(WireError) -> LeafRouteKey {
    let key: LeafRouteKey
    switch type {
    case InclusiveMulticastRoute.routeType: key = .inclusiveMulticast(try InclusiveMulticastRoute(reading: &reader))
    case PerRegionRoute.routeType: key = .perRegion(try PerRegionRoute(reading: &reader))
    case SelectivePMSIRoute.routeType: key = .selectivePMSI(try SelectivePMSIRoute(reading: &reader))
    default: throw reader.invalid("Route type", back: 2, "\(type) is not answered")
    }
    try reader.expectEnd("Route key")
    return key
  }

  // MARK: Bare keys

  /// Reads `count` octets as a key without type and length.
  static func readBare(_ reader: inout ByteReader, count: Int) throws(WireError) -> LeafRouteKey {
    try reader.group("Route key", summary: { $0.description }) { reader throws(WireError) in
      let start = reader.position
      let outer = try reader.narrow(to: count, "Route key")
      defer { reader.widen(to: outer) }
      let octets = reader.octets(start..<reader.end)
      if reader.isRecording { try recordFields(of: octets, &reader) }
      return .bare(octets)
    }
  }

  /// Shows the fields of a key that has one reading only, and else its octets.
  private static func recordFields(of octets: [UInt8], _ reader: inout ByteReader) throws(WireError) {
    let readings = readings(of: octets, octets.indices)
    guard readings.count == 1, let only = readings.first else {
      _ = reader.rest("Octets")
      return
    }
    _ = try readFields(only.type, &reader)
  }

  /// Whether octets in a message read as the key of some route.
  static func isReadable(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count == PerRegionRoute.length || reads(InclusiveMulticastRoute.self, bytes, range) != nil
      || reads(SelectivePMSIRoute.self, bytes, range) != nil
  }

  private static func readings(of bytes: [UInt8], _ range: Range<Int>) -> [EVPNRoute] {
    var routes: [EVPNRoute] = []
    if let route = reads(InclusiveMulticastRoute.self, bytes, range) { routes.append(.inclusiveMulticast(route)) }
    if let route = reads(PerRegionRoute.self, bytes, range) { routes.append(.perRegion(route)) }
    if let route = reads(SelectivePMSIRoute.self, bytes, range) { routes.append(.selectivePMSI(route)) }
    return routes
  }

  private static func reads<Body: EVPNRouteBody>(_ type: Body.Type, _ bytes: [UInt8], _ range: Range<Int>) -> Body? {
    var reader = ByteReader(bytes, from: range.lowerBound, to: range.upperBound)
    guard let body = try? Body(reading: &reader), reader.isAtEnd else { return nil }
    return body
  }

  // MARK: Writing

  func write(to writer: inout ByteWriter) {
    switch self {
    case .inclusiveMulticast(let route): EVPNRoute.inclusiveMulticast(route).write(to: &writer)
    case .perRegion(let route): EVPNRoute.perRegion(route).write(to: &writer)
    case .selectivePMSI(let route): EVPNRoute.selectivePMSI(route).write(to: &writer)
    case .other(let octets), .bare(let octets): writer.write(octets)
    }
  }
}

extension LeafRouteKey: CustomStringConvertible {
  package var description: String {
    switch self {
    case .inclusiveMulticast(let route): "\(route)"
    case .perRegion(let route): "\(route)"
    case .selectivePMSI(let route): "\(route)"
    case .other(let octets): "a key that names no route, \(octets.count) octets"
    case .bare(let octets):
      if let only = readings.first, readings.count == 1 {
        "bare \(only.body?.description ?? "")"
      } else {
        "a bare key with \(readings.count) readings, \(octets.count) octets"
      }
    }
  }
}
