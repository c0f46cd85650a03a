package import Engine
package import Wire

/// The best routes of all nodes at a moment: what the RIB is compared with.
///
/// It holds routes, not the world: a kept world would make each first write pay.
package struct RouteBaseline: Sendable {
  package struct Entry: Sendable {
    package let key: EVPNRouteKey
    package let route: EVPNRoute
  }

  package let time: Instant
  private let entries: [[Entry]]

  package init(of world: borrowing World) {
    time = world.now
    let interner = world.effects.interner
    entries = world.nodes.ids.map { node in
      guard let speaker = world.nodes[node].router?.value.routing?.speaker.value else { return [] }
      return speaker.keys(interner).compactMap { id in
        speaker.best(id).map { Entry(key: interner[id], route: interner[$0.route]) }
      }
    }
  }

  /// The routes of a node, in the order of their keys.
  package func routes(of node: NodeID) -> [Entry] {
    node.index < entries.count ? entries[node.index] : []
  }

  package func holds(_ key: EVPNRouteKey, at node: NodeID) -> Bool {
    let routes = routes(of: node)
    var low = 0
    var high = routes.count
    while low < high {
      let middle = (low + high) / 2
      if routes[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < routes.count && routes[low].key == key
  }
}
