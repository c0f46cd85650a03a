/// A message of ICMP for IPv4 (RFC 792).
///
/// Octets: type 1, code 1, checksum over the whole message 2, what the type says 4, then data or the original packet.
package enum ICMPMessage: WireValue {
  case echoReply(ICMPEcho)
  case echoRequest(ICMPEcho)
  /// The next hop's MTU tells how large packets may be when one was too large, and is 0 otherwise (RFC 1191 §4).
  case destinationUnreachable(code: UInt8, nextHopMTU: UInt16, packet: [UInt8])
  /// The gateway is an IPv4 address.
  case redirect(code: UInt8, gateway: IPAddress, packet: [UInt8])
  case timeExceeded(code: UInt8, packet: [UInt8])
  /// The pointer is the octet of the original packet that is wrong.
  case parameterProblem(code: UInt8, pointer: UInt8, packet: [UInt8])
  /// A type that none of the above has.
  case other(type: UInt8, code: UInt8, body: [UInt8])

  package init(reading reader: inout ByteReader) throws(WireError) {
    let whole = reader.position..<reader.end
    let typeAt = try reader.take(1, "Type")
    let type = reader.bytes[typeAt.lowerBound]
    reader.note("Type", "\(Self.name(type)) (\(type))", over: typeAt)
    let codeAt = try reader.take(1, "Code")
    let code = reader.bytes[codeAt.lowerBound]
    reader.note("Code", Self.words(type, code), over: codeAt)
    let checksum = try reader.checksum("Checksum")
    self = try Self.body(&reader, type, code)
    try InternetChecksum.verify(reader.bytes, whole, checksum, at: whole.lowerBound + 2, "Checksum")
  }

  private static func body(
    _ reader: inout ByteReader, _ type: UInt8, _ code: UInt8
  ) throws(WireError) -> ICMPMessage {
    switch type {
    case 0: return .echoReply(try ICMPEcho(reading: &reader))
    case 8: return .echoRequest(try ICMPEcho(reading: &reader))
    case 3:
      _ = try reader.uint16("Unused")
      let size = try reader.uint16("Next hop's MTU")
      return .destinationUnreachable(code: code, nextHopMTU: size, packet: try QuotedPacket.read(&reader, .v4))
    case 5:
      let gateway = try reader.address("Gateway", .v4)
      return .redirect(code: code, gateway: gateway, packet: try QuotedPacket.read(&reader, .v4))
    case 11:
      _ = try reader.uint32("Unused")
      return .timeExceeded(code: code, packet: try QuotedPacket.read(&reader, .v4))
    case 12:
      let pointer = try reader.uint8("Pointer")
      _ = try reader.uint24("Unused")
      return .parameterProblem(code: code, pointer: pointer, packet: try QuotedPacket.read(&reader, .v4))
    default: return .other(type: type, code: code, body: reader.rest("Body"))
    }
  }

  private var head: (type: UInt8, code: UInt8) {
    switch self {
    case .echoReply: (0, 0)
    case .echoRequest: (8, 0)
    case .destinationUnreachable(let code, _, _): (3, code)
    case .redirect(let code, _, _): (5, code)
    case .timeExceeded(let code, _): (11, code)
    case .parameterProblem(let code, _, _): (12, code)
    case .other(let type, let code, _): (type, code)
    }
  }

  package func write(to writer: inout ByteWriter) {
    let start = writer.count
    writer.write([head.type, head.code, 0, 0])
    switch self {
    case .echoReply(let echo), .echoRequest(let echo): echo.write(to: &writer)
    case .destinationUnreachable(_, let size, let packet):
      writer.write(UInt16(0))
      writer.write(size)
      writer.write(packet)
    case .redirect(_, let gateway, let packet):
      writer.write(gateway.v4Value)
      writer.write(packet)
    case .timeExceeded(_, let packet):
      writer.write(UInt32(0))
      writer.write(packet)
    case .parameterProblem(_, let pointer, let packet):
      writer.write([pointer, 0, 0, 0])
      writer.write(packet)
    case .other(_, _, let body): writer.write(body)
    }
    writer.patch(InternetChecksum.compute(writer.bytes, start..<writer.count), at: start + 2)
  }
}

extension ICMPMessage: CustomStringConvertible {
  package var description: String {
    let (type, code) = head
    let start = Self.name(type)
    switch self {
    case .echoReply(let echo), .echoRequest(let echo): return "\(start) \(echo)"
    case .destinationUnreachable(_, let size, let packet):
      let limit = code == 4 ? ", at most \(size) octets" : ""
      return "\(start), \(Self.words(type, code))\(limit): \(QuotedPacket.description(packet, .v4))"
    case .redirect(_, let gateway, let packet):
      return "\(start) to \(gateway): \(QuotedPacket.description(packet, .v4))"
    case .timeExceeded(_, let packet):
      return "\(start), \(Self.words(type, code)): \(QuotedPacket.description(packet, .v4))"
    case .parameterProblem(_, let pointer, let packet):
      return "\(start) at octet \(pointer): \(QuotedPacket.description(packet, .v4))"
    case .other: return "\(start), code \(code)"
    }
  }

  /// Registry ICMP Type Numbers.
  private static func name(_ type: UInt8) -> String {
    switch type {
    case 0: "echo reply"
    case 3: "destination unreachable"
    case 4: "source quench"
    case 5: "redirect"
    case 8: "echo request"
    case 9: "router advertisement"
    case 10: "router solicitation"
    case 11: "time exceeded"
    case 12: "parameter problem"
    case 13: "timestamp request"
    case 14: "timestamp reply"
    case 17: "address mask request"
    case 18: "address mask reply"
    case 42: "extended echo request"
    case 43: "extended echo reply"
    default: "type \(type)"
    }
  }

  private static let unreachable = [
    "network unreachable", "host unreachable", "protocol unreachable", "port unreachable", "fragmentation needed",
    "source route failed", "network unknown", "host unknown", "source host isolated", "network prohibited",
    "host prohibited", "network unreachable for this service", "host unreachable for this service",
    "communication prohibited", "host precedence violated", "precedence cut off",
  ]
  private static let redirected = [
    "for the network", "for the host", "for service and network", "for service and host",
  ]
  private static let exceeded = ["time to live in transit", "fragment reassembly time"]

  /// The code as the type defines it.
  private static func words(_ type: UInt8, _ code: UInt8) -> String {
    let names: [String] =
      switch type {
      case 3: unreachable
      case 5: redirected
      case 11: exceeded
      default: []
      }
    return names.indices.contains(Int(code)) ? "\(names[Int(code)]) (\(code))" : "\(code)"
  }
}
