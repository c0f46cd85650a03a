/// A change of the plant itself, now or at a time on the agenda.
package enum FaultAction: Hashable, Sendable {
  case failLink(LinkID)
  case restoreLink(LinkID)
  case failPort(Endpoint)
  case restorePort(Endpoint)
  case failNode(NodeID)
  case restoreNode(NodeID)
  case freeze(NodeID)
  case thaw(NodeID)
}
