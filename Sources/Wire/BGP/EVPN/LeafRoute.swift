/// The Leaf A-D route, EVPN route type 11: I want what the route with this key announces (RFC 9572 §3.3).
///
/// Octets: route key, length of the originator in **bits** 1, originator 4 or 16. All is the key. The draft's form, which
/// has a bare route key and no length octet, is read too, and so is a bare key with the length octet, which some programs
/// write. Where a bare key ends, only its content can tell: see `Split`.
package struct LeafRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 11
  package static let name = "Leaf A-D"

  package let routeKey: LeafRouteKey
  package let originator: IPAddress
  /// Without it, the originator has no length octet before it.
  package let hasOriginatorLength: Bool

  private init(routeKey: LeafRouteKey, originator: IPAddress, hasOriginatorLength: Bool = true) {
    self.routeKey = routeKey
    self.originator = originator
    self.hasOriginatorLength = hasOriginatorLength
  }

  /// The answer to a route in the form of the profile.
  ///
  /// `nil` for a type that nobody answers, and where the draft's octets would be read as an answer to something else.
  package init?(answering route: EVPNRoute, from originator: IPAddress, in profile: EVPNWireProfile = .rfc9572) {
    guard let key = LeafRouteKey(route) else { return nil }
    switch profile {
    case .rfc9572: self.init(routeKey: key, originator: originator)
    case .draft02:
      self.init(bareKey: Array(key.octets.dropFirst(2)), originator: originator, hasOriginatorLength: false)
    }
  }

  /// A route with a bare key; `nil` when its octets would not be read as this key and this originator.
  package init?(bareKey octets: [UInt8], originator: IPAddress, hasOriginatorLength: Bool) {
    let route = LeafRoute(
      routeKey: .bare(octets), originator: originator, hasOriginatorLength: hasOriginatorLength)
    guard (try? LeafRoute(decoding: route.encoded)) == route else { return nil }
    self = route
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    guard let first = reader.peek(), first == 0 || first == 0xff else {
      routeKey = try LeafRouteKey.readWhole(&reader)
      originator = try reader.originatorAddress()
      hasOriginatorLength = true
      return
    }
    guard let split = Split(reader.bytes, reader.position..<reader.end) else {
      throw reader.invalid("Route key", "\(reader.remaining) octets, expected a key and an originating router")
    }
    routeKey = try LeafRouteKey.readBare(&reader, count: split.keyLength)
    hasOriginatorLength = split.hasLength
    originator =
      split.hasLength ? try reader.originatorAddress() : try reader.address("Originating router", split.family)
  }

  package func write(to writer: inout ByteWriter) { writeKey(to: &writer) }

  package func writeKey(to writer: inout ByteWriter) {
    routeKey.write(to: &writer)
    if hasOriginatorLength { writer.write(bitCounted: originator) } else { originator.write(to: &writer) }
  }

  /// Whether it answers this very route: its key names it, octet for octet.
  package func answers(_ route: EVPNRoute) -> Bool { routeKey.names(route) }

  /// Whether RFC 9572 has no such octets.
  package var hasLegacyForm: Bool {
    switch routeKey {
    case .bare: true
    case .selectivePMSI(let route): route.form == .draft02
    case .inclusiveMulticast, .perRegion, .other: false
    }
  }

  /// The same answer in the form of the profile; `nil` when the route that it answers cannot be told from its key.
  func originated(in profile: EVPNWireProfile) -> LeafRoute? {
    let readings = routeKey.readings
    guard readings.count == 1, let route = readings.first else { return nil }
    return LeafRoute(answering: route, from: originator, in: profile)
  }

  package func write(words: inout TextWriter) {
    words.append("Leaf A-D from \(originator) for \(routeKey)" as Phrase)
  }
}

extension LeafRoute {
  /// Where a bare key ends and the originator starts.
  ///
  /// Tried in this order: an IPv4 and an IPv6 originator with a length octet, and the two without. The first that leaves
  /// a key with the shape of a route's is taken; where none does, the first whose octets suffice.
  struct Split {
    let keyLength: Int
    let family: IPAddress.Family
    let hasLength: Bool

    init?(_ bytes: [UInt8], _ range: Range<Int>) {
      let splits = [(IPAddress.Family.v4, true), (.v6, true), (.v4, false), (.v6, false)].compactMap {
        Split($0.0, hasLength: $0.1, bytes, range)
      }
      let readable = splits.first { split in
        LeafRouteKey.isReadable(bytes, range.lowerBound..<range.lowerBound + split.keyLength)
      }
      guard let split = readable ?? splits.first else { return nil }
      self = split
    }

    /// `nil` when nothing is left for a key, or the length octet is not that of the family.
    private init?(_ family: IPAddress.Family, hasLength: Bool, _ bytes: [UInt8], _ range: Range<Int>) {
      let keyLength = range.count - family.octets - (hasLength ? 1 : 0)
      guard keyLength > 0, !hasLength || bytes[range.lowerBound + keyLength] == family.bits else { return nil }
      self.keyLength = keyLength
      self.family = family
      self.hasLength = hasLength
    }
  }
}
