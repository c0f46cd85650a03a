package import Wire

/// What the trace tells of hosts.
package enum HostDetail: TraceDetail {
  case joins(MulticastSourceGroup, silent: Bool)
  case filters(IPAddress, SourceFilter)
  case leaves(MulticastSourceGroup)
  case hears(IGMPQuery)
  case says(IGMPMessage)
  case starts(flow: String, group: IPAddress, run: UInt16)
  case stops(flow: String)

  package var kind: String {
    switch self {
    case .joins, .filters: "host-join"
    case .leaves: "host-leave"
    case .hears: "host-query"
    case .says: "host-report"
    case .starts: "flow-start"
    case .stops: "flow-stop"
    }
  }

  package var text: String {
    switch self {
    case .joins(let key, let silent): "listens to \(key)" + (silent ? ", in silence" : "")
    case .filters(let group, let filter):
      "listens to \(group) \(filter.mode == .include ? "from" : "but not from") {"
        + filter.sources.sorted().map(\.description).joined(separator: ", ") + "}"
    case .leaves(let key): "stops listening to \(key)"
    case .hears(let query): "hears \(query)"
    case .says(let message): "sends \(message)"
    case .starts(let flow, let group, let run): "starts \(flow) to \(group), run \(run)"
    case .stops(let flow): "stops \(flow)"
    }
  }
}
