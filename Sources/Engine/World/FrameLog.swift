/// How a copy ended.
///
/// Every copy ends in exactly one of these (C-1).
package enum Fate: Hashable, Sendable {
  case inFlight
  /// A host took it.
  case delivered
  /// The node made this many copies of it (1 = forwarded).
  case replicated(UInt16)
  /// A control protocol of the node took it.
  case consumed
  case dropped(DropReason)
}

/// Why a copy ended without an heir.
///
/// The list is closed: there is no "other".
package enum DropReason: UInt8, Hashable, Sendable, CaseIterable {
  case linkDown
  case portDown
  case nodeDown
  case injectedFault
  case malformed
  case notForMe
  case noRoute
  case timeToLiveExpired
  case unknownLabel
  case noListener
  case notDesignatedForwarder
  case splitHorizon
  case foreignSegmentLabel
  case unknownVLAN
  case notMember
  case noInstance
  case sourceNotWanted

  /// The name in `show counters`, in JSON and in the docs.
  package var name: String {
    switch self {
    case .linkDown: "link-down"
    case .portDown: "port-down"
    case .nodeDown: "node-down"
    case .injectedFault: "injected-fault"
    case .malformed: "malformed"
    case .notForMe: "not-for-me"
    case .noRoute: "no-route"
    case .timeToLiveExpired: "ttl-expired"
    case .unknownLabel: "unknown-label"
    case .noListener: "no-listener"
    case .notDesignatedForwarder: "not-designated-forwarder"
    case .splitHorizon: "split-horizon"
    case .foreignSegmentLabel: "foreign-segment-label"
    case .unknownVLAN: "unknown-vlan"
    case .notMember: "not-member"
    case .noInstance: "no-instance"
    case .sourceNotWanted: "source-not-wanted"
    }
  }
}

/// One frame on one link: when, where, why, made from which copy, of which packet, and how it ended.
package struct FrameRecord: Sendable {
  /// The start of sending.
  package let time: Instant
  package let link: LinkID
  /// The end that sent.
  package let from: LinkEnd
  package let cause: RecordID
  package let parent: CopyID?
  /// The stamped packet that it carries a copy of, by its number in `Ledger`; `nil` for everything else.
  package let packet: PacketID?
  /// Number of links on the way from the source to the far end of this one.
  package let depth: UInt16
  package var fate = Fate.inFlight
  /// Membership reports and leaves: while one is in flight the world has not converged.
  package let isMembership: Bool
}

/// One stamped packet of a flow.
package struct PacketID: Hashable, Comparable, Sendable {
  package let flow: UInt16
  /// How often the flow had been started before.
  package let run: UInt16
  package let number: UInt32

  package init(flow: UInt16, run: UInt16, number: UInt32) {
    self.flow = flow
    self.run = run
    self.number = number
  }

  package static func < (a: PacketID, b: PacketID) -> Bool {
    (a.flow, a.run, a.number) < (b.flow, b.run, b.number)
  }
}

/// Every frame-hop since the boot.
///
/// Octets of old frames are dropped; replaying from a snapshot makes them again.
package struct FrameLog: Sendable {
  package private(set) var records = ChunkedLog<FrameRecord>()
  private var chunks: [[[UInt8]]] = [[]]
  private var dropped = 0
  /// How many frames keep their octets at least.
  package static let kept = 65_536

  package init() {}

  package var count: Int { records.count }

  package subscript(copy: CopyID) -> FrameRecord { records[Int(copy.number)] }

  /// The octets of a frame; `nil` when they have been dropped.
  package func bytes(of copy: CopyID) -> [UInt8]? {
    let index = Int(copy.number)
    let chunk = index / ChunkedLog<FrameRecord>.chunkSize
    guard index < count, chunk >= dropped else { return nil }
    return chunks[chunk - dropped][index % ChunkedLog<FrameRecord>.chunkSize]
  }

  package mutating func append(_ record: FrameRecord, bytes: [UInt8]) -> CopyID {
    let id = CopyID(UInt32(truncatingIfNeeded: records.count))
    records.append(record)
    let size = ChunkedLog<FrameRecord>.chunkSize
    if chunks[chunks.count - 1].count == size {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(size)
      if chunks.count > Self.kept / size + 1 {
        chunks.removeFirst()
        dropped += 1
      }
    }
    chunks[chunks.count - 1].append(bytes)
    return id
  }

  package mutating func end(_ copy: CopyID, _ fate: Fate) {
    records.update(Int(copy.number)) { $0.fate = fate }
  }
}
