/// What the checks are shown, as it happens.
package enum Observation: Sendable {
  /// A copy was put onto a link (or dropped at once because the link is down).
  case sent(CopyID)
  /// A copy met its fate at this node.
  case ended(CopyID, Fate, at: NodeID)
  /// The last copy of a stamped packet has met its fate.
  case judged(OpenPacket)
  /// A router's control plane changed something that a rule speaks of.
  case state(StateEvent)
  /// A forwarding plane was programmed anew.
  case forwardingChanged(NodeID)
  /// A link, a node or a host's wish changed.
  case disturbed
  /// An event or a command is done, with all its consequences at this instant.
  case settled
}

/// Which kinds of observations an invariant wants to see.
package struct Interests: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let sent = Interests(rawValue: 1)
  package static let ended = Interests(rawValue: 2)
  package static let judged = Interests(rawValue: 4)
  package static let state = Interests(rawValue: 8)
  package static let forwarding = Interests(rawValue: 16)
  package static let disturbed = Interests(rawValue: 32)
  package static let settled = Interests(rawValue: 64)
}

extension Observation {
  var interest: Interests {
    switch self {
    case .sent: .sent
    case .ended: .ended
    case .judged: .judged
    case .state: .state
    case .forwardingChanged: .forwarding
    case .disturbed: .disturbed
    case .settled: .settled
    }
  }
}

/// A rule that must hold in every run: it watches, keeps notes of its own, and reports what contradicts it.
///
/// A new one is one new file and one line in `Invariants.all`.
package protocol Invariant: Sendable {
  /// The id of the rule in the list of invariants: `F-1`.
  static var id: String { get }
  /// The rule in a few words, for `show invariants`.
  static var title: String { get }
  static var interests: Interests { get }

  init()
  /// Looks at what happened; must not depend on the implementation's own opinion of whether it is right.
  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation])
}

/// A rule that did not hold: where, when, and the two facts that contradict each other.
package struct Violation: Sendable {
  package let rule: String
  package let time: Instant
  package let event: UInt64
  package let node: NodeID?
  package let text: String
  package let cause: RecordID?
  /// The trace record that tells of it.
  package internal(set) var record: RecordID?

  package init(
    rule: String, time: Instant, event: UInt64, node: NodeID? = nil, text: String, cause: RecordID? = nil
  ) {
    self.rule = rule
    self.time = time
    self.event = event
    self.node = node
    self.text = text
    self.cause = cause
    record = nil
  }
}

/// The running checks and what they have found.
package struct Checks: Sendable {
  package internal(set) var isEnabled: Bool
  package internal(set) var violations: [Violation] = []
  /// How many of the violations have a trace record.
  var recorded = 0
  private var invariants: [any Invariant] = []
  private var interests: [Interests] = []
  private var union: Interests = []

  init(isEnabled: Bool) {
    self.isEnabled = isEnabled
    guard isEnabled else { return }
    for kind in Invariants.all {
      invariants.append(kind.init())
      interests.append(kind.interests)
      union.formUnion(kind.interests)
    }
  }

  mutating func observe(_ observation: Observation, in world: borrowing World) {
    let kind = observation.interest
    guard union.contains(kind) else { return }
    for index in invariants.indices where interests[index].contains(kind) {
      invariants[index].observe(observation, in: world, report: &violations)
    }
  }
}

/// The trace record of a violation.
struct ViolationDetail: TraceDetail {
  let rule: String
  let violation: String

  init(_ violation: Violation) {
    rule = violation.rule
    self.violation = violation.text
  }

  var kind: String { "violation" }
  var text: String { "\(rule) violated: \(violation)" }
}
