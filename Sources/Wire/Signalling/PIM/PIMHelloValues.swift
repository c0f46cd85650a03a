/// How long routers of a link wait before they act on a prune (RFC 7761 §4.9.2, option 2).
///
/// Octets: T bit and propagation delay 2, override interval 2; both in milliseconds.
package struct PIMLANPruneDelay: WireValue {
  /// The T bit: the router can leave joins unsuppressed.
  package let disablesSuppression: Bool
  /// 15 bits.
  package let propagationDelay: UInt16
  package let overrideInterval: UInt16

  /// The low 15 bits of the propagation delay count.
  package init(disablesSuppression: Bool = false, propagationDelay: UInt16 = 500, overrideInterval: UInt16 = 2500) {
    self.disablesSuppression = disablesSuppression
    self.propagationDelay = propagationDelay & 0x7fff
    self.overrideInterval = overrideInterval
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let word = try reader.twoOctets("Propagation delay") {
      SignallingText.milliseconds($0 & 0x7fff) + ($0 >> 15 == 1 ? ", can disable suppression" : "")
    }
    let interval = try reader.twoOctets("Override interval", words: SignallingText.milliseconds)
    self.init(disablesSuppression: word >> 15 == 1, propagationDelay: word, overrideInterval: interval)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write((disablesSuppression ? 0x8000 : 0) | propagationDelay)
    writer.write(overrideInterval)
  }
}

extension PIMLANPruneDelay: CustomStringConvertible {
  package var description: String { "prune delay \(propagationDelay) + \(overrideInterval) ms" }
}

/// Other addresses of a router's interface (RFC 7761 §4.3.4, option 24).
///
/// Octets: routers in PIM's own encoding, up to the end.
package struct PIMAddressList: WireValue {
  package let addresses: [IPAddress]

  /// Addresses that the length of the option cannot count are left out: one takes at most 18 octets.
  package init(_ addresses: [IPAddress]) {
    self.addresses = Array(addresses.prefix(0xffff / 18))
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    var addresses: [IPAddress] = []
    while !reader.isAtEnd {
      guard addresses.count < 0xffff / 18 else { throw reader.invalid("Address list", "more than \(0xffff / 18)") }
      addresses.append(try reader.pimRouter("Address"))
    }
    self.addresses = addresses
  }

  package func write(to writer: inout ByteWriter) {
    for address in addresses { writer.write(pimRouter: address) }
  }
}

extension PIMAddressList: CustomStringConvertible {
  package var description: String { SignallingText.list(addresses, \.description) }
}
