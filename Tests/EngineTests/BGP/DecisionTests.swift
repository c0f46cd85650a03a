import TestSupport
import Testing
import Wire

@testable import Engine

@Suite("BGP: the decision")
struct DecisionTests {
  static func candidate(_ number: Int, _ change: (inout Candidate) -> Void = { _ in }) -> Candidate {
    let path = Path(
      route: RouteID(number: 0), attributes: AttributesID(number: Int32(number)), peer: PeerID(number), refusal: nil,
      cause: .origin, learned: .zero, announced: Announcement(time: .zero, isFromDump: false))
    var result = Candidate(
      path: path, identifier: IPAddress(10, 0, 0, UInt8(number)), peerAddress: IPAddress(10, 0, 0, UInt8(number)))
    change(&result)
    return result
  }

  private static func improve(_ candidate: inout Candidate, _ reason: DecisionReason) {
    switch reason {
    case .localPreference: candidate.localPreference = 200
    case .pathLength: candidate.pathLength = 0
    case .origin: candidate.origin = .igp
    case .multiExitDiscriminator: candidate.multiExitDiscriminator = 0
    case .external: candidate.isExternal = true
    case .interiorCost: candidate.interiorCost = 1
    case .identifier: candidate.identifier = IPAddress(1, 1, 1, 1)
    case .clusterListLength: candidate.clusterListLength = 0
    case .peerAddress: candidate.peerAddress = IPAddress(1, 1, 1, 1)
    case .onlyPath, .local: break
    }
  }

  /// In each pair the second is better for the one reason, and worse in everything that counts later.
  @Test(
    "Each step decides before all later ones",
    arguments: [
      .localPreference, .pathLength, .origin, .multiExitDiscriminator, .external, .interiorCost, .identifier,
      .clusterListLength, .peerAddress,
    ] as [DecisionReason])
  func steps(reason: DecisionReason) {
    func base(_ candidate: inout Candidate) {
      candidate.pathLength = 2
      candidate.origin = .incomplete
      candidate.multiExitDiscriminator = 5
      candidate.neighbor = 1
      candidate.interiorCost = 10
      candidate.identifier = IPAddress(10, 0, 0, 1)
      candidate.clusterListLength = 2
      candidate.peerAddress = IPAddress(10, 0, 0, 1)
    }
    // The rival is better in every later step.
    let rival = Self.candidate(1) { rival in
      base(&rival)
      if reason < .pathLength { rival.pathLength = 0 }
      if reason < .origin { rival.origin = .igp }
      if reason < .multiExitDiscriminator { rival.multiExitDiscriminator = 0 }
      if reason < .external { rival.isExternal = true }
      if reason < .interiorCost { rival.interiorCost = 0 }
      if reason < .identifier { rival.identifier = IPAddress(1, 0, 0, 1) }
      if reason < .clusterListLength { rival.clusterListLength = 0 }
      if reason < .peerAddress { rival.peerAddress = IPAddress(1, 0, 0, 1) }
    }
    let better = Self.candidate(2) {
      base(&$0)
      Self.improve(&$0, reason)
    }
    let selection = DecisionProcess.choose(among: [rival, better])
    #expect(selection?.path == better.path)
    #expect(selection?.reason == reason)
    #expect(DecisionProcess.verdicts(on: [rival, better]) == [.worse(reason), .best(reason)])
  }

  @Test("BGP-2: the choice depends on the set alone, whatever the order", arguments: 1...50 as ClosedRange<UInt64>)
  func orderFree(seed: UInt64) {
    var seeds = Seeds(seed)
    func few(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &seeds) }
    let candidates = (1...6).map { number in
      Self.candidate(number) {
        $0.pathLength = few(2)
        $0.multiExitDiscriminator = UInt32(few(4))
        $0.neighbor = UInt32(few(2))
        $0.isExternal = few(2) == 0
        $0.interiorCost = few(5) == 0 ? nil : UInt32(few(3))
        $0.identifier = IPAddress(1, 1, 1, UInt8(few(3)))
      }
    }
    let choice = DecisionProcess.choose(among: candidates)
    for _ in 0..<30 {
      let shuffled = candidates.shuffled(using: &seeds)
      #expect(DecisionProcess.choose(among: shuffled) == choice)
    }
  }

  @Test("Values of MULTI_EXIT_DISC from different neighbours do not compare")
  func med() {
    let a = Self.candidate(1) {
      $0.neighbor = 1
      $0.multiExitDiscriminator = 100
    }
    let b = Self.candidate(2) {
      $0.neighbor = 2
      $0.multiExitDiscriminator = 0
    }
    #expect(DecisionProcess.choose(among: [a, b])?.path == a.path)
  }

  @Test("A path that is refused or leads nowhere is no candidate, and says why")
  func infeasible() {
    let refused = Self.candidate(1) {
      $0.path.refusal = .ownCluster
      $0.localPreference = 900
    }
    let lost = Self.candidate(2) { $0.interiorCost = nil }
    let plain = Self.candidate(3)
    #expect(DecisionProcess.choose(among: [refused, lost]) == nil)
    #expect(
      DecisionProcess.verdicts(on: [refused, lost, plain])
        == [.refused(.ownCluster), .unresolvable, .best(.onlyPath)])
  }
}

@Suite("BGP: who may hear what")
struct RouteExportTests {
  @Test("Reflection and split horizon follow RFC 4456 §6 and RFC 4271 §9.2")
  func treatments() {
    let relations: [PeerRelation] = [.local, .external, .client, .nonClient]
    let expected: [[RouteExport.Treatment?]] = [
      [.external, .plain, .plain], [.external, .plain, .plain], [.external, .reflect, .reflect],
      [.external, .reflect, nil],
    ]
    for (source, row) in zip(relations, expected) {
      #expect(relations.dropFirst().map { RouteExport.treatment(from: source, to: $0) } == row)
    }
  }
}
