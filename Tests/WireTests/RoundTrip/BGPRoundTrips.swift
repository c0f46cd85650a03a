import TestSupport
import Wire

/// The codecs of BGP messages and their parts.
enum BGPRoundTrips {
  static let all: [RoundTrip] = [
    RoundTrip(IPv4Prefix.self), RoundTrip(IPv6Prefix.self), RoundTrip(RouteTargetMembership.self),
    RoundTrip(AddressFamily.self), RoundTrip(Capability.self), RoundTrip(NotificationMessage.self),
    RoundTrip(RouteRefreshMessage.self), RoundTrip(Community.self), RoundTrip(LargeCommunity.self),
    RoundTrip(TunnelEncapsulationAttribute.self), RoundTrip(AccumulatedIGP.self), RoundTrip(AttributeSet.self),
    path, open(.together), open(.apart), message,
    update("UPDATE", BGPContext(), isIdentified: false),
    update("UPDATE with path identifiers", NLRITests.addPath, isIdentified: true),
  ]

  private static let path = RoundTrip(
    "ASPath", ASPath.self, read: { reader in try ASPath(reading: &reader, fourOctetAS: true) },
    write: { path in
      var writer = ByteWriter()
      path.write(to: &writer, fourOctetAS: true)
      return writer.bytes
    })

  private static func open(_ packing: OpenMessage.Packing) -> RoundTrip {
    RoundTrip(
      "OPEN, parameters \(packing)", OpenMessage.self, read: { reader in try OpenMessage(reading: &reader) },
      write: { message in
        var writer = ByteWriter()
        message.write(to: &writer, packing: packing)
        return writer.bytes
      })
  }

  private static let message = RoundTrip(
    "BGPMessage", BGPMessage.self, read: { reader in try BGPMessage(reading: &reader, context: BGPContext()) },
    write: { $0.encoded() })

  /// What an UPDATE says, whatever it leads to.
  private static func update(_ name: String, _ context: BGPContext, isIdentified: Bool) -> RoundTrip {
    RoundTrip(
      name, draw: { seeds in UpdateMessage.drawn(isIdentified: isIdentified, from: &seeds) },
      read: { reader in
        let decoded = DecodedUpdate(reading: &reader, context: context)
        // What could be read does not depend on whether it may end the session (RFC 7606 §5.2).
        return decoded.message
      },
      write: { message in
        var writer = ByteWriter()
        message.write(to: &writer, context: context)
        return writer.bytes
      })
  }
}
