/// What LDP sends in one piece: messages of one label space (RFC 5036 §3.1).
///
/// Octets: version 2, length of what follows 2, LDP identifier 6, messages.
package struct LDPPDU: WireValue {
  package static let version: UInt16 = 1
  /// The port of sessions over TCP, and of hellos over UDP (RFC 5036 §3.10.1).
  package static let port: UInt16 = 646
  /// The octets before those that the length counts.
  static let headerCount = 4
  /// The octets of messages that the length can count.
  static let room = 0xffff - 6

  package var identifier: LDPIdentifier
  package private(set) var messages: [LDPMessage]

  /// Messages that no longer fit into 65,535 octets have no form on the wire and are left out.
  package init(identifier: LDPIdentifier, messages: [LDPMessage]) {
    self.identifier = identifier
    self.messages = []
    var room = Self.room
    for message in messages {
      room -= message.encoded.count
      guard room >= 0 else { return }
      self.messages.append(message)
    }
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let version = try reader.uint16("Version")
    guard version == Self.version else { throw reader.invalid("Version", back: 2, "\(version), expected 1") }
    let length = try reader.uint16("PDU length")
    guard length >= 6 else { throw reader.invalid("PDU length", back: 2, "\(length), at least 6 are needed") }
    (identifier, messages) = try reader.within(Int(length), "PDU") { inner throws(WireError) in
      let identifier = try LDPIdentifier(reading: &inner)
      var messages: [LDPMessage] = []
      while !inner.isAtEnd { messages.append(try LDPMessage(reading: &inner)) }
      return (identifier, messages)
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(Self.version)
    writer.counted16 { inner in
      identifier.write(to: &inner)
      for message in messages { message.write(to: &inner) }
    }
  }

  /// The number of octets of the PDU at the start of `octets` of a session; `nil` while its header is not all there.
  package static func length(of octets: ArraySlice<UInt8>) -> Int? {
    let header = Array(octets.prefix(headerCount))
    guard header.count == headerCount else { return nil }
    return headerCount + (Int(header[2]) << 8 | Int(header[3]))
  }
}

extension LDPPDU: CustomStringConvertible {
  package var description: String {
    "\(identifier): " + SignallingText.list(messages, \.description)
  }
}
