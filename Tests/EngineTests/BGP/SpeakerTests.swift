import TestSupport
import Testing
import Wire

@testable import Engine

@Suite("BGP: two speakers")
struct SpeakerTests {
  @Test("A session comes up, both dump what they have, and the network comes to rest")
  func comesUp() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    _ = net.originate(0, group: 1)
    #expect(net.nodes[0].facts.isBusy)
    net.settle()
    #expect(net.state(0, 1) == .established && net.state(1, 0) == .established)
    let found = net.best(1, SpeakerNetwork.route(0, group: 1))
    #expect(found?.value.nextHop == SpeakerNetwork.address(0))
    #expect(found?.value.attributes.localPreference == 100)
    #expect(found?.value.attributes.originatorID == nil)
    #expect(net.changed[1].count == 1)
  }

  @Test("A withdrawn route is gone at the peer; announcing it again with other flags replaces it")
  func withdrawal() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    _ = net.originate(0, group: 1)
    net.settle()
    guard case .selectiveMulticast(var route) = SpeakerNetwork.route(0, group: 1) else { return }
    route.flags = [.version3]
    let changed = EVPNRoute.selectiveMulticast(route)
    net.act(0) { endpoint, _, effects in
      endpoint.speaker.value.originate(
        changed, attributes: SpeakerNetwork.attributes, cause: .origin, effects: &effects)
    }
    net.settle()
    #expect(net.best(1, changed).map { net.effects.interner[$0.path.route] } == changed)
    net.withdraw(0, group: 1)
    net.settle()
    #expect(net.best(1, changed) == nil)
    #expect(net.nodes[1].speaker.value.keys(net.effects.interner).isEmpty)
  }

  @Test("Routes with equal attributes go out in one UPDATE, and each keeps its own cause")
  func packing() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    net.settle()
    let before = net.nodes[0].speaker.value.counters(of: PeerID(0)).updatesSent
    net.effects.node = NodeID(0)
    let causes = (1...20).map { net.effects.note(SpeakerNetwork.Mark(text: "join \($0)"), cause: .origin) }
    net.act(0) { endpoint, _, effects in
      for group in 1...20 {
        endpoint.speaker.value.originate(
          SpeakerNetwork.route(0, group: UInt8(group)), attributes: SpeakerNetwork.attributes,
          cause: causes[group - 1], effects: &effects)
      }
    }
    net.settle()
    #expect(net.nodes[0].speaker.value.counters(of: PeerID(0)).updatesSent == before + 1)
    for group in 1...20 {
      let path = net.best(1, SpeakerNetwork.route(0, group: UInt8(group)))?.path
      #expect(path.map { net.why($0.cause).contains("N0 join \(group)") } == true)
    }
  }

  @Test("Without a keepalive the hold time ends the session, and what came from the peer is gone")
  func holdTimer() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)]) { $1.holdTime = 9 }
    _ = net.originate(0, group: 1)
    net.settle()
    net.run(for: .seconds(60))
    #expect(net.state(1, 0) == .established)
    net.isCutOff[0] = true
    net.run(for: .seconds(5))
    #expect(net.state(1, 0) == .established)
    net.run(for: .seconds(5))
    #expect(net.state(1, 0) != .established)
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) == nil)
    net.isCutOff[0] = false
    net.settle(within: .seconds(120))
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) != nil)
  }

  @Test("A lost session leaves a trace that names the hold timer")
  func holdTimerTrace() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)]) { $1.holdTime = 3 }
    net.settle()
    net.isCutOff[0] = true
    net.run(for: .seconds(4))
    let texts = net.effects.trace.records.indices.map { net.effects.trace.records[$0].detail.text }
    #expect(texts.contains { $0.hasPrefix("session to N0 (192.0.2.1) Idle: 4/0") })
  }

  @Test("Both ends may call at once: one session is left, opened by the higher identifier", arguments: [0, 1, 2])
  func collision(variant: Int) {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)]) { _, configuration in
      configuration.timing.startDelay = .nanoseconds(variant == 0 ? 0 : Int64(variant) * 200_000)
    }
    _ = net.originate(0, group: 1)
    _ = net.originate(1, group: 2)
    net.settle()
    #expect(
      net.nodes.allSatisfy { $0.transport.value.keys.filter { $0.remotePort == 179 || $0.localPort == 179 }.count >= 1 }
    )
    let live = net.nodes[0].speaker.value.peers[0].value.session.connection
    #expect(live == net.nodes[1].speaker.value.peers[0].value.session.connection?.reversed)
    if variant == 0 { #expect(live?.localPort == 179) }
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) != nil)
    #expect(net.best(0, SpeakerNetwork.route(1, group: 2)) != nil)
  }

  @Test("A speaker that restarts comes back without waiting for the hold time")
  func restart() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    _ = net.originate(0, group: 1)
    _ = net.originate(1, group: 2)
    net.settle()
    net.act(1) { endpoint, _, effects in endpoint.reset(into: &effects) }
    let metrics = NextHopMetrics([(SpeakerNetwork.address(0), 10)])
    net.act(1) { $0.reachabilityChanged(to: metrics, cause: .origin, into: &$1, effects: &$2) }
    net.act(1) { $0.start(cause: .origin, into: &$1, effects: &$2) }
    net.run(for: .milliseconds(200))
    net.settle(within: .seconds(20))
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) != nil)
    #expect(net.best(0, SpeakerNetwork.route(1, group: 2)) == nil)
  }

  @Test("An operator's shutdown takes the session down on both sides and a restart brings it back")
  func shutdown() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    _ = net.originate(0, group: 1)
    net.settle()
    net.act(0) { $0.setPeer(PeerID(0), isEnabled: false, cause: .origin, into: &$1, effects: &$2) }
    net.run(for: .seconds(1))
    #expect(net.state(0, 1) == .idle && net.state(1, 0) != .established)
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) == nil)
    net.act(0) { $0.setPeer(PeerID(0), isEnabled: true, cause: .origin, into: &$1, effects: &$2) }
    net.settle(within: .seconds(60))
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) != nil)
  }

  @Test("A peer of the wrong AS is told so and stays out")
  func wrongSystem() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)]) { node, configuration in
      if node == 1 { configuration.peers[0].autonomousSystem = 65_001 }
    }
    net.run(for: .seconds(5))
    #expect(net.state(0, 1) != .established)
    let texts = net.effects.trace.records.indices.map { net.effects.trace.records[$0].detail.text }
    #expect(texts.contains { $0.contains("2/2") })
  }

  @Test("Octets that are no BGP end the session with a NOTIFICATION")
  func noise() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    net.settle()
    net.act(0) { endpoint, _, _ in
      guard let key = endpoint.speaker.value.peers[0].value.session.connection else { return }
      _ = endpoint.transport.value.send(key, [UInt8](repeating: 0, count: 30), cause: .origin)
    }
    net.run(for: .milliseconds(20))
    let texts = net.effects.trace.records.indices.map { net.effects.trace.records[$0].detail.text }
    #expect(texts.contains { $0.contains("1/1") })
    net.settle(within: .seconds(60))
  }

  @Test("Announcements wait for the advertisement interval, withdrawals do not")
  func interval() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)]) {
      $1.advertisementInterval = .seconds(4)
    }
    _ = net.originate(0, group: 1)
    net.settle()
    net.run(for: .seconds(5))
    _ = net.originate(0, group: 2)
    net.run(for: .milliseconds(100))
    #expect(net.best(1, SpeakerNetwork.route(0, group: 2)) != nil)
    _ = net.originate(0, group: 3)
    net.withdraw(0, group: 1)
    net.run(for: .milliseconds(100))
    #expect(net.best(1, SpeakerNetwork.route(0, group: 3)) == nil)
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) == nil)
    #expect(net.nodes[0].facts.routesWaiting == 1)
    net.run(for: .seconds(4))
    #expect(net.best(1, SpeakerNetwork.route(0, group: 3)) != nil)
  }

  @Test("A refresh sends everything again and changes nothing")
  func refresh() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    for group in 1...5 { _ = net.originate(0, group: UInt8(group)) }
    net.settle()
    let before = net.nodes[1].speaker.value.counters(of: PeerID(0)).updatesReceived
    let changes = net.changed[1].count
    net.act(0) { endpoint, _, _ in endpoint.speaker.value.refreshOut(PeerID(0)) }
    net.settle()
    #expect(net.nodes[1].speaker.value.counters(of: PeerID(0)).updatesReceived == before + 1)
    #expect(net.changed[1].count == changes)
  }

  @Test("A route whose next hop is out of reach is not used until it is in reach again")
  func nextHops() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    _ = net.originate(0, group: 1)
    net.settle()
    net.act(1) { $0.reachabilityChanged(to: NextHopMetrics(), cause: .origin, into: &$1, effects: &$2) }
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) == nil)
    let back = NextHopMetrics([(SpeakerNetwork.address(0), 10)])
    net.act(1) { $0.reachabilityChanged(to: back, cause: .origin, into: &$1, effects: &$2) }
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) != nil)
  }

  @Test("To another AS the path grows and the next hop changes; in a ring of ASes the origin refuses what comes back")
  func external() {
    var net = SpeakerNetwork(systems: [65_000, 65_001, 65_002], sessions: [(0, 1), (1, 2), (0, 2)]) {
      // 1 likes the long way round, and so tells 0 of it.
      if $0 == 1 { $1.peers[1].localPreference = 200 }
    }
    _ = net.originate(0, group: 1)
    net.settle()
    let route = SpeakerNetwork.route(0, group: 1)
    let direct = net.best(2, route)
    #expect(direct?.value.attributes.asPath == ASPath(sequence: [65_000]))
    #expect(direct?.value.nextHop == SpeakerNetwork.address(0))
    #expect(direct?.value.attributes.localPreference == 100)
    let verdicts = net.nodes[1].speaker.value.explain(route.key, net.effects.interner).map(\.verdict)
    #expect(verdicts == [.worse(.localPreference), .best(.localPreference)])
    let round = net.best(1, route)
    #expect(round?.value.attributes.asPath == ASPath(sequence: [65_002, 65_000]))
    #expect(round?.value.nextHop == SpeakerNetwork.address(2))
    let back = net.nodes[0].speaker.value.explain(route.key, net.effects.interner).map(\.verdict)
    #expect(back == [.best(.local), .refused(.autonomousSystemLoop)])
  }

  @Test("RFC 7606: a damaged UPDATE takes its routes away and leaves the session and the other routes")
  func treatAsWithdraw() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)])
    _ = net.originate(0, group: 1)
    _ = net.originate(0, group: 2)
    net.settle()
    var attributes = SpeakerNetwork.attributes
    attributes.asPath = .empty
    attributes.localPreference = 100
    // Without ORIGIN, which is mandatory.
    let damaged = UpdateMessage(
      attributes: attributes,
      reach: MPReach(nextHop: SpeakerNetwork.address(0), routes: [SpeakerNetwork.route(0, group: 1)]))
    net.act(0) { endpoint, _, _ in
      guard let key = endpoint.speaker.value.peers[0].value.session.connection else { return }
      _ = endpoint.transport.value.send(key, BGPMessage.update(damaged).encoded(), cause: .origin)
    }
    net.run(for: .milliseconds(20))
    #expect(net.state(1, 0) == .established)
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) == nil)
    #expect(net.best(1, SpeakerNetwork.route(0, group: 2)) != nil)
    #expect(net.effects.trace.records.indices.contains { net.effects.trace.records[$0].detail.kind == "bgp-error" })
  }

  @Test("A policy keeps the route types that it names from a peer, and only those")
  func policies() {
    var net = SpeakerNetwork(systems: [65_000, 65_000], sessions: [(0, 1)]) { node, configuration in
      if node == 0 { configuration.peers[0].exportPolicy = RoutePolicy(refusingTypes: [6]) }
      if node == 1 { configuration.peers[0].importPolicy = RoutePolicy(refusingTypes: [3]) }
    }
    _ = net.originate(0, group: 1)
    let flood = EVPNRoute.inclusiveMulticast(
      InclusiveMulticastRoute(
        routeDistinguisher: .address(SpeakerNetwork.address(0), 10), ethernetTag: .zero,
        originator: SpeakerNetwork.address(0)))
    net.act(0) { endpoint, _, effects in
      endpoint.speaker.value.originate(flood, attributes: SpeakerNetwork.attributes, cause: .origin, effects: &effects)
    }
    net.settle()
    let received = net.nodes[1].speaker.value.received(from: PeerID(0), net.effects.interner)
    #expect(received.map(\.refusal) == [.policy])
    #expect(net.best(1, flood) == nil)
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) == nil)
  }
}
