import Foundation
import TestSupport
import Testing
import Wire

@Suite("Corpus")
struct CorpusTests {
  @Test("Each decoder that is fuzzed has samples to start from, and the names are told apart")
  func samples() {
    #expect(Set(Corpus.all.map(\.description)).count == Corpus.all.count)
    for entry in Corpus.all { #expect(!entry.samples.isEmpty, "\(entry)") }
    let known = Set(HostileTarget.fuzzed.map(\.description))
    for find in Finds.all {
      #expect(known.contains(find.target), "\(find.target)")
      #expect((try? Hex.bytes(find.hex)) != nil, "\(find.defect)")
    }
  }

  /// Writes the samples as files, for the fuzzer.
  @Test(
    "The samples of each decoder become the files that the fuzzer starts from",
    .enabled(if: folder != nil, "LABCONSOLE_CORPUS names no folder"))
  func files() throws {
    let folder = try #require(Self.folder)
    for entry in Corpus.fuzzed {
      let place = URL(fileURLWithPath: folder).appendingPathComponent(entry.description)
      try? FileManager.default.removeItem(at: place)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for (number, sample) in entry.samples.enumerated() {
        try Data(sample).write(to: place.appendingPathComponent("\(number)"))
      }
    }
  }

  static let folder = ProcessInfo.processInfo.environment["LABCONSOLE_CORPUS"]
}
