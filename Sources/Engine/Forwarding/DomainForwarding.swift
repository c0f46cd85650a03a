internal import HashTreeCollections
package import Wire

/// The forwarding state of one broadcast domain, as the control plane programmed it.
package struct DomainForwarding: Sendable {
  private struct GroupEntries: Sendable {
    var anySource: ProgrammedEntry?
    var sources = SortedMap<IPAddress, ProgrammedEntry>()
    var isEmpty: Bool { anySource == nil && sources.isEmpty }
  }

  /// Whether IPv4 multicast follows membership; a PE without the proxy floods it (RFC 7432 §11).
  package var isSelective: Bool
  /// Broadcast, unknown unicast, link-local groups, and whatever is not IPv4 multicast.
  package var flood = ProgrammedEntry(entry: .nobody, cause: .origin)
  /// Multicast that nobody asked for: only PEs without the proxy get it (RFC 9251 §8).
  package var unasked = ProgrammedEntry(entry: .nobody, cause: .origin)
  private var groups = TreeDictionary<IPAddress, GroupEntries>()

  package init(isSelective: Bool) {
    self.isSelective = isSelective
  }

  /// The most specific entry for a packet of `source` to `group`.
  package func entry(source: IPAddress, group: IPAddress) -> ProgrammedEntry {
    guard isSelective, !group.isLinkLocalMulticast else { return flood }
    guard let entries = groups[group] else { return unasked }
    return entries.sources[source] ?? entries.anySource ?? unasked
  }

  /// The programmed entry of exactly this (x,G).
  package subscript(key: MulticastSourceGroup) -> ProgrammedEntry? {
    get {
      guard let group = key.group, let entries = groups[group] else { return nil }
      guard let source = key.source else { return entries.anySource }
      return entries.sources[source]
    }
    set {
      guard let group = key.group else { return }
      var entries = groups[group] ?? GroupEntries()
      if let source = key.source { entries.sources[source] = newValue } else { entries.anySource = newValue }
      groups[group] = entries.isEmpty ? nil : entries
    }
  }

  /// All programmed (x,G), in order.
  package var keys: [MulticastSourceGroup] {
    groups.keys.sorted().flatMap { group -> [MulticastSourceGroup] in
      guard let entries = groups[group] else { return [] }
      let any = entries.anySource == nil ? [] : [MulticastSourceGroup(source: nil, group: group)]
      return any + entries.sources.keys.map { MulticastSourceGroup(source: $0, group: group) }
    }
  }
}
