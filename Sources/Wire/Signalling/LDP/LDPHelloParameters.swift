/// What a hello announces (RFC 5036 §3.5.2; G bit: RFC 6720 §2.1).
///
/// Octets: hold time 2, T bit, R bit, G bit and 13 reserved bits 2.
package struct LDPHelloParameters: WireValue {
  /// In seconds; 0 = the default (15 s on a link, 45 s targeted), 0xffff = for ever.
  package var holdTime: UInt16
  /// The T bit: sent to one address, not to all routers of the link.
  package var isTargeted: Bool
  /// The R bit: the sender asks for targeted hellos in return.
  package var requestsTargetedHellos: Bool
  /// The G bit: the sender guards its sessions by their time to live (RFC 6720).
  package var guardsTimeToLive: Bool

  package init(
    holdTime: UInt16, isTargeted: Bool = false, requestsTargetedHellos: Bool = false, guardsTimeToLive: Bool = false
  ) {
    self.holdTime = holdTime
    self.isTargeted = isTargeted
    self.requestsTargetedHellos = requestsTargetedHellos
    self.guardsTimeToLive = guardsTimeToLive
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    holdTime = try reader.twoOctets("Hold time") { $0 == 0 ? "default" : SignallingText.holdTime($0) }
    let flags = try reader.twoOctets("Flags") { Self.words($0) }
    isTargeted = flags & 0x8000 != 0
    requestsTargetedHellos = flags & 0x4000 != 0
    guardsTimeToLive = flags & 0x2000 != 0
  }

  private static func words(_ flags: UInt16) -> String {
    SignallingText.flags([
      (flags & 0x8000 != 0, "targeted"), (flags & 0x8000 == 0, "link"),
      (flags & 0x4000 != 0, "targeted hellos requested"), (flags & 0x2000 != 0, "time to live guarded"),
    ])
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(holdTime)
    writer.write(
      (isTargeted ? 0x8000 : 0) | (requestsTargetedHellos ? 0x4000 : 0) | UInt16(guardsTimeToLive ? 0x2000 : 0))
  }
}

extension LDPHelloParameters: CustomStringConvertible {
  package var description: String {
    "\(isTargeted ? "targeted" : "link"), hold time "
      + (holdTime == 0 ? "default" : SignallingText.holdTime(holdTime))
  }
}
