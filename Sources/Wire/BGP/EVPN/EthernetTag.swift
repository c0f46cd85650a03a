/// Names a broadcast domain within an EVPN instance; 0 where the instance has only one (RFC 7432 §6, §7).
package struct EthernetTag: WireValue, Comparable {
  package var value: UInt32

  package init(_ value: UInt32) { self.value = value }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(4, "Ethernet tag")
    value = reader.number(UInt32.self, at: range.lowerBound)
    reader.note("Ethernet tag", self, over: range)
  }

  package func write(to writer: inout ByteWriter) { writer.write(value) }

  package static func < (a: EthernetTag, b: EthernetTag) -> Bool { a.value < b.value }

  package static let zero = EthernetTag(0)
  /// MAX-ET: all domains of a segment; only in the Ethernet A-D per ES route (RFC 7432 §8.2.1).
  package static let maximum = EthernetTag(.max)
}

extension EthernetTag: Worded {
  package func write(words: inout TextWriter) {
    if self == .maximum { words.append("MAX-ET") } else { words.append(number: UInt64(value)) }
  }
}
