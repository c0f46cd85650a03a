package import Wire

/// What one BGP speaker is told: who it is and whom it talks to.
package struct SpeakerConfiguration: Hashable, Sendable {
  package var autonomousSystem: UInt32
  /// Non-zero and unique within the AS (RFC 6286 §2.1).
  package var identifier: IPAddress
  /// The address that sessions run from and that local routes have as their next hop.
  package var address: IPAddress
  /// In whole seconds; 0 switches hold and keepalive off (RFC 4271 §4.2).
  package var holdTime: UInt16
  /// The least time between two announcements to one peer; zero sends at the end of each event (RFC 4271 §9.2.1.1).
  package var advertisementInterval: Interval
  /// The cluster of a reflector (RFC 4456 §7); the identifier when nothing else is said.
  package var clusterID: IPAddress
  package var peers: [PeerConfiguration]
  package var timing: SessionTiming

  package init(
    autonomousSystem: UInt32, identifier: IPAddress, address: IPAddress, holdTime: UInt16 = 90,
    advertisementInterval: Interval = .zero, clusterID: IPAddress? = nil, peers: [PeerConfiguration] = [],
    timing: SessionTiming = SessionTiming()
  ) {
    self.autonomousSystem = autonomousSystem
    self.identifier = identifier
    self.address = address
    self.holdTime = holdTime
    self.advertisementInterval = advertisementInterval
    self.clusterID = clusterID ?? identifier
    self.peers = peers
    self.timing = timing
  }
}

/// What a speaker is told of one peer.
package struct PeerConfiguration: Hashable, Sendable {
  package var address: IPAddress
  /// The node's name, for people.
  package var name: String
  package var autonomousSystem: UInt32
  /// The peer is a client of this reflector (RFC 4456 §5).
  package var isClient: Bool
  /// This end waits for the peer to open the connection (RFC 4271 §8.1.1, PassiveTcpEstablishment).
  package var isPassive: Bool
  /// What routes from the peer are worth here, instead of what they say.
  package var localPreference: UInt32?
  package var importPolicy: RoutePolicy
  package var exportPolicy: RoutePolicy

  package init(
    address: IPAddress, name: String, autonomousSystem: UInt32, isClient: Bool = false, isPassive: Bool = false,
    localPreference: UInt32? = nil, importPolicy: RoutePolicy = .all, exportPolicy: RoutePolicy = .all
  ) {
    self.address = address
    self.name = name
    self.autonomousSystem = autonomousSystem
    self.isClient = isClient
    self.isPassive = isPassive
    self.localPreference = localPreference
    self.importPolicy = importPolicy
    self.exportPolicy = exportPolicy
  }
}

/// Which routes pass between this speaker and a peer.
package struct RoutePolicy: Hashable, Sendable {
  private var refusedTypes: [Bool] = []

  package static let all = RoutePolicy()

  package init() {}

  /// Lets all pass but these EVPN route types.
  package init(refusingTypes types: [UInt8]) {
    for type in types {
      while refusedTypes.count <= Int(type) { refusedTypes.append(false) }
      refusedTypes[Int(type)] = true
    }
  }

  package func refuses(type: UInt8) -> Bool { Int(type) < refusedTypes.count && refusedTypes[Int(type)] }
}

/// How long sessions wait for what (RFC 4271 §10).
package struct SessionTiming: Hashable, Sendable {
  /// For an answer to a connection request.
  package var connectRetry = Interval.seconds(120)
  /// For an OPEN.
  package var largeHold = Interval.seconds(240)
  /// The most that the first connection request is put off, by a draw: so that two ends seldom call at once.
  package var startDelay = Interval.milliseconds(100)
  /// After a first failure; doubled with each more, up to `longestPause`.
  ///
  /// Deviation: RFC 4271 §8.2.2 would wait for the whole ConnectRetryTimer.
  package var pause = Interval.seconds(1)
  package var longestPause = Interval.seconds(32)

  package init() {}
}
