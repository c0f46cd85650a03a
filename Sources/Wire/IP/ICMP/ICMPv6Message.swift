/// A message of ICMPv6: errors, echoes, neighbours, and listeners to groups (RFC 4443 §2.1, RFC 4861 §4, RFC 3810 §5).
///
/// Octets: type 1, code 1, checksum over pseudo-header and message 2, then what the type says.
package enum ICMPv6Message: Hashable, Sendable {
  case destinationUnreachable(code: UInt8, packet: [UInt8])
  case packetTooBig(maximum: UInt32, packet: [UInt8])
  case timeExceeded(code: UInt8, packet: [UInt8])
  /// The pointer is the octet of the original packet that is wrong.
  case parameterProblem(code: UInt8, pointer: UInt32, packet: [UInt8])
  case echoRequest(ICMPEcho)
  case echoReply(ICMPEcho)
  case neighbor(NeighborMessage)
  case membership(MLDMessage)
  /// A type that none of the above has.
  case other(type: UInt8, code: UInt8, body: [UInt8])

  /// Reads a message that fills the reader and came from and to these addresses.
  ///
  /// The checksum is looked at last, so that a dissection shows the fields of a damaged message, too.
  package init(reading reader: inout ByteReader, source: IPAddress, destination: IPAddress) throws(WireError) {
    if let type = reader.peek(), MLDMessage.isType(type) {
      self = .membership(try MLDMessage(reading: &reader, source: source, destination: destination))
      return
    }
    let whole = reader.position..<reader.end
    let typeAt = try reader.take(1, "Type")
    let type = reader.bytes[typeAt.lowerBound]
    reader.note("Type", "\(Self.name(type)) (\(type))", over: typeAt)
    let codeAt = try reader.take(1, "Code")
    let code = reader.bytes[codeAt.lowerBound]
    reader.note("Code", Self.words(type, code), over: codeAt)
    let checksum = try reader.checksum("Checksum")
    self = try Self.body(&reader, type, code)
    let sum = PseudoHeader.sum(source: source, destination: destination, protocol: .icmpv6, length: whole.count)
    try InternetChecksum.verify(
      reader.bytes, whole, initial: sum, checksum, at: whole.lowerBound + 2, "Checksum")
  }

  private static func body(
    _ reader: inout ByteReader, _ type: UInt8, _ code: UInt8
  ) throws(WireError) -> ICMPv6Message {
    switch type {
    case 1:
      _ = try reader.uint32("Unused")
      return .destinationUnreachable(code: code, packet: try QuotedPacket.read(&reader, .v6))
    case 2:
      let maximum = try reader.uint32("MTU")
      return .packetTooBig(maximum: maximum, packet: try QuotedPacket.read(&reader, .v6))
    case 3:
      _ = try reader.uint32("Unused")
      return .timeExceeded(code: code, packet: try QuotedPacket.read(&reader, .v6))
    case 4:
      let pointer = try reader.uint32("Pointer")
      return .parameterProblem(code: code, pointer: pointer, packet: try QuotedPacket.read(&reader, .v6))
    case 128: return .echoRequest(try ICMPEcho(reading: &reader))
    case 129: return .echoReply(try ICMPEcho(reading: &reader))
    default:
      if let kind = NeighborMessage.Kind(rawValue: type) {
        // RFC 4861 §6.1.1 and its likes: a message with another code is discarded.
        guard code == 0 else { throw reader.invalid("Code", back: 3, "is \(code), must be 0") }
        return .neighbor(try NeighborMessage(reading: &reader, kind))
      }
      return .other(type: type, code: code, body: reader.rest("Body"))
    }
  }

  private var head: (type: UInt8, code: UInt8) {
    switch self {
    case .destinationUnreachable(let code, _): (1, code)
    case .packetTooBig: (2, 0)
    case .timeExceeded(let code, _): (3, code)
    case .parameterProblem(let code, _, _): (4, code)
    case .echoRequest: (128, 0)
    case .echoReply: (129, 0)
    case .neighbor(let message): (message.kind.rawValue, 0)
    case .membership: (0, 0)
    case .other(let type, let code, _): (type, code)
    }
  }

  package func write(to writer: inout ByteWriter, source: IPAddress, destination: IPAddress) {
    if case .membership(let message) = self {
      return message.write(to: &writer, source: source, destination: destination)
    }
    let start = writer.count
    writer.write([head.type, head.code, 0, 0])
    switch self {
    case .destinationUnreachable(_, let packet), .timeExceeded(_, let packet):
      writer.write(UInt32(0))
      writer.write(packet)
    case .packetTooBig(let number, let packet), .parameterProblem(_, let number, let packet):
      writer.write(number)
      writer.write(packet)
    case .echoRequest(let echo), .echoReply(let echo): echo.write(to: &writer)
    case .neighbor(let message): message.write(to: &writer)
    case .other(_, _, let body): writer.write(body)
    case .membership: break
    }
    let sum = PseudoHeader.sum(
      source: source, destination: destination, protocol: .icmpv6, length: writer.count - start)
    writer.patch(InternetChecksum.compute(writer.bytes, start..<writer.count, initial: sum), at: start + 2)
  }

  package func encoded(source: IPAddress, destination: IPAddress) -> [UInt8] {
    var writer = ByteWriter()
    write(to: &writer, source: source, destination: destination)
    return writer.bytes
  }
}

