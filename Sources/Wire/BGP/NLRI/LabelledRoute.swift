/// A network and the labels under which it is reached (RFC 8277 §2).
///
/// Octets: length in **bits** of all that follows 1, labels 3 each, octets of the address. The last label has the
/// bottom-of-stack bit (§2.3). In a withdrawal one field takes the place of the labels and means nothing (§2.4).
package struct LabelledRoute<Prefix: NetworkPrefix>: Hashable, Sendable {
  /// Outermost first; none in a withdrawal.
  package let labels: [MPLSLabel]
  package let prefix: Prefix

  /// Keeps as many labels as the length octet can count.
  package init(labels: [MPLSLabel], prefix: Prefix) {
    self.labels = Array(labels.prefix((255 - Int(Prefix.maximumLength)) / Self.labelBits))
    self.prefix = prefix
  }

  /// The route without labels, as it is withdrawn.
  package var withdrawn: LabelledRoute { LabelledRoute(labels: [], prefix: prefix) }

  private static var labelBits: Int { 24 }
  /// What a withdrawal has in the place of a label (§2.4); what older speakers put there is 0.
  private static var withdrawnLabel: UInt32 { 0x80_0000 }
}

extension LabelledRoute {
  /// In a withdrawal the labels are passed over.
  package init(reading reader: inout ByteReader, isWithdrawn: Bool) throws(WireError) {
    self = try reader.group("Labelled route", summary: \.description) { reader throws(WireError) in
      let place = reader.position
      var bits = Int(try reader.uint8("Length"))
      var labels: [MPLSLabel] = []
      var isBottom = false
      while !isBottom {
        guard bits >= Self.labelBits else {
          throw WireError(field: "Length", offset: place, reason: .invalid("its bits do not hold the labels"))
        }
        bits -= Self.labelBits
        isBottom = try Self.readLabel(&reader, isWithdrawn: isWithdrawn, into: &labels)
      }
      let start = reader.position
      let prefix = try Prefix.read(&reader, bits: UInt8(truncatingIfNeeded: bits), lengthAt: place)
      reader.note("Prefix", prefix.description, over: start..<reader.position)
      return LabelledRoute(labels: labels, prefix: prefix)
    }
  }

  /// Reads one field of three octets; tells whether it is the last.
  private static func readLabel(
    _ reader: inout ByteReader, isWithdrawn: Bool, into labels: inout [MPLSLabel]
  ) throws(WireError) -> Bool {
    let range = try reader.take(3, "Label")
    let start = range.lowerBound
    let raw =
      UInt32(reader.bytes[start]) << 16 | UInt32(reader.bytes[start + 1]) << 8 | UInt32(reader.bytes[start + 2])
    if isWithdrawn || (labels.isEmpty && raw == withdrawnLabel) {
      reader.note("Compatibility field", hexadecimal(raw, digits: 6), over: range)
      return true
    }
    let label = MPLSLabel(upper20: raw)
    labels.append(label)
    reader.note("Label", "\(label)\(raw & 1 == 1 ? ", bottom of the stack" : "")", over: range)
    return raw & 1 == 1
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt8(truncatingIfNeeded: max(labels.count, 1) * Self.labelBits + Int(prefix.length)))
    for (index, label) in labels.enumerated() {
      writer.write24(label.value << 4 | (index == labels.count - 1 ? 1 : 0))
    }
    if labels.isEmpty { writer.write24(Self.withdrawnLabel) }
    prefix.writeAddress(to: &writer)
  }
}

extension LabelledRoute: CustomStringConvertible {
  package var description: String {
    labels.isEmpty ? "\(prefix)" : "\(prefix) label \(labels.map { "\($0.value)" }.joined(separator: " "))"
  }
}
