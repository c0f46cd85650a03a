package import Wire

/// What a host wants of one group: only some sources, or all but some (RFC 3376 §3).
package struct SourceFilter: Hashable, Sendable {
  package var mode: SourceMembership.FilterMode
  package var sources: Set<IPAddress>

  package init(_ mode: SourceMembership.FilterMode, _ sources: Set<IPAddress> = []) {
    self.mode = mode
    self.sources = sources
  }

  /// INCLUDE({}): the host does not listen.
  package static let nothing = SourceFilter(.include)
  /// EXCLUDE({}): any source.
  package static let everything = SourceFilter(.exclude)

  package var isListening: Bool { self != .nothing }

  package func wants(_ source: IPAddress) -> Bool { sources.contains(source) == (mode == .include) }
}

/// What the programs of a host asked for of one group, and the filter that follows from it (RFC 3376 §3.2).
package struct SocketFilters: Hashable, Sendable {
  /// A program that listens to (*, G).
  package var all = false
  /// Programs that each listen to one (S, G).
  package var singles: Set<IPAddress> = []
  /// A program with a list of its own.
  package var list: SourceFilter?

  package init() {}

  package var merged: SourceFilter {
    var included = singles
    if let list, list.mode == .include { included.formUnion(list.sources) }
    if all { return .everything }
    guard let list, list.mode == .exclude else { return SourceFilter(.include, included) }
    return SourceFilter(.exclude, list.sources.subtracting(included))
  }
}
