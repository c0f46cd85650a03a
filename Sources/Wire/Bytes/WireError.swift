/// What can be wrong with bytes from outside: which field, at which octet, and why.
package struct WireError: Error, Hashable, Sendable {
  /// The kind of defect, independent of the protocol it was met in.
  package enum Reason: Hashable, Sendable {
    /// The field needs `needed` octets and only `available` are left.
    case truncated(needed: Int, available: Int)
    /// Octets are left over where the structure must end.
    case trailing(count: Int)
    /// The value is not one that the standard allows; the text says what was met and what is expected.
    case invalid(String)
    /// The checksum that was met differs from the one computed over the octets.
    case checksum(found: UInt16, computed: UInt16)
  }

  /// The name of the field, as the standard calls it.
  package var field: String
  /// The octet, counted from the start of the buffer that the reader was made over.
  package var offset: Int
  package var reason: Reason

  package init(field: String, offset: Int, reason: Reason) {
    self.field = field
    self.offset = offset
    self.reason = reason
  }
}

extension WireError: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .truncated(let needed, let available):
      "\(field) at octet \(offset): needs \(needed) octets, \(available) are left"
    case .trailing(let count):
      "\(field) at octet \(offset): \(count) octets are left over"
    case .invalid(let text):
      "\(field) at octet \(offset): \(text)"
    case .checksum(let found, let computed):
      "\(field) at octet \(offset): checksum 0x\(hex(found)), computed 0x\(hex(computed))"
    }
  }

  private func hex(_ value: UInt16) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
