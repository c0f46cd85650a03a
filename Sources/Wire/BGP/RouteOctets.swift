/// The octets of an attribute with routes, looked at again to say where in them something is wrong.
struct RouteOctets {
  private let bytes: [UInt8]
  /// The octets behind the length of the attribute.
  private let value: Range<Int>
  private let isReach: Bool
  private let context: BGPContext

  /// `octets` are all of the attribute, with its header.
  init(of octets: Range<Int>, in bytes: [UInt8], context: BGPContext) {
    self.bytes = bytes
    self.context = context
    let start = octets.lowerBound
    let isLong = start < octets.upperBound && bytes[start] & AttributeFlags.extendedLength.rawValue != 0
    value = min(start + (isLong ? 4 : 3), octets.upperBound)..<octets.upperBound
    isReach = octets.count > 1 && bytes[start + 1] == AttributeType.mpReach.rawValue
  }

  /// The family; `nil` when it is cut off.
  var family: AddressFamily? {
    guard value.count >= 3 else { return nil }
    let start = value.lowerBound
    return AddressFamily(afi: UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1]), safi: bytes[start + 2])
  }

  /// Whether the octet is inside an EVPN route about membership, or in the header of one.
  func membershipRoute(at offset: Int) -> Bool {
    guard let route = evpnRoutes.last(where: { $0.start <= offset }) else { return false }
    return [
      SelectiveMulticastRoute.routeType, MembershipReportSynchRoute.routeType, LeaveSynchRoute.routeType,
    ].contains(route.type)
  }

  /// Where each EVPN route begins.
  var starts: [Int] { evpnRoutes.map(\.start) }

  /// Type and place of each EVPN route, as far as their lengths lead.
  private var evpnRoutes: [(type: UInt8, start: Int)] {
    guard family == .evpn else { return [] }
    var position = value.lowerBound + 3
    if isReach {
      guard position < value.upperBound else { return [] }
      position += 1 + Int(bytes[position]) + 1
    }
    let identifier = context.takesPathIdentifiers(.evpn) ? 4 : 0
    var routes: [(type: UInt8, start: Int)] = []
    while position + identifier + 1 < value.upperBound {
      position += identifier
      routes.append((bytes[position], position))
      position += 2 + Int(bytes[position + 1])
    }
    return routes
  }
}
