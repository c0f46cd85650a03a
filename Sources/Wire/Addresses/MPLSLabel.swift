/// An MPLS label: 20 bits (RFC 3032 §2.1).
package struct MPLSLabel: Hashable, Comparable, Sendable {
  package let value: UInt32

  /// The largest label.
  package static let maximum: UInt32 = 0xf_ffff

  /// `nil` when the number does not fit into 20 bits.
  package init?(_ value: UInt32) {
    guard value <= Self.maximum else { return nil }
    self.value = value
  }

  /// The upper 20 of 24 bits, in which BGP carries a label (RFC 8277 §2.2, RFC 7432 §7).
  package init(upper20 raw: UInt32) {
    value = raw >> 4 & Self.maximum
  }

  private init(unchecked value: UInt32) { self.value = value }

  package static func < (a: MPLSLabel, b: MPLSLabel) -> Bool { a.value < b.value }

  /// IPv4 Explicit NULL (RFC 3032 §2.1).
  package static let explicitNull = MPLSLabel(unchecked: 0)
  /// Asks the last hop but one to take the label away; never on the wire (RFC 3032 §2.1).
  package static let implicitNull = MPLSLabel(unchecked: 3)
  /// The first label that is not reserved (RFC 3032 §2.1).
  package static let firstUnreserved = MPLSLabel(unchecked: 16)

  package var isReserved: Bool { value < Self.firstUnreserved.value }
}

extension MPLSLabel: CustomStringConvertible {
  package var description: String {
    SpecialPurposeLabel(rawValue: value).map { "\(value) (\($0))" } ?? "\(value)"
  }
}
