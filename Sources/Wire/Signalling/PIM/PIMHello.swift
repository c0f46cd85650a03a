/// What a router says of itself on a link (RFC 7761 §4.9.2).
///
/// Octets: options up to the end of the message, in any order.
package struct PIMHello: WireValue {
  package var options: [PIMHelloOption]

  package init(_ options: [PIMHelloOption]) { self.options = options }

  package init(reading reader: inout ByteReader) throws(WireError) {
    options = []
    while !reader.isAtEnd { options.append(try PIMHelloOption(reading: &reader)) }
  }

  package func write(to writer: inout ByteWriter) {
    for option in options { option.write(to: &writer) }
  }
}

extension PIMHello: CustomStringConvertible {
  package var description: String { SignallingText.list(options, upTo: 8, \.description) }
}

/// One thing that a hello says (RFC 7761 §4.9.2; bidirectional: RFC 5015 §3.7.4).
///
/// Octets: type 2, length of the value 2, value.
package enum PIMHelloOption: WireValue {
  /// Type 1: seconds; 0 = the router leaves, 0xffff = for ever.
  case holdTime(UInt16)
  /// Type 2.
  case lanPruneDelay(PIMLANPruneDelay)
  /// Type 19.
  case designatedRouterPriority(UInt32)
  /// Type 20: drawn anew when the router starts.
  case generationIdentifier(UInt32)
  /// Type 22: no value.
  case bidirectionalCapable
  /// Type 24: the other addresses of the interface.
  case addressList(PIMAddressList)
  case unknown(Unknown)

  /// An option of a type that is not known: ignored.
  package struct Unknown: Hashable, Sendable {
    package let type: UInt16
    package let value: [UInt8]

    /// `nil` for a type that is known, and for more octets than the length can count.
    package init?(type: UInt16, value: [UInt8]) {
      guard Kind(rawValue: type) == nil, value.count <= 0xffff else { return nil }
      self.type = type
      self.value = value
    }
  }

  enum Kind: UInt16 {
    case holdTime = 1
    case lanPruneDelay = 2
    case designatedRouterPriority = 19
    case generationIdentifier = 20
    case bidirectionalCapable = 22
    case addressList = 24

    var name: StaticString {
      switch self {
      case .holdTime: "Hold time"
      case .lanPruneDelay: "LAN prune delay"
      case .designatedRouterPriority: "Designated router priority"
      case .generationIdentifier: "Generation identifier"
      case .bidirectionalCapable: "Bidirectional capable"
      case .addressList: "Address list"
      }
    }
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group(Self.title(reader), summary: \.description) { inner throws(WireError) in
      let type = try inner.twoOctets("Option type") {
        "\(Kind(rawValue: $0).map { "\($0.name)" } ?? "unknown") (\($0))"
      }
      let length = try inner.uint16("Option length")
      return try inner.within(Int(length), "Option") { value throws(WireError) in
        guard let kind = Kind(rawValue: type) else {
          return .unknown(Unknown(unchecked: type, value.rest("Value")))
        }
        return try PIMHelloOption(kind, reading: &value)
      }
    }
  }

  private static func title(_ reader: ByteReader) -> StaticString {
    guard let high = reader.peek(), let low = reader.peek(1) else { return "Option" }
    return Kind(rawValue: UInt16(high) << 8 | UInt16(low))?.name ?? "Unknown option"
  }

  private init(_ kind: Kind, reading reader: inout ByteReader) throws(WireError) {
    switch kind {
    case .holdTime: self = .holdTime(try reader.twoOctets("Hold time", words: SignallingText.holdTime))
    case .lanPruneDelay: self = .lanPruneDelay(try PIMLANPruneDelay(reading: &reader))
    case .designatedRouterPriority: self = .designatedRouterPriority(try reader.uint32("Priority"))
    case .generationIdentifier:
      self = .generationIdentifier(try reader.fourOctets("Generation identifier") { Hex.number($0, digits: 8) })
    case .bidirectionalCapable: self = .bidirectionalCapable
    case .addressList: self = .addressList(try PIMAddressList(reading: &reader))
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(type)
    writer.counted16 { inner in
      switch self {
      case .holdTime(let seconds): inner.write(seconds)
      case .lanPruneDelay(let delay): delay.write(to: &inner)
      case .designatedRouterPriority(let number), .generationIdentifier(let number): inner.write(number)
      case .bidirectionalCapable: break
      case .addressList(let list): list.write(to: &inner)
      case .unknown(let unknown): inner.write(unknown.value)
      }
    }
  }

  private var type: UInt16 {
    switch self {
    case .holdTime: Kind.holdTime.rawValue
    case .lanPruneDelay: Kind.lanPruneDelay.rawValue
    case .designatedRouterPriority: Kind.designatedRouterPriority.rawValue
    case .generationIdentifier: Kind.generationIdentifier.rawValue
    case .bidirectionalCapable: Kind.bidirectionalCapable.rawValue
    case .addressList: Kind.addressList.rawValue
    case .unknown(let unknown): unknown.type
    }
  }
}

extension PIMHelloOption.Unknown {
  /// For a type that was looked for among those that are known.
  fileprivate init(unchecked type: UInt16, _ value: [UInt8]) {
    self.type = type
    self.value = value
  }
}

extension PIMHelloOption: CustomStringConvertible {
  package var description: String {
    switch self {
    case .holdTime(let seconds): "hold time \(SignallingText.holdTime(seconds))"
    case .lanPruneDelay(let delay): delay.description
    case .designatedRouterPriority(let number): "DR priority \(number)"
    case .generationIdentifier(let number): "generation \(Hex.number(number, digits: 8))"
    case .bidirectionalCapable: "bidirectional"
    case .addressList(let list): "addresses \(list)"
    case .unknown(let unknown): "option \(unknown.type)"
    }
  }
}