extension ICMPv6Message: CustomStringConvertible {
  package var description: String {
    let (type, code) = head
    let start = Self.name(type)
    switch self {
    case .destinationUnreachable(_, let packet), .timeExceeded(_, let packet):
      return "\(start), \(Self.words(type, code)): \(QuotedPacket.description(packet, .v6))"
    case .packetTooBig(let maximum, let packet):
      return "\(start), at most \(maximum) octets: \(QuotedPacket.description(packet, .v6))"
    case .parameterProblem(_, let pointer, let packet):
      return "\(start), \(Self.words(type, code)) at octet \(pointer): \(QuotedPacket.description(packet, .v6))"
    case .echoRequest(let echo), .echoReply(let echo): return "\(start) \(echo)"
    case .neighbor(let message): return "\(message)"
    case .membership(let message): return "\(message)"
    case .other: return "\(start), code \(code)"
    }
  }

  /// Registry ICMPv6 "type" Numbers.
  private static func name(_ type: UInt8) -> String {
    switch type {
    case 1: "destination unreachable"
    case 2: "packet too big"
    case 3: "time exceeded"
    case 4: "parameter problem"
    case 128: "echo request"
    case 129: "echo reply"
    case 138: "router renumbering"
    case 139: "node information query"
    case 140: "node information response"
    case 141: "inverse neighbor solicitation"
    case 142: "inverse neighbor advertisement"
    case 151: "multicast router advertisement"
    case 152: "multicast router solicitation"
    case 153: "multicast router termination"
    case 155: "RPL"
    default: NeighborMessage.Kind(rawValue: type)?.name ?? "type \(type)"
    }
  }

  private static let unreachable = [
    "no route", "communication prohibited", "beyond the scope of the source address", "address unreachable",
    "port unreachable", "source address failed policy", "route rejected", "error in source routing header",
  ]
  private static let exceeded = ["hop limit in transit", "fragment reassembly time"]
  private static let problems = ["erroneous header field", "unknown next header", "unknown option", "incomplete chain"]

  /// The code as the type defines it (registry ICMPv6 "Code" Fields).
  private static func words(_ type: UInt8, _ code: UInt8) -> String {
    let names: [String] =
      switch type {
      case 1: unreachable
      case 3: exceeded
      case 4: problems
      default: []
      }
    return names.indices.contains(Int(code)) ? "\(names[Int(code)]) (\(code))" : "\(code)"
  }
}
