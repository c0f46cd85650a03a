/// A speaker that can restart while it goes on forwarding (RFC 4724 §3, RFC 8538 §2).
///
/// Octets: flags and restart time 2, then for each family AFI 2, SAFI 1, flags 1.
package struct GracefulRestart: WireValue {
  /// One family, and whether its forwarding state outlived the restart.
  package struct Family: Hashable, Sendable {
    package var family: AddressFamily
    package var isForwardingPreserved: Bool

    package init(family: AddressFamily, isForwardingPreserved: Bool) {
      self.family = family
      self.isForwardingPreserved = isForwardingPreserved
    }
  }

  /// The most families that fit into a capability.
  static let maximumCount = (255 - 2) / 4

  /// The R bit: the speaker has restarted.
  package var isRestarting: Bool
  /// The N bit: NOTIFICATION and hold timer do not end the grace (RFC 8538 §2).
  package var coversNotification: Bool
  /// In seconds; 12 bits.
  package let restartTime: UInt16
  package var families: [Family]

  /// Takes the low 12 bits of `restartTime`.
  package init(isRestarting: Bool, coversNotification: Bool = false, restartTime: UInt16, families: [Family]) {
    self.isRestarting = isRestarting
    self.coversNotification = coversNotification
    self.restartTime = restartTime & 0x0fff
    self.families = families
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(2, "Restart flags and time")
    let word = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
    self.init(
      isRestarting: word & 0x8000 != 0, coversNotification: word & 0x4000 != 0, restartTime: word, families: [])
    reader.note("Restart flags and time", words, over: range)
    while !reader.isAtEnd {
      let family = try AddressFamily(reading: &reader)
      families.append(Family(family: family, isForwardingPreserved: try reader.forwardingFlag()))
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write((isRestarting ? 0x8000 : 0) | (coversNotification ? 0x4000 : 0) | restartTime)
    for entry in families.prefix(Self.maximumCount) {
      entry.family.write(to: &writer)
      writer.write(entry.isForwardingPreserved ? UInt8(0x80) : 0)
    }
  }
}

extension GracefulRestart: CustomStringConvertible {
  /// The flags and the time.
  private var words: String {
    let flags = [isRestarting ? "restarting" : nil, coversNotification ? "also for NOTIFICATION" : nil]
    return (["\(restartTime) s"] + flags.compactMap { $0 }).joined(separator: ", ")
  }

  package var description: String {
    let list = families.map { "\($0.family)\($0.isForwardingPreserved ? " (forwarding kept)" : "")" }
    return list.isEmpty ? words : "\(words), for \(list.joined(separator: ", "))"
  }
}

extension ByteReader {
  /// The flags of a family: whether its forwarding state outlived the restart (RFC 4724 §3).
  mutating func forwardingFlag() throws(WireError) -> Bool {
    let range = try take(1, "Flags for the family")
    let isPreserved = bytes[range.lowerBound] & 0x80 != 0
    note("Flags for the family", isPreserved ? "forwarding kept" : "none", over: range)
    return isPreserved
  }
}
