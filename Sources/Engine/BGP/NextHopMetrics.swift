package import Wire

/// What the IGP says of addresses: the cost of reaching each that can be reached.
package struct NextHopMetrics: Hashable, Sendable {
  private var costs = SortedMap<IPAddress, UInt32>()

  package init() {}

  package init(_ entries: [(address: IPAddress, cost: UInt32)]) {
    for entry in entries { costs[entry.address] = entry.cost }
  }

  /// The interior cost, or `nil` when the address cannot be reached (RFC 4271 §9.1.2.1).
  package func metric(to address: IPAddress) -> UInt32? { costs[address] }

  package mutating func set(_ address: IPAddress, cost: UInt32?) { costs[address] = cost }

  /// The addresses whose cost differs, in order.
  func differences(from other: NextHopMetrics) -> [IPAddress] {
    var result: [IPAddress] = []
    for (address, cost) in costs where other.costs[address] != cost { result.append(address) }
    for address in other.costs.keys where !costs.contains(address) { result.append(address) }
    return result.sorted()
  }
}
