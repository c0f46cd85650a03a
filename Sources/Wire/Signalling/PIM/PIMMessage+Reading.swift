extension PIMMessage {
  /// Reads a message that fills the reader and came from and to these addresses.
  package init(reading reader: inout ByteReader, source: IPAddress, destination: IPAddress) throws(WireError) {
    let message = try PIMMessage(header: &reader, source: source, destination: destination)
    guard case .register(var register) = message else {
      self = message
      return
    }
    register.packet = reader.rest("Packet")
    self = .register(register)
  }

  /// Reads and checks all but the packet in a register, which stays in the reader.
  package init(header reader: inout ByteReader, source: IPAddress, destination: IPAddress) throws(WireError) {
    let start = reader.position
    let whole = start..<reader.end
    let kind = try Self.kind(&reader)
    let second = try reader.octet(Self.secondName(kind)) { Self.words(kind, second: $0) }
    let checksum = try reader.checksum("Checksum")
    self = try Self.body(kind, second, &reader)
    if kind != .register { try reader.expectEnd("Message") }
    try Self.verify(reader.bytes, whole, kind, checksum, Self.pseudoHeaders(kind, whole.count, source, destination))
  }

  private static func kind(_ reader: inout ByteReader) throws(WireError) -> Kind {
    let octet = try reader.octet("Version and type") {
      "version \($0 >> 4), \(Kind(rawValue: $0 & 15)?.description ?? "unknown type") (\($0 & 15))"
    }
    guard octet >> 4 == 2 else {
      throw reader.invalid("Version and type", back: 1, "version \(octet >> 4), expected 2")
    }
    guard let kind = Kind(rawValue: octet & 15) else {
      throw reader.invalid("Version and type", back: 1, "\(octet & 15) is no known type")
    }
    return kind
  }

  private static func secondName(_ kind: Kind) -> StaticString {
    switch kind {
    case .bootstrap: "Flags"
    case .dfElection: "Subtype"
    default: "Reserved"
    }
  }

  private static func words(_ kind: Kind, second octet: UInt8) -> String {
    switch kind {
    case .bootstrap: SignallingText.flags([(octet & 0x80 != 0, "no forward")])
    case .dfElection: "\(PIMDFElection.name(subtype: octet >> 4) ?? "unknown") (\(octet >> 4))"
    default: "\(octet)"
    }
  }

  private static func body(_ kind: Kind, _ second: UInt8, _ reader: inout ByteReader) throws(WireError) -> PIMMessage {
    switch kind {
    case .hello: return .hello(try PIMHello(reading: &reader))
    case .register: return .register(try PIMRegister(header: &reader))
    case .registerStop: return .registerStop(try PIMRegisterStop(reading: &reader))
    case .joinPrune: return .joinPrune(try PIMJoinPrune(reading: &reader))
    case .bootstrap: return .bootstrap(try PIMBootstrap(reading: &reader), isNoForward: second & 0x80 != 0)
    case .assert: return .assert(try PIMAssert(reading: &reader))
    case .graft: return .graft(try PIMJoinPrune(reading: &reader))
    case .graftAcknowledgment: return .graftAcknowledgment(try PIMJoinPrune(reading: &reader))
    case .candidateRP: return .candidateRP(try PIMCandidateRP(reading: &reader))
    case .dfElection:
      guard let election = try PIMDFElection(subtype: second >> 4, reading: &reader) else {
        throw reader.invalid("Subtype", back: 3, "\(second >> 4), expected 1 to 4")
      }
      return .dfElection(election)
    }
  }

  /// What the checksum may begin with, and how many octets it may cover: one pair, for a register two.
  private static func pseudoHeaders(
    _ kind: Kind, _ count: Int, _ source: IPAddress, _ destination: IPAddress
  ) -> [(sum: UInt32, count: Int)] {
    let counts = kind == .register ? [min(registerHeaderCount, count), count] : [count]
    return counts.map { (pseudoHeader(source, destination, $0), $0) }
  }

  /// A checksum over the whole of a register is accepted, too (RFC 7761 §4.9.3); the error tells of the right one.
  private static func verify(
    _ bytes: [UInt8], _ whole: Range<Int>, _ kind: Kind, _ found: UInt16, _ covers: [(sum: UInt32, count: Int)]
  ) throws(WireError) {
    func range(_ count: Int) -> Range<Int> { whole.lowerBound..<whole.lowerBound + count }
    if covers.contains(where: { InternetChecksum.compute(bytes, range($0.count), initial: $0.sum) == 0 }) { return }
    guard let cover = covers.first else { return }
    try InternetChecksum.verify(
      bytes, range(cover.count), initial: cover.sum, found, at: whole.lowerBound + 2, "Checksum")
  }
}

extension PIMMessage.Kind: CustomStringConvertible {
  package var description: String {
    switch self {
    case .hello: "hello"
    case .register: "register"
    case .registerStop: "register stop"
    case .joinPrune: "join/prune"
    case .bootstrap: "bootstrap"
    case .assert: "assert"
    case .graft: "graft"
    case .graftAcknowledgment: "graft acknowledgment"
    case .candidateRP: "candidate rendezvous point"
    case .dfElection: "DF election"
    }
  }
}

extension PIMMessage: CustomStringConvertible {
  package var description: String {
    switch self {
    case .hello(let hello): "\(kind) \(hello)"
    case .register(let register): register.isNull ? "null \(kind)" : "\(kind)"
    case .registerStop(let stop): "\(kind) \(stop)"
    case .joinPrune(let message): message.description
    case .graft(let message), .graftAcknowledgment(let message): "\(kind) \(message)"
    case .bootstrap(let bootstrap, _): "\(kind) \(bootstrap)"
    case .assert(let assert): "\(kind) \(assert)"
    case .candidateRP(let candidate): "\(kind) \(candidate)"
    case .dfElection(let election): "\(kind) \(election)"
    }
  }
}
