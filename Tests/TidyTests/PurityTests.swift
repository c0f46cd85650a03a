import Foundation
import TestSupport
import Testing

@Suite("Tidy: what the engine must not know")
struct PurityTests {
  static let banned = [
    "import Foundation", "import Glibc", "import Dispatch", "ContinuousClock", "SystemRandomNumberGenerator",
    ".random(in:", "shuffled()", "print(", "ObjectIdentifier", "hashValue",
  ]

  @Test("D-4: Wire and Engine know no clock, no dice, no terminal and no file", arguments: ["Wire", "Engine"])
  func purity(module: String) throws {
    for file in Repository.files(in: "Sources/\(module)", suffix: ".swift") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for word in Self.banned { #expect(!text.contains(word), "\(file.lastPathComponent) uses \(word)") }
    }
  }

  @Test("Decoders copy octets in one place alone, because an inlined copy that is dropped is freed before it is filled")
  func copies() throws {
    for file in Repository.files(in: "Sources/Wire", suffix: ".swift") {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("Array(reader.bytes["), "\(file.lastPathComponent) does not use octets(_:)")
    }
  }
}
