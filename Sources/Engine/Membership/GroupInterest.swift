package import Wire

/// What is wanted of one group: any source, single sources, or any source but some; with the versions that asked.
///
/// The keys and flags are those of the routes that carry it (RFC 9251 §4.1.1, §9.1): (*, G) for EXCLUDE, (S, G) for each
/// source of INCLUDE, and (S, G) with the exclude bit for each source that EXCLUDE leaves out.
package struct GroupInterest: Hashable, Sendable {
  /// The flags of (*, G); `nil` when nobody wants all sources.
  package var anySource: MembershipFlags?
  /// The flags of each (S, G): wanted, or with `.exclude`, unwanted in spite of (*, G).
  package var sources = SortedMap<IPAddress, MembershipFlags>()

  package init() {}

  package var isEmpty: Bool { anySource == nil && sources.isEmpty }

  /// Whether what `source` sends to the group is wanted.
  package func wants(_ source: IPAddress) -> Bool {
    if let flags = sources[source] { return !flags.contains(.exclude) }
    return anySource != nil
  }

  /// Whether anything at all is wanted.
  package var wantsAny: Bool { anySource != nil || sources.values.contains { !$0.contains(.exclude) } }

  package func flags(source: IPAddress?) -> MembershipFlags? {
    guard let source else { return anySource }
    return sources[source]
  }

  package mutating func set(_ flags: MembershipFlags?, source: IPAddress?) {
    if let source { sources[source] = flags } else { anySource = flags }
  }

  /// All (x, G) with their flags, (*, G) first.
  package func entries(of group: IPAddress) -> [(key: MulticastSourceGroup, flags: MembershipFlags)] {
    var entries: [(key: MulticastSourceGroup, flags: MembershipFlags)] = []
    if let anySource { entries.append((MulticastSourceGroup(group: group), anySource)) }
    for (source, flags) in sources { entries.append((MulticastSourceGroup(source: source, group: group), flags)) }
    return entries
  }

  /// What is wanted when each of two wants is to be met (RFC 3376 §5.1): a source is left out only if both leave it out.
  package func union(_ other: GroupInterest) -> GroupInterest {
    if other.isEmpty { return self }
    if isEmpty { return other }
    var union = GroupInterest()
    if let mine = anySource, let theirs = other.anySource {
      union.anySource = mine.union(theirs)
    } else {
      union.anySource = anySource ?? other.anySource
    }
    for source in sources.keys + other.sources.keys where union.sources[source] == nil {
      let flags = [sources[source], other.sources[source]].compactMap(\.self)
      let included = flags.filter { !$0.contains(.exclude) }
      if let first = included.first {
        union.sources[source] = included.dropFirst().reduce(first) { $0.union($1) }
      } else if !wants(source), !other.wants(source) {
        union.sources[source] = flags.dropFirst().reduce(flags[0]) { $0.union($1) }
      }
    }
    return union
  }

  /// The keys of `group` whose flags differ between two interests, (*, G) first.
  package func differences(to other: GroupInterest, of group: IPAddress) -> [MulticastSourceGroup] {
    var keys: [MulticastSourceGroup] = []
    if anySource != other.anySource { keys.append(MulticastSourceGroup(group: group)) }
    var sources = Set<IPAddress>(self.sources.keys)
    sources.formUnion(other.sources.keys)
    for source in sources.sorted() where self.sources[source] != other.sources[source] {
      keys.append(MulticastSourceGroup(source: source, group: group))
    }
    return keys
  }
}
