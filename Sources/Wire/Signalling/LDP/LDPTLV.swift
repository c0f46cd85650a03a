/// A parameter of a message (RFC 5036 §3.3).
///
/// Octets: U bit, F bit and type 2, length of the value 2, value.
package enum LDPTLV: WireValue {
  case fec(LDPFEC)
  case addressList(LDPAddressList)
  case hopCount(UInt8)
  case pathVector(LDPPathVector)
  case genericLabel(MPLSLabel)
  case status(LDPStatus)
  case extendedStatus(UInt32)
  case returned(LDPReturned)
  case commonHello(LDPHelloParameters)
  /// Of IPv4 or IPv6.
  case transportAddress(IPAddress)
  case configurationSequence(UInt32)
  case commonSession(LDPSessionParameters)
  case capability(LDPCapability)
  case labelRequestMessage(UInt32)
  case multipointStatus(LDPMultipointStatus)
  case unknown(LDPUnknownTLV)

  /// The octets that a value may have, so that every message can hold its fixed parameters.
  ///
  /// The standard leaves some 500 octets more, of which the other parameters need a part.
  package static let room = 65_000

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group(Self.title(reader), summary: \.description) { inner throws(WireError) in
      try Self.parameter(&inner)
    }
  }

  private static func title(_ reader: ByteReader) -> StaticString {
    guard let high = reader.peek(), let low = reader.peek(1) else { return "Parameter" }
    return LDPTLVType(rawValue: UInt16(high & 0x3f) << 8 | UInt16(low))?.title ?? "Unknown parameter"
  }

  private static func parameter(_ reader: inout ByteReader) throws(WireError) -> LDPTLV {
    let word = try reader.twoOctets("Parameter type") { words($0) }
    let length = try Int(reader.uint16("Parameter length"))
    guard length <= room else {
      throw reader.invalid("Parameter length", back: 2, "\(length), expected at most \(room)")
    }
    return try reader.within(length, "Parameter") { inner throws(WireError) in
      guard let type = LDPTLVType(rawValue: word & 0x3fff) else {
        return .unknown(LDPUnknownTLV(bits: word, value: inner.rest("Value")))
      }
      return try LDPTLV(type, reading: &inner)
    }
  }

  private static func words(_ word: UInt16) -> String {
    let number = Hex.number(word & 0x3fff, digits: 4)
    let fate =
      switch word >> 14 {
      case 0, 1: "refused when unknown"
      case 2: "ignored when unknown"
      default: "ignored and forwarded when unknown"
      }
    let name = LDPTLVType(rawValue: word & 0x3fff).map { "\($0.title)" } ?? "unknown"
    return "\(name) (\(number)), \(fate)"
  }

  private init(_ type: LDPTLVType, reading reader: inout ByteReader) throws(WireError) {
    switch type {
    case .fec: self = .fec(try LDPFEC(reading: &reader))
    case .addressList: self = .addressList(try LDPAddressList(reading: &reader))
    case .hopCount: self = .hopCount(try reader.octet("Hop count") { $0 == 0 ? "unknown (0)" : "\($0)" })
    case .pathVector: self = .pathVector(try LDPPathVector(reading: &reader))
    case .genericLabel: self = .genericLabel(try reader.labelInFourOctets())
    case .status: self = .status(try LDPStatus(reading: &reader))
    case .extendedStatus: self = .extendedStatus(try reader.uint32("Extended status code"))
    case .returnedPDU: self = .returned(LDPReturned(.pdu, reader.rest("Octets of the PDU")))
    case .returnedMessage: self = .returned(LDPReturned(.message, reader.rest("Octets of the message")))
    case .commonHello: self = .commonHello(try LDPHelloParameters(reading: &reader))
    case .ipv4TransportAddress: self = .transportAddress(try reader.address("Transport address", .v4))
    case .ipv6TransportAddress: self = .transportAddress(try reader.address("Transport address", .v6))
    case .configurationSequence: self = .configurationSequence(try reader.uint32("Sequence number"))
    case .commonSession: self = .commonSession(try LDPSessionParameters(reading: &reader))
    case .dynamicAnnouncement: self = .capability(try LDPCapability(.dynamicAnnouncement, reading: &reader))
    case .p2mpCapability: self = .capability(try LDPCapability(.p2mp, reading: &reader))
    case .mp2mpCapability: self = .capability(try LDPCapability(.mp2mp, reading: &reader))
    case .makeBeforeBreakCapability: self = .capability(try LDPCapability(.makeBeforeBreak, reading: &reader))
    case .labelRequestMessage: self = .labelRequestMessage(try reader.uint32("Label request message identifier"))
    case .multipointStatus: self = .multipointStatus(try LDPMultipointStatus(reading: &reader))
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(bits)
    writer.counted16 { writeValue(to: &$0) }
  }

  private func writeValue(to writer: inout ByteWriter) {
    switch self {
    case .fec(let fec): fec.write(to: &writer)
    case .addressList(let list): list.write(to: &writer)
    case .hopCount(let count): writer.write(count)
    case .pathVector(let vector): vector.write(to: &writer)
    case .genericLabel(let label): writer.write(label.value)
    case .status(let status): status.write(to: &writer)
    case .extendedStatus(let code): writer.write(code)
    case .returned(let returned): writer.write(returned.octets)
    case .commonHello(let parameters): parameters.write(to: &writer)
    case .transportAddress(let address): address.write(to: &writer)
    case .configurationSequence(let number), .labelRequestMessage(let number): writer.write(number)
    case .commonSession(let parameters): parameters.write(to: &writer)
    case .capability(let capability): capability.write(to: &writer)
    case .multipointStatus(let status): status.write(to: &writer)
    case .unknown(let unknown): writer.write(unknown.value)
    }
  }

  /// `nil` for a parameter that is not known.
  package var type: LDPTLVType? {
    switch self {
    case .fec: .fec
    case .addressList: .addressList
    case .hopCount: .hopCount
    case .pathVector: .pathVector
    case .genericLabel: .genericLabel
    case .status: .status
    case .extendedStatus: .extendedStatus
    case .returned(let returned): returned.kind == .pdu ? .returnedPDU : .returnedMessage
    case .commonHello: .commonHello
    case .transportAddress(let address): address.family == .v4 ? .ipv4TransportAddress : .ipv6TransportAddress
    case .configurationSequence: .configurationSequence
    case .commonSession: .commonSession
    case .capability(let capability): capability.type
    case .labelRequestMessage: .labelRequestMessage
    case .multipointStatus: .multipointStatus
    case .unknown: nil
    }
  }

  /// The first two octets: U bit, F bit and type.
  private var bits: UInt16 {
    if case .unknown(let unknown) = self {
      return (unknown.isIgnored ? 0x8000 : 0) | (unknown.isForwarded ? 0x4000 : 0) | unknown.type
    }
    guard let type else { return 0 }
    return (type.isIgnorable ? 0x8000 : 0) | type.rawValue
  }
}

extension LDPUnknownTLV {
  /// For a type that was looked for among those that are known.
  fileprivate init(bits: UInt16, value: [UInt8]) {
    type = bits & 0x3fff
    isIgnored = bits & 0x8000 != 0
    isForwarded = bits & 0x4000 != 0
    self.value = value
  }
}

extension ByteReader {
  /// A label right-aligned in four octets (RFC 5036 §3.4.2.1, RFC 3209 §4.1).
  mutating func labelInFourOctets() throws(WireError) -> MPLSLabel {
    let value = try fourOctets("Label") { MPLSLabel($0)?.description ?? "\($0)" }
    guard let label = MPLSLabel(value) else { throw invalid("Label", back: 4, "\(value) has more than 20 bits") }
    return label
  }
}
