/// The 24 bits that tell the virtual networks of an overlay apart: VNI or VSID (RFC 7348 §5, RFC 8926 §3.4, RFC 7637 §3.2).
package struct VirtualNetworkID: Hashable, Comparable, Sendable {
  package let value: UInt32

  /// The largest one.
  package static let maximum: UInt32 = 0xff_ffff

  /// `nil` when the number does not fit into 24 bits.
  package init?(_ value: UInt32) {
    guard value <= Self.maximum else { return nil }
    self.value = value
  }

  init(reading reader: inout ByteReader, _ field: StaticString) throws(WireError) {
    value = try reader.uint24(field)
  }

  package static func < (a: VirtualNetworkID, b: VirtualNetworkID) -> Bool { a.value < b.value }
}

extension VirtualNetworkID: CustomStringConvertible {
  package var description: String { "\(value)" }
}
