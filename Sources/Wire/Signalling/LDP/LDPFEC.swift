/// The packets that a label stands for: a FEC parameter's elements (RFC 5036 §3.4.1).
package enum LDPFEC: WireValue {
  /// All FECs: alone, and only in label withdraw and release.
  case wildcard
  case prefixes(LDPPrefixes)
  /// A multipoint LSP, always alone (RFC 6388 §2.2, §3.2).
  case multicast(MulticastFECElement)
  /// From an element on that is not known: elements have no common length, so nothing behind it can be read.
  case unknown(UnknownElements)

  /// An element of a type that is not known, what stands behind it, and the prefixes before it.
  package struct UnknownElements: Hashable, Sendable {
    package let prefixes: LDPPrefixes
    package let type: UInt8
    package let octets: [UInt8]

    /// `nil` for a type that is known, and for more octets than a parameter can hold.
    package init?(after prefixes: LDPPrefixes = LDPPrefixes([]), type: UInt8, octets: [UInt8]) {
      guard LDPFEC.ElementType(rawValue: type) == nil, prefixes.encoded.count + 1 + octets.count <= LDPTLV.room
      else { return nil }
      self.prefixes = prefixes
      self.type = type
      self.octets = octets
    }
  }

  /// The first octet of an element (RFC 5036 §3.4.1, RFC 6388 §11).
  enum ElementType: UInt8 {
    case wildcard = 1
    case prefix = 2
    case p2mp = 6
    case mp2mpUpstream = 7
    case mp2mpDownstream = 8
  }

  /// Reads the elements that fill the reader.
  package init(reading reader: inout ByteReader) throws(WireError) {
    var prefixes: [IPNetwork] = []
    while let octet = reader.peek() {
      switch ElementType(rawValue: octet) {
      case .prefix: prefixes.append(try Self.prefix(&reader))
      case .wildcard:
        try Self.expectAlone(prefixes, reader)
        _ = try reader.octet("FEC element type") { "wildcard (\($0))" }
        self = .wildcard
        return
      case .p2mp, .mp2mpUpstream, .mp2mpDownstream:
        try Self.expectAlone(prefixes, reader)
        self = .multicast(try MulticastFECElement(reading: &reader))
        return
      case nil:
        self = .unknown(try UnknownElements(after: prefixes, reading: &reader))
        return
      }
    }
    guard !prefixes.isEmpty else { throw reader.invalid("FEC element", "none is there") }
    self = .prefixes(LDPPrefixes(prefixes))
  }

  private static func prefix(_ reader: inout ByteReader) throws(WireError) -> IPNetwork {
    try reader.group("FEC element", summary: \.description) { inner throws(WireError) in
      _ = try inner.octet("FEC element type") { "prefix (\($0))" }
      return try IPNetwork(element: &inner)
    }
  }

  private static func expectAlone(_ prefixes: [IPNetwork], _ reader: ByteReader) throws(WireError) {
    guard prefixes.isEmpty else {
      throw reader.invalid("FEC element type", "an element of this type must be alone")
    }
  }

  package func write(to writer: inout ByteWriter) {
    switch self {
    case .wildcard: writer.write(ElementType.wildcard.rawValue)
    case .prefixes(let prefixes): prefixes.write(to: &writer)
    case .multicast(let element): element.write(to: &writer)
    case .unknown(let unknown):
      unknown.prefixes.write(to: &writer)
      writer.write(unknown.type)
      writer.write(unknown.octets)
    }
  }
}

extension LDPFEC.UnknownElements {
  fileprivate init(after prefixes: [IPNetwork], reading reader: inout ByteReader) throws(WireError) {
    type = try reader.octet("FEC element type") { "unknown (\($0))" }
    octets = reader.rest("FEC elements")
    self.prefixes = LDPPrefixes(prefixes)
  }
}

extension LDPFEC: CustomStringConvertible {
  package var description: String {
    switch self {
    case .wildcard: "all FECs"
    case .prefixes(let prefixes): prefixes.description
    case .multicast(let element): "\(element)"
    case .unknown(let unknown): "FEC element of unknown type \(unknown.type)"
    }
  }
}
