/// One node of the world.
///
/// Its parts sit in boxes of their own, so that a snapshot shares what does not change.
package struct Node: Sendable {
  package let id: NodeID
  /// Whether it runs: a crashed node neither sends nor receives.
  package var isUp = true
  /// Whether it stands still: what comes to it waits, in order, until it is thawed.
  package internal(set) var isFrozen = false
  /// What waits for a frozen node.
  var backlog: [Event] = []
  package var timers = Box(TimerTable())
  package var router: Box<Router>?
  package var host: Box<Host>?
  package var bridge: Box<Switch>?
  /// How much of this node's work keeps the world from having converged, as last counted.
  package var busy = 0

  package init(id: NodeID) {
    self.id = id
  }
}

/// All nodes, in chunks of 32: the first write to one after a snapshot copies its chunk and nothing else.
package struct NodeTable: Sendable {
  private var chunks: [[Node]] = []
  package private(set) var count = 0

  package init() {}

  package mutating func append(_ node: Node) {
    if count % 32 == 0 { chunks.append([]) }
    chunks[chunks.count - 1].append(node)
    count += 1
  }

  package subscript(id: NodeID) -> Node {
    _read { yield chunks[id.index / 32][id.index % 32] }
    _modify { yield &chunks[id.index / 32][id.index % 32] }
  }

  package var ids: [NodeID] { (0..<count).map { NodeID($0) } }
}
