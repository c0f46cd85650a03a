import Foundation
import TestSupport
import Testing

@Suite("Tidy: clauses of standards")
struct ClauseTests {
  /// A clause as the sources cite it.
  struct Citation: Hashable {
    let document: String
    let section: String
    let title: String
  }

  /// Every `Clause("RFC 9251", "6.2", "…")` of the sources.
  static func citations() throws -> [Citation] {
    try Repository.files(in: "Sources/Engine", suffix: ".swift").flatMap { file in
      let text = try String(contentsOf: file, encoding: .utf8)
      return text.matches(of: /Clause\(\s*"([^"]+)",\s*"([^"]+)",\s*"([^"]+)"\s*\)/).map { match in
        Citation(document: String(match.1), section: String(match.2), title: String(match.3))
      }
    }
  }

  /// The table of contents of a document: one line for each section, number and title with a tab between.
  static func contents(of document: String) throws -> [(section: String, title: String)] {
    let name = document.lowercased().filter { $0 != " " }
    let file = Repository.root.appendingPathComponent("docs/standards/\(name).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      return (parts.first ?? "", parts.count == 2 ? parts[1] : "")
    }
  }

  @Test("Every clause that the sources cite has its number and title as the document has them")
  func titles() throws {
    let citations = try Self.citations()
    #expect(citations.count > 60)
    for citation in citations {
      let contents = try Self.contents(of: citation.document)
      let title = contents.first { $0.section == citation.section }?.title
      #expect(title == citation.title, "\(citation.document) §\(citation.section)")
    }
  }

  @Test("The tables of contents are in order, with a title in each line")
  func tables() throws {
    let files = Repository.files(in: "docs/standards", suffix: ".txt")
    #expect(!files.isEmpty)
    for file in files {
      let contents = try Self.contents(of: file.deletingPathExtension().lastPathComponent)
      let numbers = contents.map { line in line.section.split(separator: ".").compactMap { Int($0) } }
      for (a, b) in zip(numbers, numbers.dropFirst()) {
        #expect(a.lexicographicallyPrecedes(b), "\(file.lastPathComponent): \(a) before \(b)")
      }
      for line in contents { #expect(!line.title.isEmpty, "\(file.lastPathComponent): \(line.section)") }
    }
  }
}
