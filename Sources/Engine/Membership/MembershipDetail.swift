package import Wire

/// What the trace tells of memberships on circuits and segments.
package enum MembershipDetail: TraceDetail {
  case heard(IGMPMessage, from: IPAddress, on: String)
  case joined(MulticastSourceGroup, MembershipFlags, on: String)
  case flagsChanged(MulticastSourceGroup, MembershipFlags, on: String)
  case left(MulticastSourceGroup, on: String)
  case asks(IGMPQuery, on: String)
  case checks(MulticastSourceGroup, until: Instant, on: String)
  case leaveIgnored(MulticastSourceGroup, on: String)
  case becomesQuerier(on: String)
  case yields(to: IPAddress, on: String)
  case countsDown(MulticastSourceGroup, until: Instant, originator: IPAddress?)
  case countdownOver(MulticastSourceGroup, isJoined: Bool)
  case segmentJoined(MulticastSourceGroup, MembershipFlags)
  case segmentFlagsChanged(MulticastSourceGroup, MembershipFlags)
  case segmentLeft(MulticastSourceGroup)
  case retains(originator: IPAddress, count: Int, until: Instant)
  case retentionOver(group: IPAddress)

  package var kind: String {
    switch self {
    case .heard: "igmp-heard"
    case .joined, .flagsChanged: "membership-joined"
    case .left: "membership-left"
    case .asks: "igmp-query"
    case .checks: "last-member-round"
    case .leaveIgnored: "leave-ignored"
    case .becomesQuerier, .yields: "querier"
    case .countsDown: "leave-countdown"
    case .countdownOver: "leave-countdown-over"
    case .segmentJoined, .segmentFlagsChanged: "segment-joined"
    case .segmentLeft: "segment-left"
    case .retains, .retentionOver: "membership-retained"
    }
  }

  package var text: String {
    switch self {
    case .heard(let message, let host, let circuit): "hears \(message) from \(host) on \(circuit)"
    case .joined(let key, let flags, let circuit):
      "has members of \(key) on \(circuit): \(flags.text(for: key.family))"
    case .flagsChanged(let key, let flags, let circuit):
      "members of \(key) on \(circuit) are now: \(flags.text(for: key.family))"
    case .left(let key, let circuit): "has no members of \(key) on \(circuit) any more"
    case .asks(let query, let circuit): "sends \(query) on \(circuit)"
    case .checks(let key, let until, let circuit):
      "checks whether \(key) has members left on \(circuit), until \(until)"
    case .leaveIgnored(let key, let circuit): "is checking \(key) on \(circuit) already: this leave waits"
    case .becomesQuerier(let circuit): "is the querier on \(circuit)"
    case .yields(let other, let circuit): "leaves the queries on \(circuit) to \(other)"
    case .countsDown(let key, let until, let originator):
      originator.map { "counts down for \(key) until \(until), as \($0) heard a leave" }
        ?? "counts down for \(key) until \(until)"
    case .countdownOver(let key, let isJoined):
      isJoined ? "keeps \(key) on the segment: somebody answered" : "ends the countdown of \(key): nobody answered"
    case .segmentJoined(let key, let flags): "the segment wants \(key): \(flags.text(for: key.family))"
    case .segmentFlagsChanged(let key, let flags):
      "the segment wants \(key) now with: \(flags.text(for: key.family))"
    case .segmentLeft(let key): "the segment does not want \(key) any more"
    case .retains(let originator, let count, let until):
      "keeps \(count) memberships that \(originator) told of until \(until), and asks the segment"
    case .retentionOver(let group): "stops keeping what a lost PE told of \(group)"
    }
  }
}
