package import Engine
package import Wire

/// What the user looks at: which pane has the keys, what is selected, where lists stand, what is searched for.
///
/// Nothing of the world is in it but names of its parts, and any of them may be gone.
package struct ViewState: Sendable {
  package var focus = PaneName.topology
  /// The panes in the order of their use, the latest first: what is shown when there is no room for all.
  package var recency: [PaneName] = [.topology, .rib, .tunnels, .packets, .events, .log]
  package var growth = Growth.even
  /// Whether keys go to the prompt.
  package var isAtPrompt = true

  /// The node that `f`, `w` and the RIB are about.
  package var node: NodeID?
  package var link: LinkID?
  /// Whether the link and not the node was chosen last.
  package var isLinkChosen = false
  package var flow: Int?
  /// Whether the RIB shows all nodes.
  package var showsAllNodes = false
  /// The one route type that the RIB shows; `nil` for all.
  package var routeType: UInt8?
  package var packetFilter = PacketFilter.all
  /// Whether the keys go to the fields of the selected packet.
  package var isInFields = false
  package var fields = ListState()
  package var baseline: RouteBaseline?

  package var search = Search()
  /// Whether Ctrl-W was pressed and a direction follows.
  package var isChoosingPane = false
  package var asksToQuit = false
  /// A word to the user in place of the hints, until the next key.
  package var notice: String?

  private var lists: [PaneName: ListState] = [:]

  package init() {}

  /// How much of the panes' area the one in focus takes.
  package enum Growth: Int, Hashable, Sendable, CaseIterable {
    case even, larger, full
  }

  package subscript(list pane: PaneName) -> ListState {
    get { lists[pane] ?? ListState() }
    set { lists[pane] = newValue }
  }

  /// The route that was selected in the RIB.
  package var route: (node: NodeID, key: EVPNRouteKey)? {
    guard case .route(let node, let key)? = self[list: .rib].selected else { return nil }
    return (node, key)
  }

  /// The frame that was selected in the list of packets; `nil` while the list follows what happens.
  package var packet: CopyID? {
    get {
      guard case .packet(let copy)? = self[list: .packets].selected else { return nil }
      return copy
    }
    set { self[list: .packets].selected = newValue.map { .packet($0) } }
  }

  /// Gives a pane the keys.
  package mutating func focus(on pane: PaneName) {
    isAtPrompt = false
    isInFields = isInFields && pane == .packets
    focus = pane
    guard pane != .help else { return }
    recency.removeAll { $0 == pane }
    recency.insert(pane, at: 0)
  }
}

/// Which frames the list of packets shows.
package enum PacketFilter: Hashable, Sendable, CaseIterable {
  case all
  /// Those on the selected link.
  case link
  /// Those that the selected node sends or gets.
  case node
  /// Copies of the selected flow's packets.
  case flow
  /// Everything but copies of stamped packets.
  case control

  package var name: String {
    switch self {
    case .all: "all links"
    case .link: "link"
    case .node: "node"
    case .flow: "flow"
    case .control: "control"
    }
  }
}

/// What is searched for in the pane in focus.
package struct Search: Hashable, Sendable {
  package var text = ""
  package var isTyping = false
  /// Where the list stood when the search began: Esc goes back there.
  package var origin = ListState()

  package init() {}

  package var isActive: Bool { isTyping || !text.isEmpty }
}
