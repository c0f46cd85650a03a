import Foundation
import TestSupport
import Testing

@Suite("Round trips: who takes part")
struct RoundTripListTests {
  /// The types of `Wire` that read and write themselves, by their declarations.
  static func types() throws -> [String] {
    let sources = try Repository.files(in: "Sources/Wire", suffix: ".swift").map {
      try String(contentsOf: $0, encoding: .utf8)
    }
    return sources.flatMap { text in
      text.matches(of: /(?:struct|enum|extension) (\w+): ([^{]+)\{/).compactMap { match in
        let protocols = match.2.split { !$0.isLetter && !$0.isNumber }
        return protocols.contains("WireValue") || protocols.contains("EVPNRouteBody") ? String(match.1) : nil
      }
    }
  }

  @Test("Every type that reads and writes itself is drawn at random, alone or within a message")
  func types() throws {
    let files =
      Repository.files(in: "Tests/WireTests", suffix: "Drawn.swift")
      + Repository.files(in: "Tests/WireTests/RoundTrip", suffix: "RoundTrips.swift")
      + Repository.files(in: "Tests/WireTests/RoundTrip", suffix: "RoundTripTests.swift")
    var words: Set<Substring> = []
    for file in files {
      words.formUnion(try String(contentsOf: file, encoding: .utf8).split { !$0.isLetter && !$0.isNumber })
    }
    let types = try Self.types()
    #expect(types.count > 80)
    for type in types { #expect(words.contains(Substring(type)), "\(type)") }
  }
}
