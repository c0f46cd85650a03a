/// What nodes of a link say of routers, addresses and each other (RFC 4861 §4).
package enum NeighborMessage: Hashable, Sendable {
  /// Routers shall advertise themselves now (§4.1).
  case routerSolicitation([NeighborOption])
  case routerAdvertisement(RouterAdvertisement, [NeighborOption])
  /// Who has the address (§4.3)?
  case neighborSolicitation(target: IPAddress, [NeighborOption])
  case neighborAdvertisement(NeighborFlags, target: IPAddress, [NeighborOption])
  /// For the destination there is a better first hop, the target (§4.5).
  case redirect(target: IPAddress, destination: IPAddress, [NeighborOption])

  /// The type of ICMPv6.
  enum Kind: UInt8, CaseIterable {
    case routerSolicitation = 133
    case routerAdvertisement = 134
    case neighborSolicitation = 135
    case neighborAdvertisement = 136
    case redirect = 137

    var name: String {
      switch self {
      case .routerSolicitation: "router solicitation"
      case .routerAdvertisement: "router advertisement"
      case .neighborSolicitation: "neighbor solicitation"
      case .neighborAdvertisement: "neighbor advertisement"
      case .redirect: "redirect"
      }
    }
  }

  var kind: Kind {
    switch self {
    case .routerSolicitation: .routerSolicitation
    case .routerAdvertisement: .routerAdvertisement
    case .neighborSolicitation: .neighborSolicitation
    case .neighborAdvertisement: .neighborAdvertisement
    case .redirect: .redirect
    }
  }

  /// The options, in their order.
  package var options: [NeighborOption] {
    switch self {
    case .routerSolicitation(let options), .routerAdvertisement(_, let options),
      .neighborSolicitation(_, let options), .neighborAdvertisement(_, _, let options), .redirect(_, _, let options):
      options
    }
  }

  /// Reads what is behind the checksum, up to the end of the reader.
  init(reading reader: inout ByteReader, _ kind: Kind) throws(WireError) {
    switch kind {
    case .routerSolicitation:
      _ = try reader.uint32("Reserved")
      self = .routerSolicitation(try NeighborOption.list(&reader))
    case .routerAdvertisement:
      let router = try RouterAdvertisement(reading: &reader)
      self = .routerAdvertisement(router, try NeighborOption.list(&reader))
    case .neighborSolicitation:
      _ = try reader.uint32("Reserved")
      let target = try Self.target(&reader)
      self = .neighborSolicitation(target: target, try NeighborOption.list(&reader))
    case .neighborAdvertisement:
      let flags = try NeighborFlags(reading: &reader)
      let target = try Self.target(&reader)
      self = .neighborAdvertisement(flags, target: target, try NeighborOption.list(&reader))
    case .redirect:
      _ = try reader.uint32("Reserved")
      let target = try Self.target(&reader)
      let destination = try reader.address("Destination", .v6)
      self = .redirect(target: target, destination: destination, try NeighborOption.list(&reader))
    }
  }

  /// A target is one node (RFC 4861 §7.1.1, §7.1.2, §8.1).
  private static func target(_ reader: inout ByteReader) throws(WireError) -> IPAddress {
    let target = try reader.address("Target", .v6)
    guard !target.isMulticast else { throw reader.invalid("Target", back: 16, "\(target) is a multicast address") }
    return target
  }

  func write(to writer: inout ByteWriter) {
    switch self {
    case .routerAdvertisement(let router, _): router.write(to: &writer)
    case .neighborAdvertisement(let flags, _, _): writer.write([flags.rawValue, 0, 0, 0])
    case .routerSolicitation, .neighborSolicitation, .redirect: writer.write(UInt32(0))
    }
    switch self {
    case .neighborSolicitation(let target, _), .neighborAdvertisement(_, let target, _): target.write(to: &writer)
    case .redirect(let target, let destination, _):
      target.write(to: &writer)
      destination.write(to: &writer)
    case .routerSolicitation, .routerAdvertisement: break
    }
    for option in options { option.write(to: &writer) }
  }
}

