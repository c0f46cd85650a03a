/// Puts routes that share their attributes into as few UPDATE messages as hold them (RFC 4271 §9.2, RFC 4760).
package enum UpdatePacker {
  /// Messages that announce the routes in their order, none longer than `maximum`.
  ///
  /// A route that does not fit beside the attributes is in no message: it cannot be announced at all.
  package static func pack(
    attributes: PathAttributes, family: AddressFamily = .evpn, nextHop: IPAddress, reach routes: [EVPNRoute],
    maximum: Int = BGPMessage.maximumLength, context: BGPContext = BGPContext()
  ) -> [UpdateMessage] {
    var writer = ByteWriter()
    attributes.write(to: &writer, context: context)
    // Address family, length of the next hop, next hop, reserved.
    let room = maximum - fixedLength - writer.count - (3 + 1 + nextHop.family.octets + 1)
    return divide(routes, room: room, fixedValue: 3 + 1 + nextHop.family.octets + 1).map { part in
      var reach = MPReach(nextHop: nextHop, routes: part)
      reach.family = family
      return UpdateMessage(attributes: attributes, reach: reach)
    }
  }

  /// Messages that withdraw the routes in their order; without routes there are none, not an End-of-RIB mark.
  package static func packWithdrawals(
    _ routes: [EVPNRoute], family: AddressFamily = .evpn, maximum: Int = BGPMessage.maximumLength
  ) -> [UpdateMessage] {
    divide(routes, room: maximum - fixedLength - 3, fixedValue: 3).map { part in
      UpdateMessage(unreach: MPUnreach(family: family, routes: part))
    }
  }

  /// The header and the two lengths of an UPDATE.
  private static let fixedLength = BGPMessage.headerLength + 2 + 2

  /// Parts that fit, with the header of their attribute, into `room` octets; `fixedValue` octets precede them in the
  /// attribute and are not counted in `room`.
  private static func divide(_ routes: [EVPNRoute], room: Int, fixedValue: Int) -> [[EVPNRoute]] {
    var parts: [[EVPNRoute]] = []
    var part: [EVPNRoute] = []
    var used = 0
    var scratch = ByteWriter()
    for route in routes {
      let before = scratch.count
      route.write(to: &scratch)
      let size = scratch.count - before
      if !part.isEmpty, !fits(used + size, room: room, fixedValue: fixedValue) {
        parts.append(part)
        part = []
        used = 0
      }
      guard fits(size, room: room, fixedValue: fixedValue) else { continue }
      part.append(route)
      used += size
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  /// Whether `size` octets of routes fit: flags, type, and a length of two octets when one does not hold it.
  private static func fits(_ size: Int, room: Int, fixedValue: Int) -> Bool {
    (size + fixedValue > 255 ? 4 : 3) + size <= room
  }
}
