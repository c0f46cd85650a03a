package import Wire

/// A host of the lab on one port: it listens, reports, and sends stamped packets.
package struct Host: Sendable {
  package let address: IPAddress
  package let mac: MACAddress
  package let port: PortID
  /// The tag of its frames; hosts send none unless the lab says so.
  package let tag: VLANTag?
  package internal(set) var member: HostMember
  package internal(set) var sources = SortedMap<Int, TrafficSource>()
  private let initialSettings: HostMember.Settings

  /// The time to live of the packets that it sends.
  static let timeToLive: UInt8 = 64

  /// `dice` is the host's own stream of the lab's seed.
  package init(
    address: IPAddress, mac: MACAddress, port: PortID = PortID(0), tag: VLANTag? = nil,
    settings: HostMember.Settings = HostMember.Settings(), dice: SeededGenerator
  ) {
    self.address = address
    self.mac = mac
    self.port = port
    self.tag = tag
    member = HostMember(settings, dice: dice)
    initialSettings = settings
  }

  /// What the host itself wants, whatever any router believes.
  package func wants(source: IPAddress, group: IPAddress) -> Bool { member.wants(source: source, group: group) }

  /// Forgets what it listened to and what it sent, as a crash does.
  package mutating func reset() {
    member = HostMember(initialSettings, dice: member.dice)
    for flow in sources.keys { sources.update(flow) { $0.stop() } }
  }

  // MARK: Membership commands

  package mutating func join(
    _ key: MulticastSourceGroup, version: IGMPVersion? = nil, silent: Bool = false, cause: RecordID?,
    into effects: inout Effects
  ) {
    guard let group = key.group else { return }
    let record = effects.note(
      HostDetail.joins(key, silent: silent), cause: cause, following: .rfc3376.interfaceStateChange)
    say(
      member.join(group, source: key.source, version: version, silent: silent, at: effects.now, cause: record),
      &effects)
  }

  package mutating func leave(_ key: MulticastSourceGroup, cause: RecordID?, into effects: inout Effects) {
    guard let group = key.group else { return }
    let record = effects.note(HostDetail.leaves(key), cause: cause, following: .rfc3376.interfaceStateChange)
    say(member.leave(group, source: key.source, at: effects.now, cause: record), &effects)
  }

  /// `join HOST GROUP include|exclude LIST`.
  package mutating func replaceFilter(
    _ group: IPAddress, _ filter: SourceFilter, version: IGMPVersion? = nil, silent: Bool = false, cause: RecordID?,
    into effects: inout Effects
  ) {
    let record = effects.note(
      HostDetail.filters(group, filter), cause: cause, following: .rfc3376.interfaceStateChange)
    say(
      member.replaceFilter(group, filter, version: version, silent: silent, at: effects.now, cause: record), &effects)
  }

  package mutating func set(response: QueryResponse) { member.set(response: response) }

  package mutating func set(version: IGMPVersion) { member.set(version: version) }

  // MARK: Traffic commands

  package mutating func add(_ source: TrafficSource) { sources[Int(source.flow)] = source }

  /// Starts a flow of this host; its first packet leaves at this instant, after what else is asked for at this instant.
  package mutating func start(
    flow: Int, run: UInt16, rate: PacketRate? = nil, count: UInt32? = nil, cause: RecordID?,
    into effects: inout Effects
  ) {
    guard let source = sources[flow] else { return }
    let record = effects.note(HostDetail.starts(flow: source.name, group: source.group, run: run), cause: cause)
    let now = effects.now
    sources.update(flow) { $0.start(run: run, rate: rate, count: count, at: now, cause: record) }
    scheduleTraffic(flow, &effects)
  }

  package mutating func stop(flow: Int, cause: RecordID?, into effects: inout Effects) {
    guard let source = sources[flow], source.isRunning else { return }
    _ = effects.note(HostDetail.stops(flow: source.name), cause: cause)
    sources.update(flow) { $0.stop() }
    scheduleTraffic(flow, &effects)
  }

  // MARK: Events

  package mutating func timerExpired(_ key: TimerKey, into effects: inout Effects) {
    switch key {
    case .host: say(member.timerExpired(at: effects.now), &effects)
    case .traffic(let flow): sendPacket(of: flow, &effects)
    case .transport, .session, .membership, .querier, .leaveSynch, .election, .shortestPaths, .ageing, .boot: break
    }
  }

  /// A link that comes back carries the host's memberships again: who is behind it may have forgotten them.
  package mutating func portChanged(_ port: PortID, isUp: Bool, cause: RecordID, into effects: inout Effects) {
    guard isUp, port == self.port else { return }
    say(member.announceAll(at: effects.now, cause: cause), &effects)
  }

  package mutating func receive(_ bytes: [UInt8], on port: PortID, copy: CopyID, into effects: inout Effects) {
    guard let view = FrameView(bytes) else { return effects.end(.dropped(.malformed)) }
    guard view.vlan == tag?.identifier else { return effects.end(.dropped(.unknownVLAN)) }
    guard view.isGroup || view.destination == mac else { return effects.end(.dropped(.notForMe)) }
    if view.isIGMP { return receiveMembership(view, &effects) }
    if view.etherType == EtherType.arp.rawValue { return receiveARP(view, &effects) }
    guard view.isIPv4 else { return effects.end(.dropped(.notForMe)) }
    receivePacket(view, &effects)
  }
}
