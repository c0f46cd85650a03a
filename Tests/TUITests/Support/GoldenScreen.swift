import Foundation
import TUI
import TestSupport
import Testing

/// Screens that are kept as text files; with `RECORD=1` in the environment they are written anew.
enum GoldenScreen {
  private static let folder = Repository.root.appendingPathComponent("Tests/TUITests/Screens")

  /// Compares a screen with the file of this name, row by row.
  static func expect(
    _ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent("\(name).screen")
    let text = canvas.text + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    let rows = zip(
      text.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false))
    let first = rows.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(name): row \(first?.offset ?? -1) is
      \(first?.element.0 ?? "")
      and should be
      \(first?.element.1 ?? "")
      """, sourceLocation: sourceLocation)
  }
}
