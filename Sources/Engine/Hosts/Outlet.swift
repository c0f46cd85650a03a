package import Wire

/// Where a switch can send a frame: a port of its own, or a link aggregation group that counts as one port.
package enum Outlet: Hashable, Comparable, Sendable {
  case port(PortID)
  case group(Int)
}

/// Several ports to the PEs of one Ethernet segment, which the switch takes for one link (IEEE 802.1AX §6.7).
package struct LinkAggregation: Hashable, Sendable {
  package let members: [PortID]

  package init(members: [PortID]) { self.members = members.sorted() }

  /// The member that carries a frame: the one to which its sender is pinned, or one that the addresses decide.
  ///
  /// A flow never
  /// changes its member while the members that are up stay the same.
  package func member(for view: FrameView, pins: SortedMap<MACAddress, PortID>, isUp: (PortID) -> Bool) -> PortID? {
    let up = members.filter(isUp)
    guard !up.isEmpty else { return nil }
    if let pinned = pins[view.source], up.contains(pinned) { return pinned }
    return up[Int(Self.hash(view) % UInt64(up.count))]
  }

  /// A fixed hash of the Ethernet and IPv4 addresses: the same in every run and on every machine.
  static func hash(_ view: FrameView) -> UInt64 {
    var hash = mix(view.source.value, view.destination.value)
    if view.isIPv4 { hash = mix(hash, UInt64(view.ipv4Source.v4Value) << 32 | UInt64(view.ipv4Destination.v4Value)) }
    return hash
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var value = (a &* 0x9e37_79b9_7f4a_7c15) ^ b
    value = (value ^ value >> 32) &* 0xd6e8_feb8_6659_fd93
    return value ^ value >> 29
  }
}
