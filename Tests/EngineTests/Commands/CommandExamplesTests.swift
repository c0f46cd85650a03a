import Engine
import EngineTestSupport
import Testing

@Suite("Every command's examples can be typed")
struct CommandExamplesTests {
  static let lines = ExampleLab.shell.specs.flatMap { $0.examples.map(\.line) }

  @Test("An example is understood and carried out", arguments: lines)
  func example(line: String) {
    var shell = ExampleLab.shell
    for output in shell.execute("start F1; join H1 F1; run 1s; check; stop F1") { #expect(output.verdict == .ok) }
    for output in shell.execute(line) {
      #expect(output.verdict != .refused, "\(line): \(output.error?.description ?? "")")
      #expect(output.json != nil, "\(line) has no JSON")
    }
  }

  @Test("Every command has a sentence of help, a form and an example")
  func specs() {
    for spec in ExampleLab.shell.specs {
      #expect(spec.summary.hasSuffix("."), "\(spec.name)")
      #expect(!spec.examples.isEmpty, "\(spec.name)")
      #expect(!spec.forms.isEmpty, "\(spec.name)")
    }
  }

  @Test("No two commands have one name")
  func names() {
    let names = ExampleLab.shell.specs.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("The form of an example is one that completion knows", arguments: ExampleLab.shell.specs.map(\.name))
  func forms(name: String) throws {
    let spec = try #require(ExampleLab.shell.specs.first { $0.name == name })
    for example in spec.examples {
      for command in try Words.commands(example.line) where command.text.hasPrefix(spec.name) {
        let words = command.words.dropFirst(spec.words.count).map(\.text)
        #expect(
          spec.forms.contains { Syntax.isComplete($0[...], after: words[...]) },
          "\(example.line) fits no form of \(name)")
      }
    }
  }
}
