import Foundation
import TestSupport
import Testing

@Suite("Tidy: something new is one file and one line in one list")
struct RegistrationTests {
  /// A folder whose files each declare one thing, and the list in which each must stand.
  struct Registry: CustomStringConvertible {
    let folder: String
    let suffix: String
    let list: String
    /// Files of the folder with that suffix that are no entries: the protocol, shared code.
    let others: Set<String>

    var description: String { list }
  }

  static let registries = [
    Registry(
      folder: "Sources/Engine/Checks", suffix: "Invariant.swift", list: "Sources/Engine/Checks/Invariants.swift",
      others: ["Invariant"]),
    Registry(
      folder: "Sources/Wire/BGP/EVPN", suffix: "Route.swift", list: "Sources/Wire/BGP/EVPN/EVPNRoute.swift",
      others: ["EVPNRoute"]),
    Registry(
      folder: "Sources/Engine/Commands/World", suffix: "Command.swift",
      list: "Sources/Engine/Commands/WorldCommands.swift", others: ["WorldCommand"]),
    Registry(
      folder: "Sources/TUI/Panes", suffix: "Pane.swift", list: "Sources/TUI/Panes/PaneList.swift", others: ["Pane"]),
  ]

  @Test("Every file stands in its list", arguments: registries)
  func registration(registry: Registry) throws {
    let list = Repository.root.appendingPathComponent(registry.list)
    guard FileManager.default.fileExists(atPath: list.path) else { return }
    let words = Set(try String(contentsOf: list, encoding: .utf8).split { !$0.isLetter && !$0.isNumber })
    let names = Repository.files(in: registry.folder, suffix: registry.suffix)
      .map { $0.deletingPathExtension().lastPathComponent }
      .filter { !registry.others.contains($0) }
    #expect(!names.isEmpty)
    for name in names { #expect(words.contains(Substring(name)), "\(name) is not in \(registry.list)") }
  }
}
