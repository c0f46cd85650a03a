/// What a session's initialization proposes (RFC 5036 §3.5.3).
///
/// Octets: protocol version 2, keepalive time 2, A bit, D bit and 6 reserved bits 1, path vector limit 1, maximum PDU
/// length 2, LDP identifier of the receiver 6.
package struct LDPSessionParameters: WireValue {
  /// In seconds, not 0.
  package let keepAliveTime: UInt16
  /// The A bit: labels only on demand; else unsolicited.
  package var advertisesOnDemand: Bool
  /// The D bit: loops are detected by path vectors.
  package var detectsLoops: Bool
  package var pathVectorLimit: UInt8
  /// Up to 255 stands for the default of 4096 octets.
  package var maximumPDULength: UInt16
  package var receiver: LDPIdentifier

  /// A keepalive time of 0 is illegal and becomes 1.
  package init(
    keepAliveTime: UInt16, advertisesOnDemand: Bool = false, detectsLoops: Bool = false, pathVectorLimit: UInt8 = 0,
    maximumPDULength: UInt16 = 0, receiver: LDPIdentifier
  ) {
    self.keepAliveTime = max(keepAliveTime, 1)
    self.advertisesOnDemand = advertisesOnDemand
    self.detectsLoops = detectsLoops
    self.pathVectorLimit = pathVectorLimit
    self.maximumPDULength = maximumPDULength
    self.receiver = receiver
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let version = try reader.uint16("Protocol version")
    guard version == LDPPDU.version else {
      throw reader.invalid("Protocol version", back: 2, "\(version), expected 1")
    }
    keepAliveTime = try reader.twoOctets("Keepalive time") { "\($0) s" }
    guard keepAliveTime > 0 else { throw reader.invalid("Keepalive time", back: 2, "must not be 0") }
    let flags = try reader.octet("Flags") { Self.words($0) }
    advertisesOnDemand = flags & 0x80 != 0
    detectsLoops = flags & 0x40 != 0
    pathVectorLimit = try reader.uint8("Path vector limit")
    maximumPDULength = try reader.twoOctets("Maximum PDU length") {
      $0 <= 255 ? "default, 4096 octets (\($0))" : "\($0) octets"
    }
    receiver = try LDPIdentifier(reading: &reader, "Receiver LDP identifier")
  }

  private static func words(_ flags: UInt8) -> String {
    "\(flags & 0x80 != 0 ? "downstream on demand" : "downstream unsolicited"), loop detection "
      + (flags & 0x40 != 0 ? "on" : "off")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(LDPPDU.version)
    writer.write(keepAliveTime)
    writer.write((advertisesOnDemand ? 0x80 : 0) | UInt8(detectsLoops ? 0x40 : 0))
    writer.write(pathVectorLimit)
    writer.write(maximumPDULength)
    receiver.write(to: &writer)
  }
}

extension LDPSessionParameters: CustomStringConvertible {
  package var description: String { "to \(receiver), keepalive time \(keepAliveTime) s" }
}
