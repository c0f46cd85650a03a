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
    let word = try reader.uint16("Restart flags and time")
    var families: [Family] = []
    while !reader.isAtEnd {
      let family = try AddressFamily(reading: &reader)
      let flags = try reader.uint8("Flags for the family")
      families.append(Family(family: family, isForwardingPreserved: flags & 0x80 != 0))
    }
    self.init(
      isRestarting: word & 0x8000 != 0, coversNotification: word & 0x4000 != 0, restartTime: word, families: families)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write((isRestarting ? 0x8000 : 0) | (coversNotification ? 0x4000 : 0) | restartTime)
    for entry in families.prefix(Self.maximumCount) {
      entry.family.write(to: &writer)
      writer.write(entry.isForwardingPreserved ? UInt8(0x80) : 0)
    }
  }
}
