import Wire

/// What this end says in its OPEN, and what the other end's OPEN must say (RFC 4271 §4.2, §6.2; RFC 5492).
enum OpenNegotiation {
  static func message(of speaker: SpeakerConfiguration) -> OpenMessage {
    OpenMessage(
      autonomousSystem: speaker.autonomousSystem, holdTime: speaker.holdTime, identifier: speaker.identifier,
      capabilities: [.multiprotocol(.evpn), .routeRefresh, .fourOctetAS(speaker.autonomousSystem)])
  }

  /// What is wrong with a peer's OPEN for this session, or `nil`.
  static func objection(
    to open: OpenMessage, from peer: PeerConfiguration, at speaker: SpeakerConfiguration
  ) -> NotificationMessage? {
    guard open.autonomousSystem == peer.autonomousSystem else { return NotificationMessage(code: 2, subcode: 2) }
    // RFC 6286 §2.2: within an AS identifiers are unique.
    let isInternal = peer.autonomousSystem == speaker.autonomousSystem
    guard !isInternal || open.identifier != speaker.identifier else {
      return NotificationMessage(code: 2, subcode: 3)
    }
    // RFC 5492 §5: without EVPN there is nothing to talk about; the data say what is missed.
    guard open.families.contains(.evpn) else {
      return NotificationMessage(code: 2, subcode: 7, data: Capability.multiprotocol(.evpn).encoded)
    }
    return nil
  }

  static func context(of open: OpenMessage, isExternal: Bool) -> BGPContext {
    BGPContext(fourOctetAS: OpenMessage.fourOctetAS(in: open.capabilities) != nil, isExternal: isExternal)
  }
}
