/// The PE Distinguisher Labels attribute: a label for each router that may stand upstream (RFC 6514 §8).
///
/// Octets: for each router its address 4 or 16, label in the high 20 bits of 3. All addresses are of the family of the
/// next hop (RFC 6515 §4.1).
package struct PEDistinguisherLabels: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let address: IPAddress
    /// The 24 bits of the field; see `LabelField`.
    package let label: UInt32

    /// Takes the low 24 bits of `label`.
    package init(address: IPAddress, label: UInt32) {
      self.address = address
      self.label = label & 0xff_ffff
    }
  }

  /// At least one; all addresses are of one family.
  package let entries: [Entry]

  /// `nil` when there is none, or when the families of the addresses differ.
  package init?(_ entries: [Entry]) {
    guard let first = entries.first, entries.allSatisfy({ $0.address.family == first.address.family }) else {
      return nil
    }
    self.entries = entries
  }

  /// Reads up to the end of the reader; `expected` is the family of the next hop, if it is known.
  ///
  /// Where the length fits only the other family, it is that one.
  package init(reading reader: inout ByteReader, expected: IPAddress.Family?) throws(WireError) {
    let count = reader.remaining
    let families: [IPAddress.Family] = expected == .v6 ? [.v6, .v4] : [.v4, .v6]
    guard count > 0 else {
      throw WireError(field: "Length", offset: reader.position, reason: .truncated(needed: 7, available: 0))
    }
    guard let family = families.first(where: { count % ($0.octets + 3) == 0 }) else {
      throw reader.invalid("Length", "\(count) octets, expected a multiple of 7 or 19")
    }
    var entries: [Entry] = []
    while !reader.isAtEnd {
      let address = try reader.address("PE address", family)
      entries.append(Entry(address: address, label: try reader.labelField("PE distinguisher label")))
    }
    self.entries = entries
  }

  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: 7 * entries.count)
    for entry in entries {
      entry.address.write(to: &writer)
      writer.write24(entry.label)
    }
    return writer.bytes
  }
}

extension PEDistinguisherLabels: CustomStringConvertible {
  package var description: String {
    let list = entries.map { "\($0.address) \(LabelField.mpls(raw: $0.label).value)" }
    return "PE distinguisher labels \(list.joined(separator: ", "))"
  }
}
