package import Engine

/// Where the nodes of a lab stand in its picture: a column and a row for each, the same for the same lab.
///
/// The lab file's `at` hints decide when every node has one. Else hosts stand at the sides, then switches, PEs, and the
/// core in the middle; what hangs together stays together.
package struct GraphLayout: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package var column: Int
    package var row: Int
  }

  /// By the number of the node.
  package let places: [Place]
  package let columns: Int
  package let rows: Int

  package init(_ lab: LabDescription) {
    let hints = lab.nodes.compactMap(\.place)
    var places =
      hints.count == lab.nodes.count
      ? hints.map { Place(column: $0.x, row: $0.y) } : LayeredPlacement(lab).places
    Self.compress(&places, \.column)
    Self.compress(&places, \.row)
    Self.separate(&places)
    self.places = places
    columns = (places.map(\.column).max() ?? -1) + 1
    rows = (places.map(\.row).max() ?? -1) + 1
  }

  /// Takes out columns or rows that nobody stands in.
  private static func compress(_ places: inout [Place], _ side: WritableKeyPath<Place, Int>) {
    let used = Set(places.map { $0[keyPath: side] }).sorted()
    for index in places.indices {
      places[index][keyPath: side] = used.firstIndex(of: places[index][keyPath: side]) ?? 0
    }
  }

  /// Two nodes never stand on one place: the later one goes down.
  private static func separate(_ places: inout [Place]) {
    var taken = Set<Place>()
    for index in places.indices {
      while !taken.insert(places[index]).inserted { places[index].row += 1 }
    }
  }
}

/// A placement by layers, for labs without hints.
private struct LayeredPlacement {
  private(set) var places: [GraphLayout.Place]

  init(_ lab: LabDescription) {
    places = Array(repeating: GraphLayout.Place(column: 3, row: 0), count: lab.nodes.count)
    let sites = Self.sites(lab)
    let all = sites.joined().count { lab.nodes[$0].kind == .pe }
    var placed = 0
    var nextRow = [0, 0]
    for site in sites {
      let side = placed * 2 < all || all == 0 ? 0 : 1
      placed += site.count { lab.nodes[$0].kind == .pe }
      nextRow[side] += place(site, lab, side: side, from: nextRow[side])
    }
    let height = max(nextRow[0], nextRow[1])
    let core = lab.nodes.indices.filter { Self.isCore(lab.nodes[$0].kind) }
    for (index, node) in core.enumerated() { places[node].row = max(0, (height - core.count) / 2) + index }
  }

  /// Places what hangs together; returns how many rows it takes.
  private mutating func place(_ site: [Int], _ lab: LabDescription, side: Int, from row: Int) -> Int {
    let layers = [NodeKind.host, .switch, .pe].map { kind in site.filter { lab.nodes[$0].kind == kind } }
    let height = layers.map(\.count).max() ?? 0
    for (layer, nodes) in layers.enumerated() {
      for (index, node) in nodes.enumerated() {
        places[node] = GraphLayout.Place(
          column: side == 0 ? layer : 6 - layer, row: row + (height - nodes.count) / 2 + index)
      }
    }
    return height
  }

  private static func isCore(_ kind: NodeKind) -> Bool { kind == .p || kind == .rr }

  /// What hangs together without the core and without links between PEs; in the order of the file.
  private static func sites(_ lab: LabDescription) -> [[Int]] {
    var numbers: [String: Int] = [:]
    for (index, node) in lab.nodes.enumerated() { numbers[node.name] = index }
    var neighbors: [[Int]] = Array(repeating: [], count: lab.nodes.count)
    for link in lab.links {
      guard let a = numbers[link.a.node], let b = numbers[link.b.node] else { continue }
      if lab.nodes[a].kind.isRouter, lab.nodes[b].kind.isRouter { continue }
      neighbors[a].append(b)
      neighbors[b].append(a)
    }
    var seen = Set<Int>()
    var sites: [[Int]] = []
    for start in lab.nodes.indices where !isCore(lab.nodes[start].kind) && seen.insert(start).inserted {
      var site = [start]
      var next = 0
      while next < site.count {
        for neighbor in neighbors[site[next]] where seen.insert(neighbor).inserted { site.append(neighbor) }
        next += 1
      }
      sites.append(site.sorted())
    }
    return sites
  }
}
