package import Wire

/// A learning bridge: the CE of a multihomed segment, or any switch between hosts and PEs.
///
/// It floods what goes to a group or to an unknown address. Ports to the PEs of one Ethernet segment form one LAG: a frame
/// takes one of its members, and what came in over one never leaves by another (S-1).
package struct Switch: Sendable {
  package let outlets: [Outlet]
  package let aggregations: [LinkAggregation]
  /// Which member carries the frames of a host, by its address.
  package internal(set) var pins: SortedMap<MACAddress, PortID>
  package private(set) var table = MACTable()
  private var downPorts: Set<PortID> = []
  private let outletOfPort: [Outlet]

  /// `ports` is the number of the switch's ports; those that stand in no aggregation are outlets of their own.
  package init(
    ports: Int, aggregations: [LinkAggregation] = [], pins: SortedMap<MACAddress, PortID> = SortedMap()
  ) {
    self.aggregations = aggregations
    self.pins = pins
    outletOfPort = (0..<ports).map { index in
      let port = PortID(index)
      return aggregations.firstIndex { $0.members.contains(port) }.map { .group($0) } ?? .port(port)
    }
    outlets = Set(outletOfPort).sorted()
  }

  /// Forgets everything learnt, as a crash does.
  package mutating func reset() {
    table = MACTable()
  }

  package mutating func receive(_ bytes: [UInt8], on port: PortID, copy: CopyID, into effects: inout Effects) {
    guard let view = FrameView(bytes), port.index < outletOfPort.count else {
      return effects.end(.dropped(.malformed))
    }
    let now = effects.now
    let from = outletOfPort[port.index]
    if table.learn(view.source, vlan: view.vlan, from: from, at: now) {
      effects.start(.ageing, at: now + MACTable.ageing)
    }
    // IEEE 802.1Q §8.6.3: these addresses end at the next bridge.
    guard view.destination.value & 0xffff_ffff_fff0 != 0x0180_c200_0000 else {
      return effects.end(.dropped(.notForMe))
    }
    if !view.isGroup, let outlet = table.outlet(for: view.destination, vlan: view.vlan, at: now) {
      guard outlet != from else { return effects.end(.dropped(.notForMe)) }
      if !send(view, to: outlet, copy, &effects) { effects.end(.dropped(.portDown)) }
      return
    }
    var copies = 0
    for outlet in outlets where outlet != from && send(view, to: outlet, copy, &effects) { copies += 1 }
    if copies == 0 { effects.end(.dropped(.noListener)) }
  }

  /// Sends a copy; `false` when no port of the outlet is up.
  private func send(_ view: FrameView, to outlet: Outlet, _ copy: CopyID, _ effects: inout Effects) -> Bool {
    guard let port = port(of: outlet, for: view) else { return false }
    effects.send(view.bytes, out: port, cause: effects.frameCause, parent: copy)
    return true
  }

  /// The port by which a frame leaves through an outlet; `nil` when none is up.
  package func port(of outlet: Outlet, for view: FrameView) -> PortID? {
    switch outlet {
    case .port(let port): downPorts.contains(port) ? nil : port
    case .group(let index): aggregations[index].member(for: view, pins: pins) { !downPorts.contains($0) }
    }
  }

  package mutating func timerExpired(_ key: TimerKey, into effects: inout Effects) {
    switch key {
    case .ageing: if let next = table.age(at: effects.now) { effects.start(.ageing, at: next) }
    case .transport, .session, .membership, .querier, .leaveSynch, .election, .shortestPaths, .host, .traffic, .boot:
      break
    }
  }

  /// A port goes down or comes back: LAGs hash anew, and what was seen behind a lone port is forgotten.
  package mutating func portChanged(_ port: PortID, isUp: Bool, cause: RecordID, into effects: inout Effects) {
    if isUp { downPorts.remove(port) } else { downPorts.insert(port) }
    guard !isUp, port.index < outletOfPort.count else { return }
    let outlet = outletOfPort[port.index]
    switch outlet {
    case .port: table.forget(outlet)
    case .group(let index): if aggregations[index].members.allSatisfy(downPorts.contains) { table.forget(outlet) }
    }
  }
}
