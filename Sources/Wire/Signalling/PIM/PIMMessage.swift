/// A message of PIM version 2 (RFC 7761 §4.9; grafts: RFC 3973 §4.7; DF election: RFC 5015 §3.7).
///
/// Octets: version and type 1, reserved or what the type says 1, checksum 2, then what the type says. A message fills its
/// packet. Over IPv6 the checksum covers a pseudo-header, too.
package enum PIMMessage: Hashable, Sendable {
  case hello(PIMHello)
  case register(PIMRegister)
  case registerStop(PIMRegisterStop)
  case joinPrune(PIMJoinPrune)
  /// The N bit: not to be forwarded (RFC 5059 §4.1).
  case bootstrap(PIMBootstrap, isNoForward: Bool)
  case assert(PIMAssert)
  case graft(PIMJoinPrune)
  case graftAcknowledgment(PIMJoinPrune)
  case candidateRP(PIMCandidateRP)
  case dfElection(PIMDFElection)

  /// The low four bits of the first octet (RFC 7761 §4.9).
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case hello = 0
    case register = 1
    case registerStop = 2
    case joinPrune = 3
    case bootstrap = 4
    case assert = 5
    case graft = 6
    case graftAcknowledgment = 7
    case candidateRP = 8
    case dfElection = 10
  }

  /// Where routers of a link hear each other: 224.0.0.13 or ff02::d, with a time to live of 1 (RFC 7761 §4.9).
  package static func allRouters(_ family: IPAddress.Family) -> IPAddress {
    family == .v4 ? IPAddress(224, 0, 0, 13) : IPAddress(v6: 0xff02 << 48, 0xd)
  }

  /// The octets of a register that its checksum covers (RFC 7761 §4.9.3).
  static let registerHeaderCount = 8

  package var kind: Kind {
    switch self {
    case .hello: .hello
    case .register: .register
    case .registerStop: .registerStop
    case .joinPrune: .joinPrune
    case .bootstrap: .bootstrap
    case .assert: .assert
    case .graft: .graft
    case .graftAcknowledgment: .graftAcknowledgment
    case .candidateRP: .candidateRP
    case .dfElection: .dfElection
    }
  }

  // MARK: Writing

  /// Writes a message that goes from and to these addresses.
  package func write(to writer: inout ByteWriter, source: IPAddress, destination: IPAddress) {
    let start = writer.count
    writer.write(0x20 | kind.rawValue)
    writer.write(secondOctet)
    writer.write(UInt16(0))
    writeBody(to: &writer)
    let count = kind == .register ? Self.registerHeaderCount : writer.count - start
    let sum = Self.pseudoHeader(source, destination, count)
    writer.patch(InternetChecksum.compute(writer.bytes, start..<start + count, initial: sum), at: start + 2)
  }

  package func encoded(source: IPAddress, destination: IPAddress) -> [UInt8] {
    var writer = ByteWriter()
    write(to: &writer, source: source, destination: destination)
    return writer.bytes
  }

  private var secondOctet: UInt8 {
    switch self {
    case .bootstrap(_, let isNoForward): isNoForward ? 0x80 : 0
    case .dfElection(let election): election.kind.subtype << 4
    default: 0
    }
  }

  private func writeBody(to writer: inout ByteWriter) {
    switch self {
    case .hello(let hello): hello.write(to: &writer)
    case .register(let register): register.write(to: &writer)
    case .registerStop(let stop): stop.write(to: &writer)
    case .joinPrune(let message), .graft(let message), .graftAcknowledgment(let message): message.write(to: &writer)
    case .bootstrap(let bootstrap, _): bootstrap.write(to: &writer)
    case .assert(let assert): assert.write(to: &writer)
    case .candidateRP(let candidate): candidate.write(to: &writer)
    case .dfElection(let election): election.write(to: &writer)
    }
  }

  /// The sum of the pseudo-header: nothing over IPv4 (RFC 7761 §4.9).
  static func pseudoHeader(_ source: IPAddress, _ destination: IPAddress, _ count: Int) -> UInt32 {
    guard source.family == .v6 else { return 0 }
    return PseudoHeader.sum(source: source, destination: destination, protocol: .pim, length: count)
  }
}
