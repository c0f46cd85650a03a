package import Wire

/// A neighbour over one core port, as the modelled IGP's adjacency knows it.
package struct Neighbor: Hashable, Sendable {
  package let address: IPAddress
  /// The neighbour's Ethernet address on this link, as an IS-IS hello would tell it.
  package let mac: MACAddress
  package let port: PortID
}

/// One router's part of the modelled IGP: adjacencies, database, flooding and shortest paths.
package struct Underlay: Sendable {
  /// An advertisement to be sent to a neighbour, and why.
  package struct Flood: Sendable {
    package let port: PortID
    package let advertisement: LinkStateAdvertisement
    package let cause: RecordID
  }

  package let address: IPAddress
  package let segmentIndex: UInt32
  /// Flooding and computing pauses (`defaults.igp.delay`).
  package let delay: Interval
  /// The neighbours over ports that work, by port.
  package private(set) var neighbors = SortedMap<PortID, Neighbor>()
  package private(set) var database = LinkStateDatabase()
  package private(set) var routes = SortedMap<IPAddress, UnderlayRoute>()
  package private(set) var isComputing = false
  private var sequence: UInt32 = 0
  private var lastCause = RecordID.origin

  package init(address: IPAddress, segmentIndex: UInt32, delay: Interval) {
    self.address = address
    self.segmentIndex = segmentIndex
    self.delay = delay
  }

  /// The port's adjacency comes up: tell everybody of it, and the new neighbour of everything.
  package mutating func adjacencyUp(_ neighbor: Neighbor, cause: RecordID, into effects: inout Effects) -> [Flood] {
    neighbors[neighbor.port] = neighbor
    let id = effects.note(UnderlayDetail.adjacency(neighbor.address, isUp: true), cause: cause)
    let known = database.advertisements.values
    var floods = originate(cause: id, into: &effects)
    for advertisement in known where advertisement.origin != address {
      floods.append(Flood(port: neighbor.port, advertisement: advertisement, cause: id))
    }
    return floods
  }

  /// The port's adjacency is lost.
  package mutating func adjacencyDown(_ port: PortID, cause: RecordID, into effects: inout Effects) -> [Flood] {
    guard let neighbor = neighbors[port] else { return [] }
    neighbors[port] = nil
    let id = effects.note(UnderlayDetail.adjacency(neighbor.address, isUp: false), cause: cause)
    return originate(cause: id, into: &effects)
  }

  /// An advertisement arrives over `port`: news is kept, passed on to the other neighbours, and computed with.
  package mutating func receive(
    _ advertisement: LinkStateAdvertisement, over port: PortID, cause: RecordID, into effects: inout Effects
  ) -> [Flood] {
    if advertisement.origin == address {
      return outlive(advertisement, cause: cause, into: &effects)
    }
    guard database.accept(advertisement) else { return [] }
    schedule(cause: cause, into: &effects)
    return flood(advertisement, except: port, cause: cause)
  }

  /// The pause after a change has passed: computes the shortest paths; returns whether a route changed.
  package mutating func compute(into effects: inout Effects) -> RecordID? {
    isComputing = false
    let before = routes
    routes = ShortestPaths.routes(from: address, database)
    guard before != routes else { return nil }
    return effects.note(UnderlayDetail.routes(count: routes.count), cause: lastCause)
  }

  /// Forgets everything but its own sequence number, as a crash does.
  package mutating func reset() {
    neighbors.removeAll()
    database = LinkStateDatabase()
    routes.removeAll()
    isComputing = false
  }

  // MARK: Parts

  private mutating func originate(cause: RecordID, into effects: inout Effects) -> [Flood] {
    sequence += 1
    let adjacencies = neighbors.values.sorted { $0.address < $1.address }
      .map { LinkStateAdvertisement.Adjacency(neighbor: $0.address, metric: 10) }
    let own = LinkStateAdvertisement(
      origin: address, segmentIndex: segmentIndex, sequence: sequence, adjacencies: adjacencies)
    _ = database.accept(own)
    schedule(cause: cause, into: &effects)
    return flood(own, except: nil, cause: cause)
  }

  /// An older self is still known out there: say it anew with a higher number.
  private mutating func outlive(
    _ advertisement: LinkStateAdvertisement, cause: RecordID, into effects: inout Effects
  ) -> [Flood] {
    guard advertisement.sequence > sequence else { return [] }
    sequence = advertisement.sequence
    return originate(cause: cause, into: &effects)
  }

  private func flood(_ advertisement: LinkStateAdvertisement, except port: PortID?, cause: RecordID) -> [Flood] {
    neighbors.keys.filter { $0 != port }.map { Flood(port: $0, advertisement: advertisement, cause: cause) }
  }

  private mutating func schedule(cause: RecordID, into effects: inout Effects) {
    lastCause = cause
    guard !isComputing else { return }
    isComputing = true
    effects.start(.shortestPaths, at: effects.now + delay)
  }
}

/// What the trace says of the modelled IGP.
package enum UnderlayDetail: TraceDetail {
  case adjacency(IPAddress, isUp: Bool)
  case routes(count: Int)

  package var kind: String {
    switch self {
    case .adjacency: "igp-adjacency"
    case .routes: "igp-routes"
    }
  }

  package var text: String {
    switch self {
    case .adjacency(let address, let isUp): "adjacency to \(address) \(isUp ? "up" : "down")"
    case .routes(let count): "shortest paths to \(count) routers"
    }
  }
}
