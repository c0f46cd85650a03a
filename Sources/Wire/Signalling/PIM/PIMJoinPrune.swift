/// Who joins and leaves which trees; also the form of grafts (RFC 7761 §4.9.5, RFC 3973 §4.7.6).
///
/// Octets: upstream neighbour, reserved 1, number of groups 1, hold time 2, then for each group: group, number of joined
/// sources 2, number of pruned sources 2, sources.
package struct PIMJoinPrune: WireValue {
  /// What is said of one group.
  package struct Group: Hashable, Sendable {
    package let group: PIMGroup
    package let joined: [PIMSource]
    package let pruned: [PIMSource]

    /// More than 65,535 sources cannot be counted and are left out.
    package init(_ group: PIMGroup, joined: [PIMSource] = [], pruned: [PIMSource] = []) {
      self.group = group
      self.joined = joined.count > 0xffff ? Array(joined.prefix(0xffff)) : joined
      self.pruned = pruned.count > 0xffff ? Array(pruned.prefix(0xffff)) : pruned
    }
  }

  package var upstreamNeighbour: IPAddress
  /// In seconds; 0xffff = for ever.
  package var holdTime: UInt16
  package let groups: [Group]

  /// More than 255 groups cannot be counted and are left out.
  package init(upstreamNeighbour: IPAddress, holdTime: UInt16, _ groups: [Group]) {
    self.upstreamNeighbour = upstreamNeighbour
    self.holdTime = holdTime
    self.groups = groups.count > 255 ? Array(groups.prefix(255)) : groups
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    upstreamNeighbour = try reader.pimRouter("Upstream neighbour")
    try reader.reserved(1)
    let count = try reader.uint8("Number of groups")
    holdTime = try reader.twoOctets("Hold time", words: SignallingText.holdTime)
    var groups: [Group] = []
    for _ in 0..<count { groups.append(try Group(reading: &reader)) }
    self.groups = groups
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(pimRouter: upstreamNeighbour)
    writer.write(UInt8(0))
    writer.write(UInt8(truncatingIfNeeded: groups.count))
    writer.write(holdTime)
    for group in groups { group.write(to: &writer) }
  }
}

extension PIMJoinPrune.Group {
  fileprivate init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Group set", summary: \.description) { inner throws(WireError) in
      let group = try PIMGroup(reading: &inner)
      let joined = try inner.uint16("Number of joined sources")
      let pruned = try inner.uint16("Number of pruned sources")
      return PIMJoinPrune.Group(
        group, joined: try Self.sources("Joined source", joined, &inner),
        pruned: try Self.sources("Pruned source", pruned, &inner))
    }
  }

  private static func sources(
    _ name: StaticString, _ count: UInt16, _ reader: inout ByteReader
  ) throws(WireError) -> [PIMSource] {
    var sources: [PIMSource] = []
    for _ in 0..<count {
      let source = try reader.group(name, summary: \PIMSource.description) { inner throws(WireError) in
        try PIMSource(reading: &inner)
      }
      sources.append(source)
    }
    return sources
  }

  fileprivate func write(to writer: inout ByteWriter) {
    group.write(to: &writer)
    writer.write(UInt16(truncatingIfNeeded: joined.count))
    writer.write(UInt16(truncatingIfNeeded: pruned.count))
    for source in joined + pruned { source.write(to: &writer) }
  }
}

extension PIMJoinPrune.Group: CustomStringConvertible {
  package var description: String {
    let parts = [("join", joined), ("prune", pruned)].filter { !$0.1.isEmpty }.map { word, sources in
      "\(word) " + SignallingText.list(sources) { $0.entry(of: group) }
    }
    return parts.isEmpty ? "nothing of \(group)" : parts.joined(separator: ", ")
  }
}

extension PIMJoinPrune: CustomStringConvertible {
  package var description: String {
    SignallingText.list(groups, \.description) + " to \(upstreamNeighbour)"
  }
}