extension NeighborMessage: CustomStringConvertible {
  package var description: String {
    let says =
      switch self {
      case .routerSolicitation: kind.name
      case .routerAdvertisement(let router, _): "\(kind.name), \(router)"
      case .neighborSolicitation(let target, _): "who has \(target)?"
      case .neighborAdvertisement(let flags, let target, _): "\(target) is here, \(flags)"
      case .redirect(let target, let destination, _): "to \(destination) better by \(target)"
      }
    return ([says] + options.map(\.description)).joined(separator: ", ")
  }
}

/// What a router says of itself and of how its hosts shall behave (RFC 4861 §4.2).
///
/// Octets behind the checksum: hop limit 1, flags 1, lifetime 2, reachable time 4, retransmission time 4.
package struct RouterAdvertisement: Hashable, Sendable {
  /// For the packets of hosts; 0 = the router does not say.
  package var hopLimit: UInt8
  /// The octet of flags: 0x80 addresses by DHCPv6, 0x40 other configuration by DHCPv6, and what others have defined.
  package var flags: UInt8
  /// How long it is a default router; 0 = it is none.
  package var lifetimeSeconds: UInt16
  /// 0 = the router does not say.
  package var reachableMilliseconds: UInt32
  /// 0 = the router does not say.
  package var retransmissionMilliseconds: UInt32

  package init(
    hopLimit: UInt8 = 64, flags: UInt8 = 0, lifetimeSeconds: UInt16 = 1800, reachableMilliseconds: UInt32 = 0,
    retransmissionMilliseconds: UInt32 = 0
  ) {
    self.hopLimit = hopLimit
    self.flags = flags
    self.lifetimeSeconds = lifetimeSeconds
    self.reachableMilliseconds = reachableMilliseconds
    self.retransmissionMilliseconds = retransmissionMilliseconds
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    hopLimit = try reader.uint8("Hop limit for hosts")
    let flagsAt = try reader.take(1, "Flags")
    let octet = reader.bytes[flagsAt.lowerBound]
    flags = octet
    reader.note("Flags", Self.words(flags: octet), over: flagsAt)
    lifetimeSeconds = try reader.uint16("Router lifetime")
    reachableMilliseconds = try reader.uint32("Reachable time")
    retransmissionMilliseconds = try reader.uint32("Retransmission time")
  }

  func write(to writer: inout ByteWriter) {
    writer.write([hopLimit, flags])
    writer.write(lifetimeSeconds)
    writer.write(reachableMilliseconds)
    writer.write(retransmissionMilliseconds)
  }

  /// RFC 4861 §4.2, RFC 6275 §7.1, RFC 4191 §2.2, RFC 4389 §4.1.3.3.
  private static func words(flags: UInt8) -> String {
    var words: [String] = []
    if flags & 0x80 != 0 { words.append("managed addresses") }
    if flags & 0x40 != 0 { words.append("other configuration") }
    if flags & 0x20 != 0 { words.append("home agent") }
    if flags & 0x18 == 0x08 { words.append("high preference") }
    if flags & 0x18 == 0x18 { words.append("low preference") }
    if flags & 0x04 != 0 { words.append("proxied") }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }
}

extension RouterAdvertisement: CustomStringConvertible {
  package var description: String {
    lifetimeSeconds == 0 ? "no default router" : "default router for \(lifetimeSeconds) s"
  }
}

/// What a neighbor advertisement says of its sender and itself (RFC 4861 §4.4).
///
/// Octets: flags 3 bits, reserved 29 bits.
package struct NeighborFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  /// Takes the three high bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue & 0xe0 }

  package static let router = NeighborFlags(rawValue: 0x80)
  /// It answers a solicitation.
  package static let solicited = NeighborFlags(rawValue: 0x40)
  /// It replaces what the receiver knows.
  package static let override = NeighborFlags(rawValue: 0x20)

  init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(4, "Flags")
    self.init(rawValue: reader.bytes[range.lowerBound])
    reader.note("Flags", description, over: range)
  }
}

extension NeighborFlags: CustomStringConvertible {
  package var description: String {
    let names: [(NeighborFlags, String)] = [(.router, "router"), (.solicited, "solicited"), (.override, "override")]
    let set = names.filter { contains($0.0) }.map(\.1)
    return set.isEmpty ? "unsolicited" : set.joined(separator: " ")
  }
}
