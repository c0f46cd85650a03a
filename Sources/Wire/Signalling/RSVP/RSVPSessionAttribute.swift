/// Priorities, wishes and the name of a tunnel (RFC 3209 §4.7; protection flags: RFC 4090 §4.3).
///
/// Octets: with C-Type 1 three sets of link affinities of 4; setup priority 1, holding priority 1, flags 1, length of the
/// name 1, name, filled up with zeros to whole words.
package struct RSVPSessionAttribute: Hashable, Sendable {
  /// Which links a tunnel may use, by the bits of their administrative groups.
  package struct Affinities: Hashable, Sendable {
    package var excludeAny: UInt32
    package var includeAny: UInt32
    package var includeAll: UInt32

    package init(excludeAny: UInt32, includeAny: UInt32, includeAll: UInt32) {
      self.excludeAny = excludeAny
      self.includeAny = includeAny
      self.includeAll = includeAll
    }
  }

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let localProtection = Flags(rawValue: 0x01)
    package static let labelRecording = Flags(rawValue: 0x02)
    package static let sharedExplicitStyle = Flags(rawValue: 0x04)
    package static let bandwidthProtection = Flags(rawValue: 0x08)
    package static let nodeProtection = Flags(rawValue: 0x10)

    var words: String {
      SignallingText.flags([
        (contains(.localProtection), "local protection"), (contains(.labelRecording), "label recording"),
        (contains(.sharedExplicitStyle), "shared explicit style"),
        (contains(.bandwidthProtection), "bandwidth protection"), (contains(.nodeProtection), "node protection"),
      ])
    }
  }

  package let affinities: Affinities?
  /// 0 (best) to 7.
  package let setupPriority: UInt8
  /// 0 (best) to 7.
  package let holdingPriority: UInt8
  package let flags: Flags
  /// At most 255 octets.
  package let name: [UInt8]

  /// The low three bits of the priorities count; a longer name is cut.
  package init(
    name: [UInt8], setupPriority: UInt8 = 7, holdingPriority: UInt8 = 0, flags: Flags = [],
    affinities: Affinities? = nil
  ) {
    self.name = Array(name.prefix(255))
    self.setupPriority = setupPriority & 7
    self.holdingPriority = holdingPriority & 7
    self.flags = flags
    self.affinities = affinities
  }

  init(affine: Bool, reading reader: inout ByteReader) throws(WireError) {
    affinities = affine ? try Affinities(reading: &reader) : nil
    setupPriority = try Self.priority("Setup priority", &reader)
    holdingPriority = try Self.priority("Holding priority", &reader)
    flags = Flags(rawValue: try reader.octet("Flags") { Flags(rawValue: $0).words })
    let length = try Int(reader.uint8("Name length"))
    let range = try reader.take(length, "Name")
    name = reader.octets(range)
    if length > 0 { reader.note("Name", SignallingText.printable(name), over: range) }
    let padding = (4 - length % 4) % 4
    if padding > 0 { _ = try reader.bytes("Padding", count: padding) }
  }

  private static func priority(_ field: StaticString, _ reader: inout ByteReader) throws(WireError) -> UInt8 {
    let value = try reader.uint8(field)
    guard value <= 7 else { throw reader.invalid(field, back: 1, "\(value), expected 0 to 7") }
    return value
  }

  func write(to writer: inout ByteWriter) {
    if let affinities {
      for bits in [affinities.excludeAny, affinities.includeAny, affinities.includeAll] { writer.write(bits) }
    }
    writer.write(setupPriority)
    writer.write(holdingPriority)
    writer.write(flags.rawValue)
    writer.write(UInt8(truncatingIfNeeded: name.count))
    writer.write(name)
    writer.write(zeros: (4 - name.count % 4) % 4)
  }
}

extension RSVPSessionAttribute.Affinities {
  fileprivate init(reading reader: inout ByteReader) throws(WireError) {
    excludeAny = try reader.fourOctets("Exclude any") { Hex.number($0, digits: 8) }
    includeAny = try reader.fourOctets("Include any") { Hex.number($0, digits: 8) }
    includeAll = try reader.fourOctets("Include all") { Hex.number($0, digits: 8) }
  }
}

extension RSVPSessionAttribute: CustomStringConvertible {
  package var description: String {
    "\"\(SignallingText.printable(name))\", priorities \(setupPriority)/\(holdingPriority)"
  }
}
