/// What a command is: its name, what it does, how it is written and what its examples show.
///
/// Prompt, completion, help, manual and the test that runs every example read this one definition.
package struct CommandSpec: Sendable {
  /// A line to type, and what it shows.
  package struct Example: Hashable, Sendable {
    package let line: String
    package let shows: String
  }

  /// One word, or several for a command of a family: `show bgp evpn`.
  package let name: String
  /// One sentence.
  package let summary: String
  package let group: CommandGroup
  /// The ways in which it is written, behind its name.
  package let forms: [[Syntax]]
  package let examples: [Example]

  package init(
    _ name: String, _ summary: String, group: CommandGroup, forms: [[Syntax]] = [[]],
    examples: [(line: String, shows: String)]
  ) {
    self.name = name
    self.summary = summary
    self.group = group
    self.forms = forms
    self.examples = examples.map { Example(line: $0.line, shows: $0.shows) }
  }

  package var words: [String] { name.split(separator: " ").map(String.init) }

  /// One line for each form: `join HOST FLOW [silent]`.
  package var usage: [String] {
    forms.map { form in form.isEmpty ? name : "\(name) \(Syntax.text(form))" }
  }
}

/// The groups in which help lists the commands.
package enum CommandGroup: String, Hashable, Sendable, CaseIterable {
  case time = "time and history"
  case membership = "membership and traffic"
  case faults = "faults"
  case configuration = "configuration"
  case look = "look"
  case explain = "explain"
  case check = "check"
  case compare = "compare"
  case session = "session"
}
