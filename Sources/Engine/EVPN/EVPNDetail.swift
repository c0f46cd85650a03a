package import Wire

/// What the trace says of EVPN: what a PE derived from what it knows.
package enum EVPNDetail: TraceDetail {
  case originates(String)
  case withdraws(String)
  case imports(String, domain: String)
  case drops(String, domain: String)
  case forwarding(domain: String, MulticastSourceGroup, ReplicationText)
  case flooding(domain: String, ReplicationText)
  case forwarder(segment: String, vlan: UInt16, IPAddress?, isOwn: Bool)
  case segment(String, isUp: Bool)
  case uplinks(segment: String, areUp: Bool)

  package var kind: String {
    switch self {
    case .originates: "route-originated"
    case .withdraws: "route-withdrawn"
    case .imports: "route-imported"
    case .drops: "route-dropped"
    case .forwarding: "forwarding-entry"
    case .flooding: "flood-list"
    case .forwarder: "df-election"
    case .segment: "segment-link"
    case .uplinks: "uplink-tracking"
    }
  }

  package var text: String {
    switch self {
    case .originates(let route): "originates \(route)"
    case .withdraws(let route): "withdraws its \(route)"
    case .imports(let route, let domain): "imports \(route) into \(domain)"
    case .drops(let route, let domain): "removes \(route) from \(domain)"
    case .forwarding(let domain, let key, let to): "forwards \(key) in \(domain) to \(to)"
    case .flooding(let domain, let to): "floods \(domain) to \(to)"
    case .forwarder(let segment, let vlan, let address, let isOwn):
      if isOwn {
        "is designated forwarder of \(segment) for VLAN \(vlan)"
      } else if let address {
        "leaves \(segment) for VLAN \(vlan) to \(address)"
      } else {
        "forwards nothing to \(segment) for VLAN \(vlan)"
      }
    case .segment(let name, let isUp): "link to segment \(name) \(isUp ? "up" : "down")"
    case .uplinks(let segment, let areUp):
      areUp
        ? "has a way into the core again: lets its port to \(segment) come up"
        : "has no way into the core: holds its port to \(segment) down"
    }
  }
}

/// A replication entry in words: the ports' names are the router's.
package struct ReplicationText: Hashable, Sendable, CustomStringConvertible {
  package let ports: [String]
  package let branches: [Branch]

  package var description: String {
    let targets = ports + branches.map { "\($0.nextHop) by label \($0.label)" }
    return targets.isEmpty ? "nobody" : targets.joined(separator: ", ")
  }
}
