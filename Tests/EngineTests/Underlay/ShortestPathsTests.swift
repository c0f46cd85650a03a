import Testing
import Wire

@testable import Engine

@Suite("Shortest paths of the modelled IGP")
struct ShortestPathsTests {
  private static func address(_ number: Int) -> IPAddress { IPAddress(10, 0, 0, UInt8(number)) }

  /// The database of routers that advertise these adjacencies, both ways unless `oneWay`.
  private func database(_ edges: [(Int, Int)], oneWay: [(Int, Int)] = []) -> LinkStateDatabase {
    var neighbors: [Int: [Int]] = [:]
    for (a, b) in edges {
      neighbors[a, default: []].append(b)
      neighbors[b, default: []].append(a)
    }
    for (a, b) in oneWay {
      neighbors[a, default: []].append(b)
      if neighbors[b] == nil { neighbors[b] = [] }
    }
    var database = LinkStateDatabase()
    for (router, others) in neighbors.sorted(by: { $0.key < $1.key }) {
      _ = database.accept(
        LinkStateAdvertisement(
          origin: Self.address(router), segmentIndex: UInt32(router), sequence: 1,
          adjacencies: others.sorted().map { .init(neighbor: Self.address($0), metric: 10) }))
    }
    return database
  }

  @Test("The last but one pops: an adjacent router needs no label, one behind it does")
  func labels() {
    let routes = ShortestPaths.routes(from: Self.address(1), database([(1, 2), (2, 3)]))
    #expect(routes[Self.address(2)]?.label == nil)
    #expect(routes[Self.address(3)] == UnderlayRoute(neighbor: Self.address(2), metric: 20, label: 16_003))
    #expect(routes[Self.address(1)] == nil)
  }

  @Test("Of two equal ways the one over the lower neighbour is taken, in whichever order they were learnt")
  func ties() {
    let one = ShortestPaths.routes(from: Self.address(1), database([(1, 2), (1, 3), (2, 4), (3, 4)]))
    let other = ShortestPaths.routes(from: Self.address(1), database([(3, 4), (1, 3), (2, 4), (1, 2)]))
    #expect(one[Self.address(4)]?.neighbor == Self.address(2))
    #expect(one.map { $0.1 } == other.map { $0.1 })
  }

  @Test("An adjacency that only one end advertises does not count")
  func oneWay() {
    let routes = ShortestPaths.routes(from: Self.address(1), database([(1, 2)], oneWay: [(2, 3)]))
    #expect(routes[Self.address(3)] == nil)
    #expect(routes.count == 1)
  }

  @Test("An older advertisement is not news")
  func sequence() {
    var database = LinkStateDatabase()
    func advertisement(_ sequence: UInt32) -> LinkStateAdvertisement {
      LinkStateAdvertisement(origin: Self.address(1), segmentIndex: 1, sequence: sequence, adjacencies: [])
    }
    let answers = [2, 2, 1, 3].map { database.accept(advertisement($0)) }
    #expect(answers == [true, false, false, true])
  }
}
