/// The options in a hop-by-hop or destination options header (RFC 8200 §4.2).
///
/// Octets behind the next header: length in units of eight octets beyond the first eight 1, options up to there.
package struct IPv6Options: Hashable, Sendable {
  /// With the padding that fills the last unit of eight octets.
  package let list: [IPv6Option]
  /// The most octets of options that a header can count.
  private static let room = 256 * 8 - 2

  /// Options that do not fill a unit of eight octets are padded; those for which there is no room are left out.
  package init(_ options: [IPv6Option]) {
    var kept: [IPv6Option] = []
    var used = 0
    for option in options where used + option.count <= Self.room {
      kept.append(option)
      used += option.count
    }
    let missing = (8 - (used + 2) % 8) % 8
    if missing == 1 { kept.append(.pad1) }
    if missing > 1 { kept.append(.padN(UInt8(missing - 2))) }
    list = kept
  }

  /// Router Alert for MLD, as in each of its packets (RFC 2711 §2.1, RFC 3810 §5).
  package static let multicastRouterAlert = IPv6Options([.routerAlert(IPv6Option.multicastListener)])

  /// The octets of the header, the next header among them.
  var count: Int { list.reduce(2) { $0 + $1.count } }

  /// Reads what is behind the next header.
  init(reading reader: inout ByteReader) throws(WireError) {
    let count = try reader.extensionLength()
    list = try reader.within(count - 2, "Options") { inner throws(WireError) in
      var options: [IPv6Option] = []
      while !inner.isAtEnd { options.append(try IPv6Option(reading: &inner)) }
      return options
    }
  }

  func write(to writer: inout ByteWriter) {
    writer.write(UInt8(truncatingIfNeeded: count / 8 - 1))
    for option in list { option.write(to: &writer) }
  }
}

extension IPv6Options: CustomStringConvertible {
  package var description: String {
    let words = list.filter { !$0.isPadding }.map(\.description)
    return words.isEmpty ? "padding" : words.joined(separator: ", ")
  }
}

/// One option for routers on the way or for the destination (RFC 8200 §4.2).
///
/// Octets: type 1, length of the data 1, data; Pad1 is its type alone.
package enum IPv6Option: Hashable, Sendable {
  case pad1
  /// The number of zeros behind type and length.
  case padN(UInt8)
  /// What the packet is about, for a router to look at (RFC 2711 §2.1).
  case routerAlert(UInt16)
  /// A type that none of the above has, and at most 255 octets.
  case other(type: UInt8, [UInt8])

  /// The value of a Router Alert that announces MLD (RFC 2711 §2.1).
  package static let multicastListener: UInt16 = 0

  /// The octets that the option takes.
  var count: Int {
    switch self {
    case .pad1: 1
    case .padN(let zeros): 2 + Int(zeros)
    case .routerAlert: 4
    case .other(_, let data): 2 + min(data.count, 255)
    }
  }

  var isPadding: Bool {
    switch self {
    case .pad1, .padN: true
    case .routerAlert, .other: false
    }
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let typeAt = try reader.take(1, "Option type")
    let type = reader.bytes[typeAt.lowerBound]
    if type == 0 {
      self = .pad1
      reader.note("Pad1", "one octet", over: typeAt)
      return
    }
    let lengthAt = try reader.take(1, "Option length")
    let data = try reader.take(Int(reader.bytes[lengthAt.lowerBound]), "Option data")
    switch (type, data.count) {
    case (1, let count): self = .padN(UInt8(truncatingIfNeeded: count))
    case (5, 2):
      self = .routerAlert(UInt16(reader.bytes[data.lowerBound]) << 8 | UInt16(reader.bytes[data.lowerBound + 1]))
    default: self = .other(type: type, reader.octets(data))
    }
    reader.note(isPadding ? "PadN" : "Option", description, over: start..<reader.position)
  }

  func write(to writer: inout ByteWriter) {
    switch self {
    case .pad1: writer.write(UInt8(0))
    case .padN(let zeros):
      writer.write([1, zeros])
      writer.write(zeros: Int(zeros))
    case .routerAlert(let value):
      writer.write([5, 2])
      writer.write(value)
    case .other(let type, let data):
      writer.write([type, UInt8(truncatingIfNeeded: min(data.count, 255))])
      writer.write(data.prefix(255))
    }
  }
}

extension IPv6Option: CustomStringConvertible {
  package var description: String {
    switch self {
    case .pad1: "one octet"
    case .padN(let zeros): "\(Int(zeros) + 2) octets"
    case .routerAlert(Self.multicastListener): "Router Alert for MLD (0)"
    case .routerAlert(1): "Router Alert for RSVP (1)"
    case .routerAlert(let value): "Router Alert (\(value))"
    case .other(let type, let data):
      "\(Self.name(type)), \(data.count + 2) octets, who does not know it \(Self.action(type))"
    }
  }

  private static func name(_ type: UInt8) -> String {
    let name: String? =
      switch type {
      case 0x04: "tunnel encapsulation limit"
      case 0x26: "quick start"
      case 0x30, 0x31: "path MTU"
      case 0x63: "RPL"
      case 0xc2: "jumbo payload"
      case 0xc9: "home address"
      default: nil
      }
    return (name.map { "\($0) " } ?? "type ") + "(\(Hex.number(type, digits: 2)))"
  }

  /// What the two high bits ask of a node that does not know the type (RFC 8200 §4.2).
  private static func action(_ type: UInt8) -> String {
    switch type >> 6 {
    case 0: "skips it"
    case 1: "discards the packet"
    case 2: "discards the packet and says so"
    default: "discards the packet and says so to a unicast sender"
    }
  }
}
