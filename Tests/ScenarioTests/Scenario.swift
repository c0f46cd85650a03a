import Engine
import Foundation
import TestSupport
import Testing
import Wire

/// A lab that ships, booted, and moved on by the prompt's own words.
///
/// It is a value like the world in it: a copy is another future.
struct Scenario {
  private(set) var world: World

  /// Boots the lab of this number, with parts of its text replaced.
  init(
    _ number: Int, seed: UInt64? = nil, mutants: Set<Mutant> = [], edits: KeyValuePairs<String, String> = [:]
  ) throws {
    let file = try #require(
      Repository.files(in: "labs", suffix: LabFile.suffix).first { LabFile.labNumber(ofPath: $0.path) == number })
    var text = try String(contentsOf: file, encoding: .utf8)
    for (old, new) in edits {
      try #require(text.contains(old), "lab \(number) has no `\(old)`")
      text = text.replacingOccurrences(of: old, with: new)
    }
    let (world, outcome) = World.boot(try LabFile.read(text), seed: seed, mutants: mutants)
    try #require(outcome == .ready)
    self.world = world
  }

  // MARK: What is done

  /// Performs commands with `;` between them; `run DUR` lets time pass.
  mutating func perform(_ commands: String) throws {
    for line in try Words.commands(commands) {
      let words = line.words.map(\.text)
      if words.first == "run", words.count == 2 {
        run(try #require(Interval(words[1])))
      } else {
        try WorldCommands.parse(line, in: world).perform(in: &world)
      }
    }
  }

  mutating func run(_ interval: Interval) { world.run(for: interval) }

  // MARK: What is seen

  /// Whether an expression of the prompt holds now.
  func holds(_ expression: String) throws -> Bool {
    try Expression(condition: expression).holds(WorldFacts(world))
  }

  func node(_ name: String) throws -> NodeID { try #require(world.plant.node(named: name)) }

  /// The routes of a type in a node's Loc-RIB, or those of them that it originates.
  func routes(_ type: UInt8, at name: String, own: Bool = false) throws -> [EVPNRoute] {
    try world.bestRoutes(at: node(name)).filter { $0.route.type == type && (!own || $0.path.peer == nil) }.map(\.route)
  }

  /// The attributes of the first route of a type that a node originates.
  func attributes(_ type: UInt8, of name: String) throws -> PathAttributes {
    let found = try world.bestRoutes(at: node(name)).first { $0.route.type == type && $0.path.peer == nil }
    return world.effects.interner[try #require(found).path.attributes].attributes
  }

  func evpn(_ name: String) throws -> EVPN { try #require(world.nodes[node(name)].router?.value.evpn?.value) }

  /// What a PE knows of its first segment in its first domain.
  func segment(at name: String) throws -> SegmentMembership {
    let evpn = try evpn(name)
    let circuit = try #require(evpn.circuit(of: 0, in: 0))
    return try #require(evpn.circuits[0][circuit].value.segment)
  }

  /// The trace records of a kind at a node, since a moment.
  func records(_ kind: String, at name: String, since start: Instant = .zero) throws -> [TraceRecord] {
    let node = try node(name)
    let all = world.trace.records
    return (0..<all.count).map { all[$0] }.filter { $0.node == node && $0.time >= start && $0.detail.kind == kind }
  }

  /// Fails the test with the first violation, if there is any.
  func expectNoViolation(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(
      world.violations.isEmpty, "\(world.violations.first.map { "\($0.rule) at \($0.time): \($0.text)" } ?? "")",
      sourceLocation: sourceLocation)
  }
}

extension MulticastSourceGroup {
  /// The group of F1 in the labs, from any source.
  static let first = MulticastSourceGroup(group: IPAddress(239, 1, 1, 1))
}
