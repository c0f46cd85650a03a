import Foundation
import TestSupport
import Testing
import Wire

@testable import Engine

@Suite("Seeded joins, leaves and faults with all invariants on")
struct SeededFaultsTests {
  static func lab(_ name: String) throws -> LabDescription {
    let url = Repository.root.appendingPathComponent("labs/\(name).lab.yml")
    return try LabFile.read(String(contentsOf: url, encoding: .utf8))
  }

  /// Which links may fail: any one, or only those of hosts and switches, which then fail more often.
  enum Reach: CaseIterable { case everywhere, access }

  static func run(_ name: String, seed: UInt64, _ reach: Reach) throws -> World {
    let description = try lab(name)
    var (world, outcome) = World.boot(description, seed: seed)
    #expect(outcome == .ready)
    var dice = SeededGenerator(seed: seed, stream: "exploration")
    let hosts = world.plant.nodes.filter {
      world.plant[$0].kind == .host && world.plant.name(of: $0) != description.flows[0].from
    }
    let source = try #require(world.plant.node(named: description.flows[0].from))
    let run = world.ledger.start(0, at: world.now)
    world.handle(source) { n, e in n.host?.value.start(flow: 0, run: run, cause: nil, into: &e) }
    let key = MulticastSourceGroup(group: description.flows[0].group)
    let links = (0..<world.links.count).map { LinkID($0) }.filter { reach == .everywhere || !world.isCore($0) }
    var downLinks: [LinkID] = []
    for _ in 0..<14 {
      let host = hosts[Int(dice.next(below: UInt64(hosts.count)))]
      switch dice.next(below: 10) {
      case 0...3:
        let version = IGMPVersion(rawValue: UInt8(2 + dice.next(below: 2)))
        world.handle(host) { n, e in n.host?.value.join(key, version: version, cause: nil, into: &e) }
        world.listening.set(host, flow: 0, wants: true, at: world.now)
        world.disturbed()
      case 4...6:
        world.handle(host) { n, e in n.host?.value.leave(key, cause: nil, into: &e) }
        world.listening.set(host, flow: 0, wants: false, at: world.now)
        world.disturbed()
      case 7...8:
        let link = links[Int(dice.next(below: UInt64(links.count)))]
        if downLinks.contains(link) {
          world.perform(.restoreLink(link), cause: .origin)
          downLinks.removeAll { $0 == link }
        } else {
          world.perform(.failLink(link), cause: .origin)
          downLinks.append(link)
        }
      default: break
      }
      world.eventDone()
      world.run(for: .milliseconds(Int64(dice.next(below: 4) == 0 ? dice.next(below: 6_000) : dice.next(below: 300))))
    }
    for link in downLinks { world.perform(.restoreLink(link), cause: .origin) }
    world.eventDone()
    world.run(for: .seconds(10))
    world.handle(source) { n, e in n.host?.value.stop(flow: 0, cause: nil, into: &e) }
    for host in hosts {
      world.handle(host) { n, e in n.host?.value.leave(key, cause: nil, into: &e) }
      world.listening.set(host, flow: 0, wants: false, at: world.now)
    }
    world.disturbed()
    world.eventDone()
    world.run(for: .seconds(280))
    return world
  }

  /// `LABCONSOLE_SEEDS=A-B`; ten when nothing is said.
  static var seeds: ClosedRange<UInt64> {
    let ends = (ProcessInfo.processInfo.environment["LABCONSOLE_SEEDS"] ?? "1-10").split(separator: "-")
    guard ends.count == 2, let first = UInt64(ends[0]), let last = UInt64(ends[1]), first <= last else { return 1...10 }
    return first...last
  }

  @Test(
    "F-1, F-2, F-3, F-4, C-1, E-1, I-3, I-5, I-7, I-8 hold on every seed",
    arguments: ["01-first-join", "07-who-heard-the-join"], Reach.allCases)
  func explore(name: String, reach: Reach) throws {
    for seed in Self.seeds {
      let world = try Self.run(name, seed: seed, reach)
      let text = world.violations.prefix(3).map { "seed \(seed): \($0.rule) \($0.time) \($0.text)" }
      #expect(text.isEmpty, "seed \(seed) of \(name), faults \(reach)")
    }
  }
}
