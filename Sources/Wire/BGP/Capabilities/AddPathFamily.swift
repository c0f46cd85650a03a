/// A family for which a speaker sends or takes more than one path (RFC 7911 §4).
///
/// Octets: AFI 2, SAFI 1, mode 1.
package struct AddPathFamily: WireValue {
  /// The directions; a value of other bits means nothing and is kept.
  package struct Mode: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let receive = Mode(rawValue: 1)
    package static let send = Mode(rawValue: 2)
  }

  /// The most families that fit into a capability.
  static let maximumCount = 255 / 4

  package var family: AddressFamily
  package var mode: Mode

  package init(family: AddressFamily, mode: Mode) {
    self.family = family
    self.mode = mode
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    family = try AddressFamily(reading: &reader)
    mode = Mode(rawValue: try reader.uint8("Send and receive"))
  }

  package func write(to writer: inout ByteWriter) {
    family.write(to: &writer)
    writer.write(mode.rawValue)
  }
}
