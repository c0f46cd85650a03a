extension LDPMessage.Body {
  /// Reads the parameters that the type demands; `type` has the U bit.
  init(type: UInt16, reading reader: inout ByteReader) throws(WireError) {
    switch LDPMessageType(rawValue: type & 0x7fff) {
    case .notification: self = .notification(try reader.demanded(.status, \.asStatus))
    case .hello: self = .hello(try reader.demanded(.commonHello, \.asHello))
    case .initialization: self = .initialization(try reader.demanded(.commonSession, \.asSession))
    case .keepAlive: self = .keepAlive
    case .capability: self = .capability
    case .address: self = .address(try reader.demanded(.addressList, \.asAddressList))
    case .addressWithdraw: self = .addressWithdraw(try reader.demanded(.addressList, \.asAddressList))
    case .labelMapping:
      let fec = try reader.demanded(.fec, \.asFEC)
      self = .labelMapping(fec, try reader.demanded(.genericLabel, \.asLabel))
    case .labelRequest: self = .labelRequest(try reader.demanded(.fec, \.asFEC))
    case .labelWithdraw: self = .labelWithdraw(try reader.demanded(.fec, \.asFEC))
    case .labelRelease: self = .labelRelease(try reader.demanded(.fec, \.asFEC))
    case .labelAbortRequest:
      let fec = try reader.demanded(.fec, \.asFEC)
      self = .labelAbortRequest(fec, request: try reader.demanded(.labelRequestMessage, \.asRequest))
    case nil: self = .unknown(LDPUnknownMessage(bits: type, parameters: reader.rest("Parameters")))
    }
  }

  func write(to writer: inout ByteWriter) {
    for parameter in demanded { parameter.write(to: &writer) }
    if case .unknown(let unknown) = self { writer.write(unknown.parameters) }
  }

  private var demanded: [LDPTLV] {
    switch self {
    case .notification(let status): [.status(status)]
    case .hello(let hello): [.commonHello(hello)]
    case .initialization(let session): [.commonSession(session)]
    case .keepAlive, .capability, .unknown: []
    case .address(let list), .addressWithdraw(let list): [.addressList(list)]
    case .labelMapping(let fec, let label): [.fec(fec), .genericLabel(label)]
    case .labelRequest(let fec), .labelWithdraw(let fec), .labelRelease(let fec): [.fec(fec)]
    case .labelAbortRequest(let fec, let request): [.fec(fec), .labelRequestMessage(request)]
    }
  }

  /// `nil` for a type that is not known.
  package var type: LDPMessageType? {
    switch self {
    case .notification: .notification
    case .hello: .hello
    case .initialization: .initialization
    case .keepAlive: .keepAlive
    case .capability: .capability
    case .address: .address
    case .addressWithdraw: .addressWithdraw
    case .labelMapping: .labelMapping
    case .labelRequest: .labelRequest
    case .labelWithdraw: .labelWithdraw
    case .labelRelease: .labelRelease
    case .labelAbortRequest: .labelAbortRequest
    case .unknown: nil
    }
  }

  /// The first two octets: U bit and type.
  var typeBits: UInt16 {
    if case .unknown(let unknown) = self { return (unknown.isIgnored ? 0x8000 : 0) | unknown.type }
    return type?.rawValue ?? 0
  }
}

extension LDPUnknownMessage {
  /// For a type that was looked for among those that are known.
  fileprivate init(bits: UInt16, parameters: [UInt8]) {
    type = bits & 0x7fff
    isIgnored = bits & 0x8000 != 0
    self.parameters = parameters
  }
}

extension ByteReader {
  /// Reads the parameter that must stand here.
  fileprivate mutating func demanded<Value>(
    _ type: LDPTLVType, _ value: (LDPTLV) -> Value?
  ) throws(WireError) -> Value {
    guard !isAtEnd else { throw invalid(type.title, "the message must have this parameter") }
    let start = position
    let parameter = try LDPTLV(reading: &self)
    guard let value = value(parameter) else {
      throw invalid(type.title, back: position - start, "the message must have this parameter here")
    }
    return value
  }
}

/// The parameters that messages demand, by what they hold.
extension LDPTLV {
  fileprivate var asFEC: LDPFEC? { if case .fec(let value) = self { value } else { nil } }
  fileprivate var asLabel: MPLSLabel? { if case .genericLabel(let value) = self { value } else { nil } }
  fileprivate var asStatus: LDPStatus? { if case .status(let value) = self { value } else { nil } }
  fileprivate var asHello: LDPHelloParameters? { if case .commonHello(let value) = self { value } else { nil } }
  fileprivate var asSession: LDPSessionParameters? { if case .commonSession(let value) = self { value } else { nil } }
  fileprivate var asAddressList: LDPAddressList? { if case .addressList(let value) = self { value } else { nil } }
  fileprivate var asRequest: UInt32? { if case .labelRequestMessage(let value) = self { value } else { nil } }
}
