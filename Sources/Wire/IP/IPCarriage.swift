/// How a packet travels, and where in a buffer it says so: messages about groups must travel in a certain way.
struct IPCarriage {
  let source: IPAddress
  let hopLimit: UInt8
  let hasRouterAlert: Bool
  /// The first octet of each field.
  let offsets: (source: Int, hopLimit: Int, routerAlert: Int)

  /// The header stands at octet `start`.
  init(_ packet: IPv4Packet, at start: Int) {
    source = packet.source
    hopLimit = packet.timeToLive
    hasRouterAlert = packet.hasRouterAlert
    offsets = (start + 12, start + 8, start + (packet.options.isEmpty ? 0 : IPv4Packet.headerCount))
  }

  /// The header stands at octet `start`.
  init(_ packet: IPv6Packet, at start: Int) {
    source = packet.source
    hopLimit = packet.hopLimit
    hasRouterAlert = packet.hasMulticastRouterAlert
    offsets = (start + 8, start + 7, start + (packet.extensions.isEmpty ? 6 : IPv6Packet.headerCount))
  }
}

extension IPv4Packet {
  /// Whether an option asks each router to look (RFC 2113 §2.1).
  ///
  /// The options are walked through: the octets of one may stand in the data of another.
  package var hasRouterAlert: Bool {
    var index = 0
    while index < options.count, options[index] != 0 {
      if options[index...].starts(with: Self.routerAlert.prefix(2)) { return true }
      guard options[index] != 1 else {
        index += 1
        continue
      }
      guard index + 1 < options.count, options[index + 1] >= 2 else { return false }
      index += Int(options[index + 1])
    }
    return false
  }
}
