/// A header between that of IPv6 and what the packet is about (RFC 8200 §4).
package enum IPv6Extension: Hashable, Sendable {
  /// For each router on the way (RFC 8200 §4.3).
  case hopByHop(IPv6Options)
  /// RFC 8200 §4.4.
  case routing(IPv6RoutingHeader)
  /// RFC 8200 §4.5.
  case fragment(IPv6FragmentHeader)
  /// RFC 4302 §2.
  case authentication(IPAuthenticationHeader)
  /// For the destination (RFC 8200 §4.6).
  case destination(IPv6Options)

  /// What the header before it says of it.
  package var number: IPProtocol {
    switch self {
    case .hopByHop: .hopByHopOptions
    case .routing: .routing
    case .fragment: .fragment
    case .authentication: .authentication
    case .destination: .destinationOptions
    }
  }

  /// The octets of the header.
  package var count: Int {
    switch self {
    case .hopByHop(let options), .destination(let options): options.count
    case .routing(let header): header.count
    case .fragment: IPv6FragmentHeader.count
    case .authentication(let header): header.count
    }
  }

  /// Whether what follows is the middle of something, so that no header can be read from it.
  var endsChain: Bool {
    guard case .fragment(let header) = self else { return false }
    return header.offset > 0
  }

  /// Reads the header that `number` announced, and what it announces in turn; `number` is that of an extension header.
  static func read(
    _ reader: inout ByteReader, _ number: IPProtocol
  ) throws(WireError) -> (IPv6Extension, next: IPProtocol) {
    let next = try IPProtocol(reading: &reader, field: "Next header")
    switch number {
    case .hopByHopOptions: return (.hopByHop(try IPv6Options(reading: &reader)), next)
    case .routing: return (.routing(try IPv6RoutingHeader(reading: &reader)), next)
    case .fragment: return (.fragment(try IPv6FragmentHeader(reading: &reader)), next)
    case .authentication: return (.authentication(try IPAuthenticationHeader(reading: &reader)), next)
    default: return (.destination(try IPv6Options(reading: &reader)), next)
    }
  }

  func write(to writer: inout ByteWriter, next: IPProtocol) {
    writer.write(next.rawValue)
    switch self {
    case .hopByHop(let options), .destination(let options): options.write(to: &writer)
    case .routing(let header): header.write(to: &writer)
    case .fragment(let header): header.write(to: &writer)
    case .authentication(let header): header.write(to: &writer)
    }
  }
}

extension IPv6Extension: CustomStringConvertible {
  package var description: String {
    switch self {
    case .hopByHop(let options): "hop-by-hop options: \(options)"
    case .routing(let header): "\(header)"
    case .fragment(let header): "\(header)"
    case .authentication(let header): "\(header)"
    case .destination(let options): "destination options: \(options)"
    }
  }
}

extension ByteReader {
  /// The length of an extension header in units of eight octets beyond the first eight (RFC 8200 §4.3), as octets.
  mutating func extensionLength() throws(WireError) -> Int {
    let range = try take(1, "Header length")
    let count = (Int(bytes[range.lowerBound]) + 1) * 8
    note("Header length", "\(count) octets", over: range)
    return count
  }
}
