internal import HashTreeCollections
import Wire

/// All that a speaker holds about one peer: its sessions, and what was heard from it and said to it.
struct Peer: Sendable {
  let id: PeerID
  let configuration: PeerConfiguration
  let isExternal: Bool
  /// An operator wants the session.
  var isEnabled = false

  var session: Session
  /// The second connection while both ends call at once (RFC 4271 §6.8).
  var extra: Session?
  /// What the peer's OPEN says, while the session is established.
  var identifier = IPAddress.unspecifiedV4
  var context: BGPContext

  /// Adj-RIB-In.
  var received = Box(TreeDictionary<RouteKeyID, Path>())
  /// Adj-RIB-Out.
  var advertised = Box(TreeDictionary<RouteKeyID, Advertisement>())

  /// Keys whose best path has changed since the peer was told; unsorted, perhaps twice.
  var waiting: [Speaker.DirtyKey] = []
  /// What is equal is sent again, too (RFC 2918 §4).
  var isRefreshing = false
  var isEndOfRIBDue = false
  var hasEndOfRIB = false
  /// Before then nothing is announced (RFC 4271 §9.2.1.1).
  var nextAdvertisement: Instant?
  /// The stream offsets behind the UPDATE messages that were not acknowledged when one was last sent.
  var updateEnds: [UInt64] = []
  var counters = SessionCounters()
  /// When the agenda will wake the peer.
  var armed: Instant?

  init(_ id: PeerID, _ configuration: PeerConfiguration, of speaker: SpeakerConfiguration) {
    self.id = id
    self.configuration = configuration
    isExternal = configuration.autonomousSystem != speaker.autonomousSystem
    context = BGPContext(isExternal: isExternal)
    session = Session(speaker, isPassive: configuration.isPassive, isExtra: false, cause: .origin)
  }

  var name: PeerName { PeerName(name: configuration.name, address: configuration.address) }

  var isEstablished: Bool { session.state == .established }

  /// The earliest of all timers.
  var deadline: Instant? {
    [session.deadline, extra?.deadline, waiting.isEmpty ? nil : nextAdvertisement].compactMap(\.self).min()
  }

  /// What the rules of routes look at.
  var role: PeerRole {
    PeerRole(
      id: id, relation: isExternal ? .external : configuration.isClient ? .client : .nonClient,
      autonomousSystem: configuration.autonomousSystem, identifier: identifier, address: configuration.address,
      localPreference: configuration.localPreference)
  }

  /// Which of the peer's sessions runs over the connection.
  func slot(of connection: ConnectionKey) -> Slot? {
    if session.connection == connection { return .main }
    return extra?.connection == connection ? .extra : nil
  }

  /// The session for good, and the second one.
  enum Slot: Hashable, Sendable {
    case main, extra

    var other: Slot { self == .main ? .extra : .main }
  }

  subscript(slot: Slot) -> Session? { slot == .main ? session : extra }

  /// Changes a session in place, if it is there.
  mutating func change(_ slot: Slot, _ change: (inout Session) -> Void) {
    switch slot {
    case .main: change(&session)
    case .extra:
      guard var copy = extra else { return }
      change(&copy)
      extra = copy
    }
  }

  mutating func append(_ bytes: [UInt8], offset: UInt64, to slot: Slot) {
    change(slot) { $0.framer.append(bytes, offset: offset) }
  }

  /// The next whole message of a session.
  mutating func nextMessage(of slot: Slot) throws(BGPError) -> (reader: ByteReader, offset: UInt64)? {
    switch slot {
    case .main: return try session.framer.next(context: context)
    case .extra: return try extra?.framer.next(context: context)
    }
  }
}
