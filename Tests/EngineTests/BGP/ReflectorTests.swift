import TestSupport
import Testing
import Wire

@testable import Engine

@Suite("BGP: route reflection")
struct ReflectorTests {
  @Test("A reflector passes a client's route on with ORIGINATOR_ID and CLUSTER_LIST, and leaves the next hop")
  func reflects() {
    var net = SpeakerNetwork(systems: [65_000, 65_000, 65_000], sessions: [(0, 2), (1, 2)], reflectors: [2])
    _ = net.originate(0, group: 1)
    net.settle()
    let found = net.best(1, SpeakerNetwork.route(0, group: 1))
    #expect(found?.value.attributes.originatorID == SpeakerNetwork.address(0))
    #expect(found?.value.attributes.clusterList == [SpeakerNetwork.address(2)])
    #expect(found?.value.nextHop == SpeakerNetwork.address(0))
    #expect(net.nodes[0].speaker.value.received(from: PeerID(0), net.effects.interner).isEmpty)
  }

  @Test("Why a route is there can be followed through the reflector to what made the first router say it")
  func causes() {
    var net = SpeakerNetwork(systems: [65_000, 65_000, 65_000], sessions: [(0, 2), (1, 2)], reflectors: [2])
    _ = net.originate(0, group: 1, text: "a host joins")
    net.settle()
    let chain = net.best(1, SpeakerNetwork.route(0, group: 1)).map { net.why($0.path.cause) } ?? []
    #expect(
      chain.prefix(5).map { String($0.prefix(11)) } == [
        "N1 selects ", "N1 receives", "N2 selects ", "N2 receives", "N0 a host j",
      ])
    #expect(chain[1].hasSuffix("(*, 239.1.1.1) from 192.0.2.1, via N2 (192.0.2.3)"))
  }

  @Test("Without clients a speaker passes nothing from one internal peer to another")
  func splitHorizon() {
    var net = SpeakerNetwork(systems: [65_000, 65_000, 65_000], sessions: [(0, 2), (1, 2)])
    _ = net.originate(0, group: 1)
    net.settle()
    #expect(net.best(2, SpeakerNetwork.route(0, group: 1)) != nil)
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1)) == nil)
  }

  @Test("BGP-4: two reflectors of one cluster refuse what the other has reflected")
  func ownCluster() {
    let cluster = IPAddress(9, 9, 9, 9)
    var net = SpeakerNetwork(
      systems: [65_000, 65_000, 65_000], sessions: [(0, 1), (0, 2), (1, 2)], reflectors: [1, 2]
    ) { node, configuration in
      if node > 0 { configuration.clusterID = cluster }
    }
    _ = net.originate(0, group: 1)
    net.settle()
    let paths = net.nodes[1].speaker.value.explain(SpeakerNetwork.route(0, group: 1).key, net.effects.interner)
    #expect(paths.count == 2)
    #expect(paths.map(\.verdict).contains(.refused(.ownCluster)))
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1))?.path.peer == PeerID(0))
  }

  @Test("BGP-4: reflectors of two clusters in a ring send nothing round, and the originator refuses its own route")
  func ring() {
    // 0 is a client of 1 and of 2; 1 and 2 are each other's clients, so each reflects the other's routes to 0.
    var net = SpeakerNetwork(
      systems: [65_000, 65_000, 65_000], sessions: [(0, 1), (0, 2), (1, 2)], reflectors: [1, 2]
    ) { node, configuration in
      if node > 0 { for index in configuration.peers.indices { configuration.peers[index].isClient = true } }
    }
    _ = net.originate(0, group: 1)
    net.settle()
    // The reflectors prefer the direct path (shorter CLUSTER_LIST), so nothing comes back while both sessions live.
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1))?.path.peer == PeerID(0))
    // With one session down, 1 has the route from 2 alone and would send it to nobody but 0 …
    let toZero = PeerID(0)
    net.act(0) { $0.setPeer(toZero, isEnabled: false, cause: .origin, into: &$1, effects: &$2) }
    net.run(for: .seconds(2))
    #expect(net.best(1, SpeakerNetwork.route(0, group: 1))?.path.peer == PeerID(1))
    net.withdraw(0, group: 1)
    net.run(for: .seconds(2))
    for node in 0...2 { #expect(net.best(node, SpeakerNetwork.route(0, group: 1)) == nil) }
  }

  @Test("The originator refuses its own route when it comes back")
  func ownOriginator() {
    let configuration = SpeakerConfiguration(
      autonomousSystem: 65_000, identifier: IPAddress(1, 1, 1, 1), address: IPAddress(1, 1, 1, 1))
    let peer = PeerRole(
      id: PeerID(0), relation: .nonClient, autonomousSystem: 65_000, identifier: IPAddress(2, 2, 2, 2),
      address: IPAddress(2, 2, 2, 2))
    func refusal(_ attributes: PathAttributes, nextHop: IPAddress = IPAddress(3, 3, 3, 3)) -> PathRefusal? {
      RouteImport.refusal(
        of: RouteAttributes(attributes: attributes, nextHop: nextHop), from: peer, at: configuration)
    }
    #expect(refusal(PathAttributes()) == nil)
    #expect(refusal(PathAttributes(originatorID: configuration.identifier)) == .ownOriginator)
    #expect(refusal(PathAttributes(clusterList: [configuration.clusterID])) == .ownCluster)
    #expect(refusal(PathAttributes(asPath: ASPath(sequence: [65_000]))) == .autonomousSystemLoop)
    #expect(refusal(PathAttributes(), nextHop: configuration.address) == .ownNextHop)
  }

  @Test("BGP-2: the Loc-RIB is the same in whatever order the routers start to speak", arguments: 0..<6)
  func orderFree(rotation: Int) {
    func table(_ order: [Int]) -> [String] {
      var net = SpeakerNetwork(
        systems: [65_000, 65_000, 65_000, 65_000], sessions: [(0, 2), (1, 2), (0, 3), (1, 3), (2, 3)],
        reflectors: [2, 3])
      for node in order { _ = net.originate(node, group: UInt8(node + 1)) }
      net.settle()
      return (0..<4).flatMap { node in
        net.nodes[node].speaker.value.keys(net.effects.interner).map { key in
          let selection = net.nodes[node].speaker.value.selection(key)
          let value = selection.map { net.effects.interner[$0.path.attributes] }
          return "\(node) \(net.effects.interner[key].octets) \(String(describing: selection?.path.peer)) "
            + "\(String(describing: value?.attributes.clusterList))"
        }
      }
    }
    let order = (0..<4).map { ($0 + rotation) % 4 }
    #expect(table(rotation >= 4 ? order.reversed() : order) == table([0, 1, 2, 3]))
  }

  @Test("The same run gives the same digest")
  func deterministic() {
    func digest() -> Digest {
      var net = SpeakerNetwork(systems: [65_000, 65_000, 65_000], sessions: [(0, 2), (1, 2)], reflectors: [2])
      for group in 1...10 { _ = net.originate(Int(group % 2), group: UInt8(group)) }
      net.run(for: .seconds(100))
      return net.effects.trace.digest
    }
    #expect(digest() == digest())
  }
}
