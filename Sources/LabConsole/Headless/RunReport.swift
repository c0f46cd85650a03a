import Engine
import TUI

/// What a run came to: as the object of `--json`, and as lines.
struct RunReport {
  let lab: String
  var statuses: [ExitStatus] = []
  private var outputs: [CommandOutput] = []
  private var expectations: [(expectation: Expectation, source: String)] = []

  init(lab: String) { self.lab = lab }

  mutating func add(_ outcome: LineRunner.Outcome) {
    statuses += outcome.statuses
    outputs.append(outcome.output)
    let place = "\(outcome.line.file):\(outcome.line.position(column: outcome.column))"
    expectations += outcome.output.expectations.map { ($0, place) }
  }

  func json(of world: World) -> JSONValue {
    .object([
      "schema": "labconsole/run/1",
      "lab": .string(lab),
      "seed": world.seed <= UInt64(Int64.max) ? .number(world.seed) : .string("\(world.seed)"),
      "at": .time(world.now),
      "converged": .bool(world.converged),
      "digest": .text(world.digest),
      "events": .number(world.eventCount),
      "expectations": .array(
        expectations.map { expectation, source in
          .object([
            "text": .string(expectation.text), "verdict": .string(expectation.word), "at": .time(expectation.at),
            "source": .string(source),
          ])
        }),
      "violations": .array(world.violations.map { $0.json(of: world) }),
      "outputs": .array(
        outputs.map { output in
          .object([
            "command": .string(output.command), "text": .string(output.lines.joined(separator: "\n")),
            "json": output.json ?? .null,
          ])
        }),
    ])
  }

  /// The last lines of a run, for the person who watches.
  func lines(of world: World) -> [String] {
    var lines = [
      "\(Visible.text(lab)): \(world.now) s, \(world.eventCount) events, "
        + "\(world.converged ? "converged" : "not converged"), seed \(world.seed), digest \(world.digest)"
    ]
    if !expectations.isEmpty {
      let counts = ["pass", "fail", "inconclusive"].map { word in
        (word, expectations.count { $0.expectation.word == word })
      }
      lines.append("expectations: " + counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", "))
    }
    if !world.violations.isEmpty { lines.append("violations: \(world.violations.count)") }
    return lines
  }
}
