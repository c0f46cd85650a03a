extension ByteReader {
  /// The hops that fill the reader; `make` gets the place, the first octet, and the flags.
  mutating func hops<Hop>(_ make: (RSVPPlace, UInt8, UInt8) -> Hop) throws(WireError) -> [Hop] {
    var hops: [Hop] = []
    while !isAtEnd {
      guard hops.count < 255 else { throw invalid("Hop", "more than 255 hops") }
      let (place, first, flags) = try group(
        "Hop", summary: { (hop: (RSVPPlace, UInt8, UInt8)) in hop.0.description }
      ) { inner throws(WireError) in
        try RSVPPlace.read(&inner)
      }
      hops.append(make(place, first, flags))
    }
    return hops
  }
}

extension RSVPPlace {
  /// One hop: the place, the first octet, and the flags of an address or an interface.
  static func read(_ reader: inout ByteReader) throws(WireError) -> (RSVPPlace, UInt8, UInt8) {
    let first = try reader.octet("Hop type") { words(type: $0) }
    let length = try Int(reader.uint8("Hop length"))
    guard length >= 4, length % 4 == 0 else {
      throw reader.invalid("Hop length", back: 1, "\(length), expected a multiple of 4, at least 4")
    }
    let (place, flags) = try reader.within(length - 2, "Hop") { inner throws(WireError) in
      try content(first & 0x7f, &inner)
    }
    return (place, first, flags)
  }

  private static func words(type: UInt8) -> String {
    let name =
      switch type & 0x7f {
      case 1: "IPv4 prefix"
      case 2: "IPv6 prefix"
      case 3: "label"
      case 4: "unnumbered interface"
      case 32: "autonomous system"
      default: "unknown"
      }
    return "\(name) (\(type & 0x7f))" + (type >> 7 == 1 ? ", loose" : "")
  }

  private static func content(_ type: UInt8, _ reader: inout ByteReader) throws(WireError) -> (RSVPPlace, UInt8) {
    switch type {
    case 1, 2: return try prefix(type == 1 ? .v4 : .v6, &reader)
    case 3:
      let flags = try reader.octet("Flags") {
        SignallingText.flags([($0 & 0x80 != 0, "upstream"), ($0 & 1 != 0, "global label")])
      }
      let form = try reader.uint8("C-Type")
      let range = try reader.take(reader.remaining, "Label")
      guard let label = RSVPHopLabel(type: form, flags: flags, octets: reader.octets(range)) else {
        throw reader.invalid("Label", back: range.count, "\(range.count) octets, expected at least 4")
      }
      reader.note("Label", label.label?.description ?? Hex.text(label.octets), over: range)
      return (.label(label), 0)
    case 4:
      let flags = try reader.octet("Flags", words: protection)
      try reader.reserved(1)
      let router = try reader.address("Router identifier", .v4)
      return (.unnumbered(router: router.v4Value, interface: try reader.uint32("Interface identifier")), flags)
    case 32: return (.autonomousSystem(try reader.uint16("Autonomous system")), 0)
    default:
      let octets = reader.rest("Content")
      guard let unknown = RSVPUnknownPlace(type: type, octets: octets) else {
        throw reader.invalid("Hop type", back: octets.count + 2, "\(type)")
      }
      return (.unknown(unknown), 0)
    }
  }

  private static func prefix(
    _ family: IPAddress.Family, _ reader: inout ByteReader
  ) throws(WireError) -> (RSVPPlace, UInt8) {
    let address = try reader.address("Address", family)
    let length = try reader.uint8("Prefix length")
    guard let prefix = IPNetwork(address, length: length) else {
      throw reader.invalid("Prefix length", back: 1, "\(length) bits, expected at most \(family.bits)")
    }
    return (.prefix(prefix), try reader.octet("Flags", words: protection))
  }

  private static func protection(_ flags: UInt8) -> String {
    SignallingText.flags([
      (flags & 1 != 0, "local protection available"), (flags & 2 != 0, "local protection in use"),
      (flags & 4 != 0, "bandwidth protection"), (flags & 8 != 0, "node protection"),
    ])
  }

  /// `bit` is the L bit of an explicit route, `flags` those of a record.
  func write(to writer: inout ByteWriter, bit: UInt8, flags: UInt8) {
    switch self {
    case .prefix(let prefix):
      writer.write(bit | (prefix.address.family == .v4 ? 1 : 2))
      writer.write(UInt8(prefix.address.family == .v4 ? 8 : 20))
      prefix.address.write(to: &writer)
      writer.write(prefix.length)
      writer.write(flags)
    case .label(let label):
      writer.write(bit | 3)
      writer.write(UInt8(truncatingIfNeeded: label.octets.count + 4))
      writer.write(label.flags)
      writer.write(label.type)
      writer.write(label.octets)
    case .unnumbered(let router, let interface):
      writer.write(bit | 4)
      writer.write(UInt8(12))
      writer.write(flags)
      writer.write(UInt8(0))
      writer.write(router)
      writer.write(interface)
    case .autonomousSystem(let number):
      writer.write(bit | 32)
      writer.write(UInt8(4))
      writer.write(number)
    case .unknown(let unknown):
      writer.write(bit | unknown.type)
      writer.write(UInt8(truncatingIfNeeded: unknown.octets.count + 2))
      writer.write(unknown.octets)
    }
  }
}
