import Wire

/// What faults took of the talk between queriers and hosts: for a while no router can know what these want.
///
/// Who was not asked, or not heard, is asked with the next general query, and answers within the query response interval
/// (RFC 3376 §8.2, §8.3).
package struct LostMembership: Hashable, Sendable {
  /// When a fault last took an IGMP message on its way; `nil`: never.
  private var last: Instant?
  /// When each host first heard a general query after that.
  private var asked = SortedMap<NodeID, Instant>()

  mutating func lose(at now: Instant) {
    last = now
    asked.removeAll()
  }

  mutating func ask(_ host: NodeID, at now: Instant) {
    guard last != nil, asked[host] == nil else { return }
    asked[host] = now
  }

  /// Whether no router need have known of a host when a packet was sent; `control` is the time that BGP may take.
  func concerns(_ host: NodeID, at sent: Instant, _ settings: QuerierSettings, control: Interval) -> Bool {
    guard let last, sent - last <= settings.groupMembershipInterval else { return false }
    guard let asked = asked[host] else { return true }
    return sent - asked <= settings.queryResponseInterval + control
  }
}

extension World {
  /// Takes note of an IGMP message that a fault took, or that asks a host.
  mutating func noteMembership(_ copy: CopyID, _ fate: Fate, at node: NodeID) {
    let isRouter = plant[node].kind.isRouter
    guard frames[copy].packet == nil, fate.isFault || !isRouter, let bytes = frames.bytes(of: copy),
      let view = FrameView(bytes), view.isIGMP
    else { return }
    if fate.isFault || view.membershipType != nil && isCutOff(node) {
      lostMembership.lose(at: now)
    } else if plant[node].kind == .host, isGeneralQuery(view) {
      lostMembership.ask(node, at: now)
    }
  }

  private func isGeneralQuery(_ view: FrameView) -> Bool {
    guard case .query(let query)? = IGMPFrame(view)?.message else { return false }
    return query.isGeneral
  }

  /// Whether a switch has lost all its links to routers: what hosts report ends there.
  private func isCutOff(_ node: NodeID) -> Bool {
    guard plant[node].kind == .switch else { return false }
    let uplinks = links.filter { link in
      link.a.node == node && plant[link.b.node].kind.isRouter || link.b.node == node && plant[link.a.node].kind.isRouter
    }
    return !uplinks.isEmpty && uplinks.allSatisfy { !$0.isUp }
  }
}
