/// The EVI-RT community: copies the route target of the instance that a synch route is about (RFC 9251 §9.5).
///
/// It does not distribute the route: that is the work of the ES-Import route target beside it.
extension RouteTarget {
  /// One sub-type for each type of route target.
  static let eviSubtypes: ClosedRange<UInt8> = 0x0a...0x0d

  package var eviCommunity: ExtendedCommunity {
    ExtendedCommunity(
      type: ExtendedCommunity.evpnType, subtype: Self.eviSubtypes.lowerBound + type, value: value)
  }
}

extension ExtendedCommunity {
  /// Whether it counts as one of the EVI-RT communities, of which a synch route has exactly one.
  package var isEVIRouteTarget: Bool { type == Self.evpnType && RouteTarget.eviSubtypes.contains(subtype) }
}
