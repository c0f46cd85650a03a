internal import HashTreeCollections
package import Wire

/// Where a switch has last seen each address of each VLAN, and when (IEEE 802.1Q §8.8).
package struct MACTable: Sendable {
  package struct Key: Hashable, Comparable, Sendable {
    /// 0 for frames without a tag.
    package let vlan: UInt16
    package let address: MACAddress

    package static func < (a: Key, b: Key) -> Bool { (a.vlan, a.address) < (b.vlan, b.address) }
  }

  package struct Entry: Hashable, Sendable {
    package let outlet: Outlet
    package let seenAt: Instant
  }

  /// How long an address is remembered without a frame from it (IEEE 802.1Q §8.8.3).
  package static let ageing = Interval.seconds(300)

  private var entries = TreeDictionary<Key, Entry>()

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// Remembers where a frame came from; returns whether the table had been empty.
  package mutating func learn(_ address: MACAddress, vlan: UInt16?, from outlet: Outlet, at now: Instant) -> Bool {
    let wasEmpty = entries.isEmpty
    if !address.isGroup {
      entries[Key(vlan: vlan ?? 0, address: address)] = Entry(outlet: outlet, seenAt: now)
    }
    return wasEmpty && !entries.isEmpty
  }

  package func outlet(for address: MACAddress, vlan: UInt16?, at now: Instant) -> Outlet? {
    guard let entry = entries[Key(vlan: vlan ?? 0, address: address)], now - entry.seenAt < Self.ageing else {
      return nil
    }
    return entry.outlet
  }

  /// Forgets what has not been seen for long; returns when to look again.
  package mutating func age(at now: Instant) -> Instant? {
    entries = entries.filter { now - $0.value.seenAt < Self.ageing }
    return entries.values.map(\.seenAt).min().map { $0 + Self.ageing }
  }

  /// Forgets what was seen behind an outlet.
  package mutating func forget(_ outlet: Outlet) {
    entries = entries.filter { $0.value.outlet != outlet }
  }

  /// All entries, by VLAN and address.
  package var all: [(key: Key, entry: Entry)] {
    entries.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }.map { (key: $0.0, entry: $0.1) }
  }
}
