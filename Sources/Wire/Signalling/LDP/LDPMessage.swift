/// A message of LDP (RFC 5036 §3.4).
///
/// Octets: U bit and type 2, length of what follows 2, message identifier 4, the parameters that the type demands in
/// their order, then others in any order.
package struct LDPMessage: WireValue {
  /// The type, and what it demands.
  package enum Body: Hashable, Sendable {
    case notification(LDPStatus)
    case hello(LDPHelloParameters)
    case initialization(LDPSessionParameters)
    case keepAlive
    /// The capabilities are among the other parameters.
    case capability
    case address(LDPAddressList)
    case addressWithdraw(LDPAddressList)
    case labelMapping(LDPFEC, MPLSLabel)
    case labelRequest(LDPFEC)
    /// The label may be among the other parameters; without it, all labels of the FEC are meant.
    case labelWithdraw(LDPFEC)
    /// As for a withdrawal.
    case labelRelease(LDPFEC)
    case labelAbortRequest(LDPFEC, request: UInt32)
    case unknown(LDPUnknownMessage)
  }

  /// The octets that parameters may have, so that a PDU can hold any message.
  package static let room = LDPPDU.room - 8

  package let identifier: UInt32
  package let body: Body
  /// What the type does not demand.
  package let parameters: [LDPTLV]

  /// Parameters that no longer fit have no form on the wire and are left out, and so are those of an unknown type, whose
  /// parameters are octets.
  package init(identifier: UInt32, _ body: Body, _ parameters: [LDPTLV] = []) {
    self.identifier = identifier
    self.body = body
    self.parameters = Self.fitting(parameters, behind: body)
  }

  private static func fitting(_ parameters: [LDPTLV], behind body: Body) -> [LDPTLV] {
    if parameters.isEmpty { return [] }
    if case .unknown = body { return [] }
    var writer = ByteWriter()
    body.write(to: &writer)
    var room = room - writer.count
    return Array(
      parameters.prefix { parameter in
        room -= parameter.encoded.count
        return room >= 0
      })
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Message", summary: \.description) { inner throws(WireError) in
      let type = try inner.twoOctets("Message type", words: Self.words)
      let length = try Int(inner.uint16("Message length"))
      guard length >= 4 else { throw inner.invalid("Message length", back: 2, "\(length), at least 4 are needed") }
      return try inner.within(length, "Message") { body throws(WireError) in
        try LDPMessage(type: type, reading: &body)
      }
    }
  }

  private init(type: UInt16, reading reader: inout ByteReader) throws(WireError) {
    identifier = try reader.uint32("Message identifier")
    body = try Body(type: type, reading: &reader)
    var parameters: [LDPTLV] = []
    while !reader.isAtEnd { parameters.append(try LDPTLV(reading: &reader)) }
    self.parameters = parameters
  }

  static func words(type: UInt16) -> String {
    let number = type & 0x7fff
    let name = LDPMessageType(rawValue: number)?.description ?? "unknown"
    let fate = name == "unknown" ? (type >> 15 == 1 ? ", ignored" : ", refused") : ""
    return "\(name) (\(Hex.number(number, digits: 4)))\(fate)"
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(body.typeBits)
    writer.counted16 { inner in
      inner.write(identifier)
      body.write(to: &inner)
      for parameter in parameters { parameter.write(to: &inner) }
    }
  }
}

extension LDPMessage {
  /// The code with which the message must be refused, because it or a parameter is unknown and must not be ignored.
  ///
  /// RFC 5036 §3.5 and §3.5.1.2.2.
  package var refusal: LDPStatusCode? {
    if case .unknown(let unknown) = body { return unknown.isIgnored ? nil : .unknownMessageType }
    for case .unknown(let parameter) in parameters where !parameter.isIgnored { return .unknownTLV }
    return nil
  }

  /// The first label among the parameters that the type does not demand, as a withdrawal or a release has it.
  package var label: MPLSLabel? {
    for case .genericLabel(let label) in parameters { return label }
    return nil
  }
}

extension LDPMessage: CustomStringConvertible {
  package var description: String {
    let type = body.type?.description ?? Self.words(type: body.typeBits)
    let words =
      switch body {
      case .notification(let status): status.description
      case .hello(let hello): hello.description
      case .initialization(let session): session.description
      case .keepAlive: ""
      case .capability: SignallingText.list(parameters, \.description)
      case .address(let list), .addressWithdraw(let list): list.description
      case .labelMapping(let fec, let label): "\(fec), label \(label)"
      case .labelRequest(let fec): fec.description
      case .labelWithdraw(let fec), .labelRelease(let fec):
        fec.description + (label.map { ", label \($0)" } ?? "")
      case .labelAbortRequest(let fec, let request): "\(fec), request \(request)"
      case .unknown: ""
      }
    return words.isEmpty ? type : "\(type) \(words)"
  }
}
