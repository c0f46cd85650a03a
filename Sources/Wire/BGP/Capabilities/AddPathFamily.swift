/// A family for which a speaker sends or takes more than one path (RFC 7911 §4).
///
/// Octets: AFI 2, SAFI 1, mode 1.
package struct AddPathFamily: WireValue {
  /// The directions; an octet of other bits is kept.
  package struct Mode: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let receive = Mode(rawValue: 1)
    package static let send = Mode(rawValue: 2)

    /// Whether it is one of the three that the standard gives a meaning; others are ignored.
    package var isMeaningful: Bool { (1...3).contains(rawValue) }
  }

  package var family: AddressFamily
  package var mode: Mode

  package init(family: AddressFamily, mode: Mode) {
    self.family = family
    self.mode = mode
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    family = try AddressFamily(reading: &reader)
    let range = try reader.take(1, "Send and receive")
    mode = Mode(rawValue: reader.bytes[range.lowerBound])
    reader.note("Send and receive", "\(mode.rawValue) \(mode)", over: range)
  }

  package func write(to writer: inout ByteWriter) {
    family.write(to: &writer)
    writer.write(mode.rawValue)
  }
}

extension AddPathFamily.Mode: CustomStringConvertible {
  package var description: String {
    switch rawValue {
    case 1: "receive"
    case 2: "send"
    case 3: "send and receive"
    default: "mode \(rawValue)"
    }
  }
}

extension AddPathFamily: CustomStringConvertible {
  package var description: String { "\(family) (\(mode))" }
}
