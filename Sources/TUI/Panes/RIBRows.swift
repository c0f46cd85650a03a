import Engine
import Wire

/// The best routes of one node or of all, with those that are gone since the moment that is compared with.
package struct RIBRows: PaneRows {
  struct Entry {
    let node: NodeID
    let key: EVPNRouteKey
    /// `nil`: withdrawn.
    let path: Path?
    /// What it was, when it is withdrawn.
    let former: EVPNRoute?
    let standing: RouteStanding
  }

  let entries: [Entry]

  package init(_ view: borrowing WorldView) {
    var entries: [Entry] = []
    if view.state.showsAllNodes {
      for node in view.world.plant.nodes { Self.add(node, view, to: &entries) }
    } else if let node = view.node {
      Self.add(node, view, to: &entries)
    }
    self.entries = entries
  }

  /// Merges what a node has with what it had; both are in the order of keys.
  private static func add(_ node: NodeID, _ view: borrowing WorldView, to entries: inout [Entry]) {
    let isWanted = view.state.routeType
    let interner = view.world.effects.interner
    let baseline = view.baseline
    let former = baseline?.routes(of: node) ?? []
    var next = 0
    let passFormer = { (limit: EVPNRouteKey?, entries: inout [Entry]) in
      while next < former.count, limit.map({ former[next].key < $0 }) ?? true {
        let entry = former[next]
        next += 1
        guard isWanted == nil || entry.route.type == isWanted else { continue }
        entries.append(
          Entry(node: node, key: entry.key, path: nil, former: entry.route, standing: .withdrawn))
      }
    }
    if let speaker = view.world.nodes[node].router?.value.routing?.speaker.value {
      for id in speaker.keys(interner) {
        guard let path = speaker.best(id) else { continue }
        let key = interner[id]
        passFormer(key, &entries)
        let wasThere = next < former.count && former[next].key == key
        if wasThere { next += 1 }
        guard isWanted == nil || key.octets.first == isWanted else { continue }
        let isOld = baseline.map { path.learned <= $0.time } ?? true
        entries.append(
          Entry(
            node: node, key: key, path: path, former: nil,
            standing: isOld ? .best : wasThere || baseline == nil ? .changed : .new))
      }
    }
    passFormer(nil, &entries)
  }

  package var space: RowSpace { RowSpace(count: entries.count) }

  package func id(_ place: Int) -> RowID { .route(entries[place].node, entries[place].key) }

  package func place(of id: RowID) -> Int? {
    guard case .route(let node, let key) = id else { return nil }
    return entries.firstIndex { ($0.node, $0.key) >= (node, key) } ?? (entries.isEmpty ? nil : entries.count - 1)
  }

  package func text(_ place: Int, _ view: borrowing WorldView) -> String {
    row(place, width: 100, view).plain + " \(route(place, view))"
  }

  func route(_ place: Int, _ view: borrowing WorldView) -> EVPNRoute {
    let entry = entries[place]
    if let path = entry.path { return view.world.effects.interner[path.route] }
    return entry.former ?? .unknown(type: entry.key.octets.first ?? 0, octets: Array(entry.key.octets.dropFirst()))
  }

  func attributes(_ place: Int, _ view: borrowing WorldView) -> RouteAttributes? {
    entries[place].path.map { view.world.effects.interner[$0.attributes] }
  }

  func row(_ place: Int, width: Int, _ view: borrowing WorldView) -> RowText {
    let entry = entries[place]
    return RouteRow.text(
      route(place, view), attributes(place, view), standing: entry.standing, since: entry.path?.learned,
      node: view.state.showsAllNodes ? view.name(entry.node) : nil, width: width, view)
  }
}
