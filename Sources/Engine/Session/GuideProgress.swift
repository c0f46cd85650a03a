/// How far a person has come in a lab's exercise.
package struct GuideProgress: Hashable, Sendable {
  /// The step, from 0.
  package var step = 0
  /// The ids of checks that have been green.
  package var green: Set<String> = []
  /// How many hints of each step have been shown.
  package var hints: [Int: Int] = [:]

  package init() {}

  /// Whether every check of the lab has been green.
  package func isDone(_ lab: LabDescription) -> Bool {
    lab.guide.allSatisfy { step in step.checks.allSatisfy { green.contains($0.id) } }
  }
}

/// What became of a check on a world that is left as it is.
package struct CheckResult: Sendable {
  package let check: LabCheck
  package let expectation: Expectation

  package var isGreen: Bool { expectation.verdict == .ok }

  /// Tries the check on a copy that runs ahead until it holds, or its time has passed.
  package init(_ check: LabCheck, on timeline: Timeline) throws(CommandError) {
    self.check = check
    let expression = try Expression(condition: check.expression.text)
    var copy = timeline.world
    let limit = copy.now + (check.within ?? .zero)
    var holds = try expression.holds(WorldFacts(copy))
    while !holds, copy.step(until: limit) { holds = try expression.holds(WorldFacts(copy)) }
    if !holds {
      copy.wait(until: limit)
      holds = try expression.holds(WorldFacts(copy))
    }
    var values: [String] = []
    if !holds {
      for call in expression.calls {
        if let value = try? WorldFacts(copy).value(of: call.function.name, arguments: call.arguments) {
          values.append("\(call) = \(value)")
        }
      }
    }
    expectation = Expectation(
      text: expression.text, verdict: holds ? .ok : .failed, at: copy.now, values: values)
  }
}
