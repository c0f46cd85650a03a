import TestSupport
import Testing
import Wire

@testable import Engine

/// Speakers that hear each other's bytes: every segment is encoded, takes a while, and is decoded.
struct SpeakerNetwork {
  private enum Event {
    case segment(to: Int, [UInt8], source: IPAddress, RecordID)
    case timer(Int, TimerKey)
  }

  var nodes: [BGPEndpoint] = []
  var effects = Effects()
  /// What the routers were told of their Loc-RIBs.
  var changed: [[RouteChange]] = []
  /// Every segment, with the node that sent it and when.
  var sent: [(from: Int, to: IPAddress, segment: TCPSegment, time: Instant)] = []
  /// Nodes whose segments get lost, and who get none.
  var isCutOff: [Bool] = []
  var delay = Interval.milliseconds(1)
  private var timers: [TimerTable] = []
  private var agenda: [(time: Instant, order: Int, event: Event)] = []
  private var order = 0

  static func address(_ node: Int) -> IPAddress { IPAddress(192, 0, 2, UInt8(node + 1)) }

  /// Nodes 0 ..< `systems.count`, each in its AS; `links` are the sessions; `clients` reflect to from `reflector`.
  init(
    systems: [UInt32], sessions: [(Int, Int)], reflectors: Set<Int> = [],
    _ change: (Int, inout SpeakerConfiguration) -> Void = { _, _ in }
  ) {
    for node in systems.indices {
      var configuration = SpeakerConfiguration(
        autonomousSystem: systems[node], identifier: Self.address(node), address: Self.address(node))
      for (a, b) in sessions where a == node || b == node {
        let other = a == node ? b : a
        configuration.peers.append(
          PeerConfiguration(
            address: Self.address(other), name: "N\(other)", autonomousSystem: systems[other],
            isClient: reflectors.contains(node) && !reflectors.contains(other)))
      }
      change(node, &configuration)
      nodes.append(BGPEndpoint(configuration, seed: 42, name: "N\(node)"))
      timers.append(TimerTable())
      changed.append([])
      isCutOff.append(false)
    }
    _ = effects.note(Mark(text: "the lab"), cause: nil)
    let metrics = NextHopMetrics(systems.indices.map { (Self.address($0), 10) })
    for node in systems.indices {
      act(node) { $0.reachabilityChanged(to: metrics, cause: .origin, into: &$1, effects: &$2) }
      act(node) { $0.start(cause: .origin, into: &$1, effects: &$2) }
    }
  }

  struct Mark: TraceDetail {
    var text: String
    var kind: String { "mark" }
  }

  // MARK: Events

  mutating func act(_ node: Int, _ body: (inout BGPEndpoint, inout SpeakerEffects, inout Effects) -> Void) {
    effects.node = NodeID(node)
    var output = SpeakerEffects()
    body(&nodes[node], &output, &effects)
    nodes[node].finish(into: &output, effects: &effects)
    changed[node] += output.changed
    for item in output.transport.segments {
      sent.append((node, item.destination, item.segment, effects.now))
      guard let to = nodes.firstIndex(where: { $0.speaker.value.configuration.address == item.destination }) else {
        continue
      }
      let source = Self.address(node)
      let bytes = item.segment.encoded(source: source, destination: item.destination)
      guard !isCutOff[node] else { continue }
      put(.segment(to: to, bytes, source: source, item.cause), at: effects.now + delay)
    }
    for (key, deadline) in effects.timers {
      if let due = timers[node].set(key, deadline) { put(.timer(node, key), at: due) }
    }
    effects.timers = []
  }

  private mutating func put(_ event: Event, at time: Instant) {
    agenda.append((time, order, event))
    order += 1
  }

  mutating func run(for limit: Interval) {
    let end = effects.now + limit
    while let next = agenda.indices.min(by: {
      (agenda[$0].time, agenda[$0].order) < (agenda[$1].time, agenda[$1].order)
    }),
      agenda[next].time <= end
    {
      let item = agenda.remove(at: next)
      effects.now = item.time
      handle(item.event)
    }
    effects.now = end
  }

  /// Runs until nobody has anything to do; that must come within `limit`.
  mutating func settle(within limit: Interval = .seconds(10), sourceLocation: SourceLocation = #_sourceLocation) {
    let end = effects.now + limit
    while effects.now < end {
      run(for: .milliseconds(10))
      if nodes.allSatisfy({ !$0.facts.isBusy }) { return }
    }
    Issue.record("still busy: \(nodes.map(\.facts))", sourceLocation: sourceLocation)
  }

