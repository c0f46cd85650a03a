internal import HashTreeCollections
package import Wire

/// The BGP of one router: its sessions, its three kinds of tables, and the decision between them (RFC 4271 §3).
///
/// Each event is one turn: hand it in (`start`, `setPeer`, `handle`, `handleTimer`, `reachabilityChanged`, `originate`,
/// `withdraw`, …), then call `finish`, which runs the decision and sends what has to be sent, and then flush the
/// transport. `decide` in between shows the changes of the Loc-RIB before anything is sent, so that what they make the
/// router originate goes out in the same turn. `SpeakerEffects` collects what the router has to act on.
package struct Speaker: Sendable {
  package let configuration: SpeakerConfiguration
  package private(set) var isRunning = false
  /// What the IGP says of next hops and peers.
  package internal(set) var metrics = NextHopMetrics()

  var peers: [Box<Peer>] = []
  private var peerIndex = SortedMap<IPAddress, PeerID>()
  /// What this speaker originates.
  var local = Box(TreeDictionary<RouteKeyID, Path>())
  /// Loc-RIB.
  var selected = Box(TreeDictionary<RouteKeyID, LocalEntry>())
  /// Keys that the decision has to look at, each with the record that made it so; unsorted, perhaps twice.
  var dirty: [DirtyKey] = []
  /// Peers for which something waits to be sent; unsorted, perhaps twice.
  var sendDue: [PeerID] = []
  /// Jitter of timers.
  var dice: SeededGenerator

  struct DirtyKey: Sendable {
    var key: RouteKeyID
    var cause: RecordID
  }

  /// A key of the Loc-RIB.
  struct LocalEntry: Sendable {
    var selection: Selection?
    /// Bit n: peers n, n + 64, … may have a path; so that the decision need not ask all peers.
    var contributors: UInt64 = 0
  }

  /// `generator` is the router's stream for the jitter of BGP timers.
  package init(_ configuration: SpeakerConfiguration, generator: SeededGenerator) {
    self.configuration = configuration
    dice = generator
    for (index, peer) in configuration.peers.enumerated() {
      let id = PeerID(index)
      peers.append(Box(Peer(id, peer, of: configuration)))
      peerIndex[peer.address] = id
    }
  }

  /// The peer of this address.
  package func peer(at address: IPAddress) -> PeerID? { peerIndex[address] }

  // MARK: Operators

  /// Starts to listen and to call all peers.
  package mutating func start(
    cause: RecordID, over transport: inout TCPStack, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    isRunning = true
    transport.listen(BGPMessage.port)
    for index in peers.indices {
      setPeer(PeerID(index), isEnabled: true, cause: cause, over: &transport, into: &output, effects: &effects)
    }
  }

  /// An operator wants the session with a peer, or does not.
  package mutating func setPeer(
    _ id: PeerID, isEnabled: Bool, cause: RecordID, over transport: inout TCPStack,
    into output: inout SpeakerEffects, effects: inout Effects
  ) {
    peers[Int(id.index)].value.isEnabled = isEnabled
    let input: SessionInput = isEnabled ? .start : .stop(.administrativeShutdown)
    feed(input, to: id, .main, cause: cause, over: &transport, into: &output, effects: &effects)
    if !isEnabled, peers[Int(id.index)].value.extra != nil {
      feed(input, to: id, .extra, cause: cause, over: &transport, into: &output, effects: &effects)
    }
    settle(id, cause: cause, over: &transport, into: &output, effects: &effects)
  }

  /// Forgets everything but the configuration, as a restart of the router does.
  ///
  /// The transport is reset beside it; a peer learns of it from a reset or from its hold timer.
  package mutating func reset(into effects: inout Effects) {
    for box in peers where box.value.armed != nil { effects.stop(.session(box.value.configuration.address)) }
    peers = configuration.peers.enumerated().map { Box(Peer(PeerID($0.offset), $0.element, of: configuration)) }
    local = Box([:])
    selected = Box([:])
    metrics = NextHopMetrics()
    dirty = []
    sendDue = []
    isRunning = false
  }

  // MARK: Routes of this router

  /// Announces a route, or announces it anew with other attributes; `cause` is the record of the reason.
  package mutating func originate(
    _ route: EVPNRoute, attributes: PathAttributes, nextHop: IPAddress? = nil, cause: RecordID,
    effects: inout Effects
  ) {
    let value = RouteAttributes(attributes: attributes, nextHop: nextHop ?? configuration.address)
    let routeID = effects.interner.id(of: route)
    let key = effects.interner.key(of: routeID)
    let path = Path(
      route: routeID, attributes: effects.interner.id(of: value), peer: nil, refusal: nil, cause: cause,
      learned: effects.now, announced: Announcement(time: effects.now, isFromDump: false))
    if let former = local.value[key], former.says(path) { return }
    local.value[key] = path
    dirty.append(DirtyKey(key: key, cause: cause))
  }

  /// Withdraws a route that this router announced.
  package mutating func withdraw(_ key: EVPNRouteKey, cause: RecordID, effects: inout Effects) {
    guard let id = effects.interner.known(key), local.value.removeValue(forKey: id) != nil else { return }
    dirty.append(DirtyKey(key: id, cause: cause))
  }

  // MARK: Facts

  /// The best path of a key.
  package func best(_ key: RouteKeyID) -> Path? { selected.value[key]?.selection?.path }

  /// The best path of a key and what decided.
  package func selection(_ key: RouteKeyID) -> Selection? { selected.value[key]?.selection }

  /// All keys that have a path, in order.
  package func keys(_ interner: Interner) -> [RouteKeyID] { interner.sorted(selected.value.keys) }

  /// What a peer has announced, in order.
  package func received(from id: PeerID, _ interner: Interner) -> [Path] {
    let table = peers[Int(id.index)].value.received.value
    return interner.sorted(table.keys).compactMap { table[$0] }
  }

  /// What a peer has been told, in order.
  package func advertised(to id: PeerID, _ interner: Interner) -> [Advertisement] {
    let table = peers[Int(id.index)].value.advertised.value
    return interner.sorted(table.keys).compactMap { table[$0] }
  }

  package func state(of id: PeerID) -> SessionState { peers[Int(id.index)].value.session.state }

  /// Why the session of a peer is where it is.
  package func reason(of id: PeerID) -> SessionReason { peers[Int(id.index)].value.session.reason }

  /// The record of the last change of a peer's session.
  package func cause(of id: PeerID) -> RecordID { peers[Int(id.index)].value.session.cause }

  package func counters(of id: PeerID) -> SessionCounters { peers[Int(id.index)].value.counters }

  /// How many keys there are in the Adj-RIB-In, Loc-RIB and Adj-RIB-Out.
  package func routeCounts(of id: PeerID) -> (received: Int, advertised: Int) {
    let peer = peers[Int(id.index)].value
    return (peer.received.value.count, peer.advertised.value.count)
  }

  /// What is still to be done; linear in the number of peers.
  package func facts(over transport: TCPStack) -> SpeakerFacts {
    var facts = SpeakerFacts()
    for box in peers where box.value.isEnabled {
      guard box.value.isEstablished, let connection = box.value.session.connection else {
        if metrics.metric(to: box.value.configuration.address) != nil { facts.sessionsAwaited += 1 }
        continue
      }
      if box.value.isEndOfRIBDue || !box.value.hasEndOfRIB { facts.dumpsAwaited += 1 }
      facts.routesWaiting += box.value.waiting.count
      guard !box.value.updateEnds.isEmpty, let done = transport.acknowledged(connection) else { continue }
      facts.updatesUnacknowledged += box.value.updateEnds.count { $0 > done }
    }
    return facts
  }
}
