/// Puts routes that share their attributes into as few UPDATE messages as hold them (RFC 4271 §9.2, RFC 4760).
package enum UpdatePacker {
  /// Messages that announce EVPN routes in their order, none longer than `maximum`.
  ///
  /// A route that does not fit beside the attributes is in no message: it cannot be announced at all.
  package static func pack(
    attributes: PathAttributes, nextHop: IPAddress, reach routes: [EVPNRoute],
    maximum: Int = BGPMessage.maximumLength, context: BGPContext = BGPContext()
  ) -> [UpdateMessage] {
    pack(attributes: attributes, MPReach(nextHop: nextHop, routes: routes), maximum: maximum, context: context)
  }

  /// The same for routes of any family.
  package static func pack(
    attributes: PathAttributes, _ reach: MPReach, maximum: Int = BGPMessage.maximumLength,
    context: BGPContext = BGPContext()
  ) -> [UpdateMessage] {
    var writer = ByteWriter()
    attributes.write(to: &writer, context: context)
    let room = maximum - fixedLength - writer.count - reach.fixedLength
    return divide(reach.nlri, room: room, fixedValue: reach.fixedLength, context).map { part in
      UpdateMessage(attributes: attributes, reach: reach.carrying(part))
    }
  }

  /// Messages that withdraw EVPN routes in their order; without routes there are none, not an End-of-RIB mark.
  package static func packWithdrawals(
    _ routes: [EVPNRoute], maximum: Int = BGPMessage.maximumLength, context: BGPContext = BGPContext()
  ) -> [UpdateMessage] {
    packWithdrawals(MPUnreach(routes: routes), maximum: maximum, context: context)
  }

  /// The same for routes of any family.
  package static func packWithdrawals(
    _ unreach: MPUnreach, maximum: Int = BGPMessage.maximumLength, context: BGPContext = BGPContext()
  ) -> [UpdateMessage] {
    let room = maximum - fixedLength - unreach.fixedLength
    return divide(unreach.nlri, room: room, fixedValue: unreach.fixedLength, context).map { part in
      UpdateMessage(unreach: MPUnreach(part))
    }
  }

  /// The header and the two lengths of an UPDATE.
  private static let fixedLength = BGPMessage.headerLength + 2 + 2

  /// Parts that fit, with the header of their attribute, into `room` octets; `fixedValue` octets precede them in the
  /// attribute and are not counted in `room`.
  private static func divide(_ nlri: NLRI, room: Int, fixedValue: Int, _ context: BGPContext) -> [NLRI] {
    nlri.divided(isIdentified: context.sendsPathIdentifiers(nlri.family)) { size in
      // Flags, type, and a length of two octets when one does not hold it.
      (size + fixedValue > 255 ? 4 : 3) + size <= room
    }
  }
}