  private mutating func handle(_ event: Event) {
    switch event {
    case .segment(let to, let bytes, let source, let cause):
      var reader = ByteReader(bytes)
      guard !isCutOff[to],
        let segment = try? TCPSegment(reading: &reader, source: source, destination: Self.address(to))
      else { return }
      effects.frameCause = cause
      act(to) { $0.receive(segment, from: source, into: &$1, effects: &$2) }
    case .timer(let node, let key):
      switch timers[node].comesUp(key, at: effects.now) {
      case .expired: expire(node, key)
      case .later(let time): put(.timer(node, key), at: time)
      case .nothing: break
      }
    }
  }

  private mutating func expire(_ node: Int, _ key: TimerKey) {
    effects.frameCause = .origin
    act(node) { endpoint, output, effects in
      if case .transport(let connection) = key {
        endpoint.handleTimer(connection, into: &output, effects: &effects)
      } else if case .session(let peer) = key {
        endpoint.handleTimer(session: peer, into: &output, effects: &effects)
      }
    }
  }

  // MARK: Routes

  static func route(_ node: Int, group: UInt8) -> EVPNRoute {
    .selectiveMulticast(
      SelectiveMulticastRoute(
        routeDistinguisher: .address(address(node), 10), ethernetTag: .zero,
        sourceGroup: MulticastSourceGroup(group: IPAddress(239, 1, 1, group)), originator: address(node),
        flags: [.version2]))
  }

  static let attributes = PathAttributes(
    extendedCommunities: [RouteTarget.autonomousSystem(65_000, 10).extendedCommunity])

  mutating func originate(_ node: Int, group: UInt8, text: String = "originates") -> RecordID {
    effects.node = NodeID(node)
    let cause = effects.note(Mark(text: text), cause: .origin)
    act(node) { endpoint, _, effects in
      endpoint.speaker.value.originate(
        Self.route(node, group: group), attributes: Self.attributes, cause: cause, effects: &effects)
    }
    return cause
  }

  /// Many routes with equal attributes, as one event.
  mutating func originateMany(_ node: Int, _ count: Int) {
    act(node) { endpoint, _, effects in
      for number in 0..<count {
        guard case .selectiveMulticast(var route) = Self.route(node, group: UInt8(number & 255)) else { return }
        route.sourceGroup.group = IPAddress(v4: 0xef02_0000 + UInt32(number))
        endpoint.speaker.value.originate(
          .selectiveMulticast(route), attributes: Self.attributes, cause: .origin, effects: &effects)
      }
    }
  }

  /// Everything that was sent, as a capture of one link where all of it goes by.
  var capture: [UInt8] {
    var writer = PCAPNGWriter(application: "labconsole")
    let interface = writer.addInterface(name: "core", linkType: .rawIP)
    for (number, item) in sent.enumerated() {
      let source = Self.address(item.from)
      let packet = IPv4Packet(
        identification: UInt16(truncatingIfNeeded: number), timeToLive: 64, protocolNumber: .tcp, source: source,
        destination: item.to, payload: item.segment.encoded(source: source, destination: item.to))
      writer.addPacket(interface: interface, time: item.time.nanoseconds, bytes: packet.encoded)
    }
    return writer.drain()
  }

  mutating func withdraw(_ node: Int, group: UInt8) {
    act(node) { endpoint, _, effects in
      endpoint.speaker.value.withdraw(Self.route(node, group: group).key, cause: .origin, effects: &effects)
    }
  }

  func best(_ node: Int, _ route: EVPNRoute) -> (path: Path, value: RouteAttributes)? {
    guard let key = effects.interner.known(route.key), let path = nodes[node].speaker.value.best(key) else {
      return nil
    }
    return (path, effects.interner[path.attributes])
  }

  func state(_ node: Int, _ peer: Int) -> SessionState? {
    nodes[node].speaker.value.peer(at: Self.address(peer)).map { nodes[node].speaker.value.state(of: $0) }
  }

  /// The text of a record and of all that led to it.
  func why(_ record: RecordID) -> [String] {
    var texts: [String] = []
    var next: RecordID? = record
    while let id = next, let found = effects.trace[id] {
      texts.append("N\(found.node?.index ?? 0) \(found.detail.text)")
      next = found.cause
    }
    return texts
  }
}
