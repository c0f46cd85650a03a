import Foundation
import TestSupport
import Testing

@Suite("Tidy: something new is one file and one line in one list")
struct RegistrationTests {
  /// A protocol whose conforming types must all stand in one list.
  struct Registry: CustomTestStringConvertible {
    let name: String
    /// The module in which the types are declared.
    let module: String
    /// The file with the list.
    let list: String
    /// How many there are at least; a pattern that finds none would say that all is well.
    let least: Int

    var testDescription: String { name }

    /// The names of the types that are declared to conform.
    func types(in text: String) -> [String] {
      text.matches(of: /(?:struct|enum) (\w+)(?:<[^>]*>)?: ([^{]+)\{/).compactMap { match in
        let protocols = match.2.split { !$0.isLetter && !$0.isNumber }
        return protocols.contains(Substring(name)) ? String(match.1) : nil
      }
    }
  }

  static let registries = [
    Registry(name: "Invariant", module: "Engine", list: "Engine/Checks/Invariants.swift", least: 10),
    Registry(name: "EVPNRouteBody", module: "Wire", list: "Wire/BGP/EVPN/EVPNRoute.swift", least: 7),
    Registry(name: "WorldCommand", module: "Engine", list: "Engine/Commands/WorldCommands.swift", least: 10),
    Registry(name: "SessionCommand", module: "Engine", list: "Engine/Session/SessionCommand.swift", least: 15),
    Registry(name: "View", module: "Engine", list: "Engine/Views/Views.swift", least: 10),
    Registry(name: "Pane", module: "TUI", list: "TUI/Panes/Pane.swift", least: 1),
    Registry(name: "ListPane", module: "TUI", list: "TUI/Panes/Pane.swift", least: 3),
  ]

  @Test("Every invariant, route, command, view and pane stands in its list", arguments: registries)
  func registration(registry: Registry) throws {
    let list = Repository.root.appendingPathComponent("Sources/\(registry.list)")
    let words = try String(contentsOf: list, encoding: .utf8).split { !$0.isLetter && !$0.isNumber }
    let types = try Repository.files(in: "Sources/\(registry.module)", suffix: ".swift").flatMap { file in
      registry.types(in: try String(contentsOf: file, encoding: .utf8))
    }
    #expect(types.count >= registry.least)
    for type in types { #expect(words.contains(Substring(type)), "\(type) is not in \(registry.list)") }
  }

  @Test("Every file that is named after an invariant or a route declares one")
  func files() throws {
    let folders = [("Engine/Checks", "Invariant", "Invariant"), ("Wire/BGP/EVPN", "Route", "EVPNRouteBody")]
    for (folder, suffix, name) in folders {
      let registry = try #require(Self.registries.first { $0.name == name })
      for file in Repository.files(in: "Sources/\(folder)", suffix: "\(suffix).swift") {
        let type = file.deletingPathExtension().lastPathComponent
        guard type != "Invariant", type != "EVPNRoute" else { continue }
        #expect(registry.types(in: try String(contentsOf: file, encoding: .utf8)).contains(type), "\(type)")
      }
    }
  }
}
