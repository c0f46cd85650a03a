import Foundation
import TestSupport
import Testing

@Suite("Tidy: nothing half-done")
struct HalfDoneTests {
  static let banned = [
    "TODO", "FIXME", "fatalError", "try!", "as!", "@unchecked", "nonisolated(unsafe)", "not implemented",
    "not yet implemented",
  ]

  @Test("The sources hold no notes to self, no traps on purpose and no way around the compiler", arguments: banned)
  func sources(word: String) throws {
    for file in Repository.files(in: "Sources", suffix: ".swift") {
      let lines = try String(contentsOf: file, encoding: .utf8).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, line) in lines.enumerated() where line.contains(word) {
        Issue.record("\(file.lastPathComponent):\(index + 1): \(word)")
      }
    }
  }
}
