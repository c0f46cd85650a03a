package import TestSupport
package import Wire

/// The codecs of what stands inside messages, each for itself.
enum PartRoundTrips {
  static let all: [RoundTrip] =
    [
      RoundTrip(LabPayload.self), RoundTrip(Origin.self), RoundTrip(EthernetSegmentID.self),
      RoundTrip(EthernetTag.self), RoundTrip(RouteDistinguisher.self), RoundTrip(RegionID.self),
      RoundTrip(MulticastSourceGroup.self), RoundTrip(GracefulRestart.self), RoundTrip(RouterName.self),
      RoundTrip(TunnelPart.self), RoundTrip(MulticastOpaqueValue.self), RoundTrip(LDPFEC.self),
      RoundTrip(LDPIdentifier.self), RoundTrip(LDPStatus.self), RoundTrip(LDPAddressList.self),
      RoundTrip(LDPMultipointStatus.self), RoundTrip(LDPSessionParameters.self), RoundTrip(LDPHelloParameters.self),
      RoundTrip(PIMGroup.self), RoundTrip(PIMSource.self), RoundTrip(PIMMetric.self),
    ] + (1...11).map(route)

  /// EVPN routes of one type.
  private static func route(_ type: UInt8) -> RoundTrip {
    RoundTrip(
      "EVPN route type \(type)",
      draw: { seeds in
        var route = EVPNRoute.drawn(from: &seeds)
        while route.type != type { route = EVPNRoute.drawn(from: &seeds) }
        return route
      }, read: { reader in try EVPNRoute(reading: &reader) }, write: \.encoded)
  }
}

extension LabPayload: Drawn {
  package static func drawn(from seeds: inout Seeds) -> LabPayload {
    LabPayload(
      flow: seeds.number(), run: seeds.number(), number: seeds.number(),
      sentAt: Int64(bitPattern: seeds.number(UInt64.self)), size: Int(seeds.number(UInt8.self)))
  }
}

extension Origin: Drawn {
  package static func drawn(from seeds: inout Seeds) -> Origin { seeds.one(of: [.igp, .egp, .incomplete]) }
}
