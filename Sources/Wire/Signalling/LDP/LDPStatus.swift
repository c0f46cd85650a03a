/// What a notification says (RFC 5036 §3.4.6).
///
/// Octets: E bit, F bit and status code 4, identifier of the message that it answers 4, type of that message 2; both are
/// 0 when it answers none.
package struct LDPStatus: WireValue {
  /// The E bit: the session ends.
  package var isFatal: Bool
  /// The F bit: the notification goes on to the next hop or the previous one.
  package var isForwarded: Bool
  package var code: LDPStatusCode
  package var messageIdentifier: UInt32
  package var messageType: UInt16

  package init(
    code: LDPStatusCode, isFatal: Bool = false, isForwarded: Bool = false, messageIdentifier: UInt32 = 0,
    messageType: UInt16 = 0
  ) {
    self.code = code
    self.isFatal = isFatal
    self.isForwarded = isForwarded
    self.messageIdentifier = messageIdentifier
    self.messageType = messageType
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let word = try reader.fourOctets("Status code") { Self.words($0) }
    isFatal = word >> 31 == 1
    isForwarded = word >> 30 & 1 == 1
    code = LDPStatusCode(word)
    messageIdentifier = try reader.fourOctets("Message identifier") { $0 == 0 ? "none" : "\($0)" }
    messageType = try reader.twoOctets("Message type") { $0 == 0 ? "none" : LDPMessage.words(type: $0) }
  }

  private static func words(_ word: UInt32) -> String {
    "\(LDPStatusCode(word)), \(word >> 31 == 1 ? "fatal" : "advisory")" + (word >> 30 & 1 == 1 ? ", forwarded" : "")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write((isFatal ? 1 << 31 : 0) | (isForwarded ? 1 << 30 : 0) | code.value)
    writer.write(messageIdentifier)
    writer.write(messageType)
  }
}

extension LDPStatus: CustomStringConvertible {
  package var description: String {
    "\(code), \(isFatal ? "fatal" : "advisory")"
      + (messageIdentifier == 0 ? "" : ", about message \(messageIdentifier)")
  }
}

/// The event that a notification reports: 30 bits (RFC 5036 §3.9).
package struct LDPStatusCode: Hashable, Sendable {
  package let value: UInt32

  /// The low 30 bits count.
  package init(_ value: UInt32) { self.value = value & 0x3fff_ffff }

  package static let success = LDPStatusCode(0)
  package static let badIdentifier = LDPStatusCode(0x01)
  package static let badVersion = LDPStatusCode(0x02)
  package static let badPDULength = LDPStatusCode(0x03)
  package static let unknownMessageType = LDPStatusCode(0x04)
  package static let badMessageLength = LDPStatusCode(0x05)
  package static let unknownTLV = LDPStatusCode(0x06)
  package static let badTLVLength = LDPStatusCode(0x07)
  package static let malformedTLVValue = LDPStatusCode(0x08)
  package static let holdTimerExpired = LDPStatusCode(0x09)
  package static let shutdown = LDPStatusCode(0x0a)
  package static let loopDetected = LDPStatusCode(0x0b)
  package static let unknownFEC = LDPStatusCode(0x0c)
  package static let noRoute = LDPStatusCode(0x0d)
  package static let keepAliveTimerExpired = LDPStatusCode(0x14)
  package static let labelRequestAborted = LDPStatusCode(0x15)
  package static let missingParameters = LDPStatusCode(0x16)
  /// RFC 6388 §8.2.
  package static let multipointStatus = LDPStatusCode(0x40)

  private static let names: [(UInt32, String)] = [
    (0x00, "success"), (0x01, "bad LDP identifier"), (0x02, "bad protocol version"), (0x03, "bad PDU length"),
    (0x04, "unknown message type"), (0x05, "bad message length"), (0x06, "unknown TLV"), (0x07, "bad TLV length"),
    (0x08, "malformed TLV value"), (0x09, "hold timer expired"), (0x0a, "shutdown"), (0x0b, "loop detected"),
    (0x0c, "unknown FEC"), (0x0d, "no route"), (0x0e, "no label resources"), (0x0f, "label resources available"),
    (0x10, "session rejected: no hello"), (0x11, "session rejected: advertisement mode"),
    (0x12, "session rejected: maximum PDU length"), (0x13, "session rejected: label range"),
    (0x14, "keepalive timer expired"), (0x15, "label request aborted"), (0x16, "missing message parameters"),
    (0x17, "unsupported address family"), (0x18, "session rejected: bad keepalive time"), (0x19, "internal error"),
    // RFC 5561 §9, RFC 5919 §4, RFC 6388 §11
    (0x2e, "unsupported capability"), (0x2f, "end of LIB"), (0x40, "multipoint status"),
  ]
}

extension LDPStatusCode: CustomStringConvertible {
  package var description: String {
    let name = Self.names.first { $0.0 == value }?.1 ?? "unknown status"
    return "\(name) (\(Hex.number(value, digits: 8)))"
  }
}
