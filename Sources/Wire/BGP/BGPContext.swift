/// What a session has agreed on and a codec must know, because the octets alone do not tell it.
package struct BGPContext: Hashable, Sendable {
  /// AS numbers in AS_PATH and AGGREGATOR have four octets: both sides sent the capability (RFC 6793 §3).
  package var fourOctetAS: Bool
  /// The peer is in another AS: attributes for internal use are dropped (RFC 7606 §7.5, §7.9, §7.10).
  package var isExternal: Bool
  /// Messages other than OPEN and KEEPALIVE may have 65535 octets (RFC 8654 §4).
  package var extendedMessages: Bool

  package init(fourOctetAS: Bool = true, isExternal: Bool = false, extendedMessages: Bool = false) {
    self.fourOctetAS = fourOctetAS
    self.isExternal = isExternal
    self.extendedMessages = extendedMessages
  }

  /// The most octets of an UPDATE, NOTIFICATION or ROUTE-REFRESH.
  package var maximumLength: Int { extendedMessages ? 65_535 : BGPMessage.maximumLength }
}
