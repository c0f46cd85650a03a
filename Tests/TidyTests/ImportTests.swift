import Foundation
import TestSupport
import Testing

@Suite("Tidy: who may know whom")
struct ImportTests {
  /// The modules of the package, lowest first: each may import those before it.
  static let order = ["Wire", "Engine", "TUI", "LabConsole"]

  /// Modules that only these files may import: one door each, and libedit's history beside its line.
  static let only = [
    "CNcurses": ["CursesTerminal.swift"], "CLibEdit": ["EditLine.swift", "PromptHistory.swift"],
    "Yams": ["LabDocument.swift"],
  ]

  /// The modules that a file imports.
  static func imports(of text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let index = words.firstIndex(of: "import"), index <= 1 else { return nil }
      guard index == 0 || ["public", "package", "internal", "private"].contains(words[0]) else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let path = words.dropFirst(index + 1).first { !kinds.contains($0) }
      return path.map { String($0.prefix { $0 != "." }) }
    }
  }

  @Test("Wire ← Engine ← TUI ← LabConsole, and never the other way", arguments: order)
  func direction(module: String) throws {
    let files = Repository.files(in: "Sources/\(module)", suffix: ".swift")
    #expect(!files.isEmpty)
    let place = try #require(Self.order.firstIndex(of: module))
    for file in files {
      let imports = Self.imports(of: try String(contentsOf: file, encoding: .utf8))
      for name in Self.order[place...] where imports.contains(name) {
        Issue.record("\(module)/\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test("ncurses, libedit and Yams have one door each", arguments: only.keys.sorted())
  func doors(module: String) throws {
    for file in Repository.files(in: "Sources", suffix: ".swift") {
      guard Self.imports(of: try String(contentsOf: file, encoding: .utf8)).contains(module) else { continue }
      let doors = Self.only[module] ?? []
      #expect(doors.contains(file.lastPathComponent), "\(file.lastPathComponent) imports \(module)")
    }
  }

  @Test("Imports are recognised in all their forms, and nothing else is")
  func recognition() {
    let text = """
      package import Wire
      @preconcurrency import CNcurses
      import struct Foundation.URL
      internal import HashTreeCollections
      // import Nothing
      let text = "we import Nothing"
      """
    #expect(Self.imports(of: text) == ["Wire", "CNcurses", "Foundation", "HashTreeCollections"])
  }
}
