/// What somebody wants to hear, or sends: a source and a group, either of which may be any (RFC 9251 §9.1, RFC 6625 §3).
///
/// Octets: length of the source in **bits** 1, source 0, 4 or 16, length of the group in bits 1, group 0, 4 or 16.
package struct MulticastSourceGroup: WireValue, Comparable {
  /// `nil` is any source.
  package var source: IPAddress?
  /// `nil` is any group.
  package var group: IPAddress?

  package init(source: IPAddress? = nil, group: IPAddress? = nil) {
    self.source = source
    self.group = group
  }

  /// (*, *): all multicast traffic (RFC 9251 §9.1.3).
  package static let all = MulticastSourceGroup()

  package init(reading reader: inout ByteReader) throws(WireError) {
    source = try reader.bitCountedAddress(length: "Multicast source length", "Multicast source")
    group = try reader.bitCountedAddress(length: "Multicast group length", "Multicast group")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(bitCounted: source)
    writer.write(bitCounted: group)
  }

  /// By group, then by source; any comes first.
  package static func < (a: MulticastSourceGroup, b: MulticastSourceGroup) -> Bool {
    a.group == b.group ? precedes(a.source, b.source) : precedes(a.group, b.group)
  }

  private static func precedes(_ a: IPAddress?, _ b: IPAddress?) -> Bool {
    guard let b else { return false }
    guard let a else { return true }
    return a < b
  }

  /// The family of the group, which decides between IGMP and MLD; (*, *) has none (RFC 9251 §9.1.1).
  package var family: IPAddress.Family? { group?.family }
}

extension MulticastSourceGroup: Worded {
  package func write(words: inout TextWriter) {
    words.append("(")
    if let source { source.write(words: &words) } else { words.append("*") }
    words.append(", ")
    if let group { group.write(words: &words) } else { words.append("*") }
    words.append(")")
  }
}
