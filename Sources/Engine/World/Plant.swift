package import Wire

/// What the lab is made of, with every name resolved to a number: it never changes while the lab runs.
package struct Plant: Sendable {
  /// A node's port: its name, its link, and which end of the link it is.
  package struct Port: Hashable, Sendable {
    package let name: String
    package let link: LinkID
    package let end: LinkEnd
    package let mac: MACAddress
  }

  package let description: LabDescription
  package let ports: [[Port]]
  /// For each link, the Ethernet segment that it is part of.
  package let segmentOfLink: [Int?]
  private let indices: SortedMap<String, Int>

  /// Resolves a description that the lab reader has checked: links name nodes that exist.
  package init(_ description: LabDescription) {
    self.description = description
    var indices = SortedMap<String, Int>()
    for (index, node) in description.nodes.enumerated() { indices[node.name] = index }
    var ports: [[Port]] = Array(repeating: [], count: description.nodes.count)
    for (number, link) in description.links.enumerated() {
      for (end, reference) in [(LinkEnd.a, link.a), (.b, link.b)] {
        guard let node = indices[reference.node] else { continue }
        let mac = MACAddress(0x0200_0000_0000 | UInt64(node + 1) << 8 | UInt64(ports[node].count + 1))
        ports[node].append(Port(name: reference.port, link: LinkID(number), end: end, mac: mac))
      }
    }
    self.indices = indices
    self.ports = ports
    segmentOfLink = description.links.map { link in
      description.segments.firstIndex { $0.ports.contains(link.a) || $0.ports.contains(link.b) }
    }
  }

  package var nodeCount: Int { description.nodes.count }
  package var nodes: [NodeID] { (0..<nodeCount).map { NodeID($0) } }

  package func node(named name: String) -> NodeID? { indices[name].map { NodeID($0) } }
  package func name(of node: NodeID) -> String { description.nodes[node.index].name }
  package subscript(node: NodeID) -> NodeDescription { description.nodes[node.index] }

  package func port(_ endpoint: Endpoint) -> Port { ports[endpoint.node.index][endpoint.port.index] }

  package func port(named reference: PortReference) -> Endpoint? {
    guard let node = node(named: reference.node),
      let port = ports[node.index].firstIndex(where: { $0.name == reference.port })
    else { return nil }
    return Endpoint(node: node, port: PortID(port))
  }

  /// `PE1:eth2`.
  package func name(of endpoint: Endpoint) -> String { "\(name(of: endpoint.node)):\(port(endpoint).name)" }

  /// `PE1-CE1`, in the order of the lab file.
  package func name(of link: LinkID) -> String {
    let link = description.links[link.index]
    return "\(link.a.node)-\(link.b.node)"
  }

  /// The links between two nodes, whichever is named first.
  package func links(between a: NodeID, and b: NodeID) -> [LinkID] {
    ports[a.index].filter { port in far(port.link, from: port.end).node == b }.map(\.link)
  }

  /// The endpoint at the other end of a link.
  package func far(_ link: LinkID, from end: LinkEnd) -> Endpoint { endpoint(link, end.other) }

  /// The endpoint at this end of a link.
  package func endpoint(_ link: LinkID, _ end: LinkEnd) -> Endpoint {
    let description = description.links[link.index]
    return port(named: end == .a ? description.a : description.b) ?? Endpoint(node: NodeID(0), port: PortID(0))
  }

  /// A router's loopback: as the lab file says, or from the block for routers that nobody talks to (RFC 5737).
  package func loopback(of node: NodeID) -> IPAddress {
    self[node].loopback ?? IPAddress(v4: 0xc633_6400 + UInt32(node.index + 1))
  }

  package func router(at loopback: IPAddress) -> NodeID? {
    nodes.first { self[$0].kind.isRouter && self.loopback(of: $0) == loopback }
  }
}
