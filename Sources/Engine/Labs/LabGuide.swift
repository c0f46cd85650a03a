/// One step of a lab's exercise.
package struct LabStep: Hashable, Sendable {
  package var title: String
  package var say: String
  package var predict: Prediction?
  /// Commands that the step suggests.
  package var commands: [PositionedText]
  package var checks: [LabCheck]
  /// From a nudge to the command.
  package var hints: [String]
  package var position: SourcePosition

  package init(
    title: String, say: String = "", predict: Prediction? = nil, commands: [PositionedText] = [],
    checks: [LabCheck] = [], hints: [String] = [], position: SourcePosition = .none
  ) {
    self.title = title
    self.say = say
    self.predict = predict
    self.commands = commands
    self.checks = checks
    self.hints = hints
    self.position = position
  }
}

/// A question to answer before doing, and the expression that knows.
package struct Prediction: Hashable, Sendable {
  package var ask: String
  package var expression: PositionedText

  package init(ask: String, expression: PositionedText) {
    self.ask = ask
    self.expression = expression
  }
}

/// What must hold when a step is done.
package struct LabCheck: Hashable, Sendable {
  package var id: String
  package var expression: PositionedText
  /// How long the world may run until it holds.
  package var within: Interval?
  /// What it means when it does not hold.
  package var why: String
  package var rules: [PositionedText]
  /// `start`, and names of `wrong`: where the check must be red.
  package var failsOn: [PositionedText]
  package var position: SourcePosition

  package init(
    id: String, expression: PositionedText, within: Interval? = nil, why: String = "", rules: [PositionedText] = [],
    failsOn: [PositionedText] = [], position: SourcePosition = .none
  ) {
    self.id = id
    self.expression = expression
    self.within = within
    self.why = why
    self.rules = rules
    self.failsOn = failsOn
    self.position = position
  }
}

/// Commands that do not solve the lab.
package struct WrongAnswer: Hashable, Sendable {
  package var name: String
  package var commands: [PositionedText]
  package var position: SourcePosition

  package init(name: String, commands: [PositionedText], position: SourcePosition = .none) {
    self.name = name
    self.commands = commands
    self.position = position
  }
}
