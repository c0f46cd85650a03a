/// A protocol whose messages follow each other in a TCP stream and do not keep to the borders of segments.
package enum StreamProtocol: Hashable, Sendable {
  case bgp
  case ldp

  package var name: String {
    switch self {
    case .bgp: "BGP"
    case .ldp: "LDP"
    }
  }

  /// What can be said of the octets that begin at a border between two messages.
  enum Framing: Hashable, Sendable {
    /// So many are needed, counted from the border, before there is more to say.
    case needs(Int)
    /// A whole message of this length.
    case message(Int)
    /// No message begins like this.
    case malformed
  }

  /// Looks at `bytes[start ..< end]`, of which one octet at least is there.
  func framing(_ bytes: [UInt8], from start: Int, to end: Int, maximum: Int) -> Framing {
    switch self {
    case .bgp: Self.framingOfBGP(bytes, start, end, maximum)
    case .ldp: Self.framingOfLDP(bytes, start, end)
    }
  }

  /// Marker 16, length 2, type 1 (RFC 4271 §4.1).
  private static func framingOfBGP(_ bytes: [UInt8], _ start: Int, _ end: Int, _ maximum: Int) -> Framing {
    do {
      if let length = try BGPMessage.length(bytes, from: start, to: end, maximum: maximum) { return .message(length) }
    } catch {
      return .malformed
    }
    guard end - start >= BGPMessage.headerLength else { return .needs(BGPMessage.headerLength) }
    return .needs(Int(bytes[start + 16]) << 8 | Int(bytes[start + 17]))
  }

  /// Version 2, which is 1; length of what follows it 2, at least the identifier of 6 (RFC 5036 §3.1).
  private static func framingOfLDP(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Framing {
    guard bytes[start] == 0, end - start < 2 || bytes[start + 1] == 1 else { return .malformed }
    guard end - start >= 4 else { return .needs(4) }
    let length = Int(bytes[start + 2]) << 8 | Int(bytes[start + 3])
    guard length >= 6 else { return .malformed }
    return end - start >= length + 4 ? .message(length + 4) : .needs(length + 4)
  }

  /// Where in `bytes[range]` a message may begin, after octets have been lost; `nil` when none of them can be one.
  ///
  /// LDP has no marker: there a message is looked for at the start of a segment only.
  func border(in bytes: [UInt8], _ range: Range<Int>, maximum: Int) -> Int? {
    guard self == .bgp else {
      let first = framing(bytes, from: range.lowerBound, to: range.upperBound, maximum: maximum)
      return first == .malformed ? nil : range.lowerBound
    }
    var position = range.lowerBound
    while position < range.upperBound {
      guard bytes[position] == 0xff else {
        position += 1
        continue
      }
      let start = position
      while position < range.upperBound, bytes[position] == 0xff { position += 1 }
      let candidate = max(start, position - 16)
      let isLast = position == range.upperBound
      guard isLast || position - start >= 16 else { continue }
      if framing(bytes, from: candidate, to: range.upperBound, maximum: maximum) != .malformed { return candidate }
    }
    return nil
  }
}

/// Which ports say that a stream is of a protocol.
package struct StreamPorts: Hashable, Sendable {
  package var bgp: [UInt16] = [BGPMessage.port]
  package var ldp: [UInt16] = [646]

  package init() {}

  /// Either side may have the port.
  func find(_ source: UInt16, _ destination: UInt16) -> StreamProtocol? {
    if bgp.contains(source) || bgp.contains(destination) { return .bgp }
    return ldp.contains(source) || ldp.contains(destination) ? .ldp : nil
  }
}
