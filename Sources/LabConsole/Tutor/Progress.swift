import Engine
import Foundation

/// Which checks of which labs somebody has turned green, kept in `$XDG_STATE_HOME/labconsole/progress.json`.
///
/// Not being able to read or write it is a pity and no error: labs work without.
struct Progress: Codable, Hashable {
  var schema = "labconsole/progress/1"
  /// For each lab the ids of its green checks, sorted.
  private var labs: [String: [String]] = [:]

  private static let sizeLimit = 1 << 20

  /// What the file says; nothing when there is none, or when it makes no sense.
  static func load(from path: String? = location()) -> Progress {
    guard let path, let octets = try? FileStore.read(path, limit: sizeLimit) else { return Progress() }
    return (try? JSONDecoder().decode(Progress.self, from: Data(octets))) ?? Progress()
  }

  func checks(of lab: String) -> [String] { labs[lab] ?? [] }

  /// Notes green checks; `false` when they were known.
  mutating func note(_ checks: [String], of lab: String) -> Bool {
    let known = Set(labs[lab] ?? [])
    let all = known.union(checks)
    guard all != known else { return false }
    labs[lab] = all.sorted()
    return true
  }

  func save(to path: String? = location()) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    guard let path, let data = try? encoder.encode(self) else { return }
    FileStore.makeFolders(above: path)
    try? FileStore.replace(path, with: Array(data) + [10])
  }

  /// `$XDG_STATE_HOME/labconsole/progress.json`, or the same in `~/.local/state`; `nil` without a home.
  static func location(_ environment: (String) -> String? = { Environment[$0] }) -> String? {
    // A path that is not absolute is to be ignored (XDG Base Directory Specification).
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/labconsole/progress.json" }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/labconsole/progress.json"
  }
}
