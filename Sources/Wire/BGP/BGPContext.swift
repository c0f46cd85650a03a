/// What a session has agreed on and a codec must know, because the octets alone do not tell it.
package struct BGPContext: Hashable, Sendable {
  /// AS numbers in AS_PATH and AGGREGATOR have four octets: both sides sent the capability (RFC 6793 §3).
  package var fourOctetAS: Bool
  /// The peer is in another AS: attributes for internal use are dropped (RFC 7606 §7.5, §7.9, §7.10).
  package var isExternal: Bool
  /// Messages from the peer may have 65535 octets, except OPEN and KEEPALIVE: this side sent the capability (RFC 8654 §4).
  package var takesExtendedMessages: Bool
  /// Messages to the peer may be that long: it sent the capability.
  package var sendsExtendedMessages: Bool
  /// The families whose routes come with path identifiers (RFC 7911 §4).
  package var addPathReceived: AddressFamilySet
  /// The families whose routes are sent with path identifiers.
  package var addPathSent: AddressFamilySet
  /// Whether malformed routes of a family end only what is heard of that family, not the session (RFC 7606 §2).
  package var disablesFamilies: Bool
  /// The AS with which the path of an external peer must begin; `nil` when that is not looked at (RFC 4271 §6.3).
  package var firstAS: UInt32?

  package init(
    fourOctetAS: Bool = true, isExternal: Bool = false, extendedMessages: Bool = false,
    addPathReceived: AddressFamilySet = [], addPathSent: AddressFamilySet = [], disablesFamilies: Bool = false,
    firstAS: UInt32? = nil
  ) {
    self.fourOctetAS = fourOctetAS
    self.isExternal = isExternal
    takesExtendedMessages = extendedMessages
    sendsExtendedMessages = extendedMessages
    self.addPathReceived = addPathReceived
    self.addPathSent = addPathSent
    self.disablesFamilies = disablesFamilies
    self.firstAS = firstAS
  }

  /// The most octets of an UPDATE, NOTIFICATION or ROUTE-REFRESH that may come.
  package var maximumLength: Int { takesExtendedMessages ? 65_535 : BGPMessage.maximumLength }

  /// The most octets of one that may be sent.
  package var maximumSentLength: Int { sendsExtendedMessages ? 65_535 : BGPMessage.maximumLength }
}

extension BGPContext {
  /// Whether the routes of a family come with path identifiers.
  func takesPathIdentifiers(_ family: AddressFamily) -> Bool {
    !addPathReceived.isEmpty && !addPathReceived.isDisjoint(with: AddressFamilySet(family))
  }

  /// Whether the routes of a family are sent with path identifiers.
  func sendsPathIdentifiers(_ family: AddressFamily) -> Bool {
    !addPathSent.isEmpty && !addPathSent.isDisjoint(with: AddressFamilySet(family))
  }

  /// What two OPEN messages agree on, seen from the side that sent `own`.
  package init(own: OpenMessage, peer: OpenMessage) {
    self.init(isExternal: own.autonomousSystem != peer.autonomousSystem)
    fourOctetAS =
      OpenMessage.fourOctetAS(in: own.capabilities) != nil && OpenMessage.fourOctetAS(in: peer.capabilities) != nil
    takesExtendedMessages = own.capabilities.contains(.extendedMessage)
    sendsExtendedMessages = peer.capabilities.contains(.extendedMessage)
    addPathReceived = Self.families(own, .receive).intersection(Self.families(peer, .send))
    addPathSent = Self.families(own, .send).intersection(Self.families(peer, .receive))
  }

  /// The families for which a speaker says this mode; a mode that has no meaning is ignored (RFC 7911 §4).
  private static func families(_ open: OpenMessage, _ mode: AddPathFamily.Mode) -> AddressFamilySet {
    var families: AddressFamilySet = []
    for case .addPath(let entries) in open.capabilities {
      for entry in entries where entry.mode.isMeaningful && entry.mode.contains(mode) {
        families.formUnion(AddressFamilySet(entry.family))
      }
    }
    return families
  }
}
