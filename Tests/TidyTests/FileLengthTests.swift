import Foundation
import TestSupport
import Testing

@Suite("Tidy: a file fits in the head, a function on a screen")
struct FileLengthTests {
  static let longestFile = 400
  static let longestFunction = 70

  @Test("No Swift file of the sources is longer than 400 lines")
  func files() throws {
    for url in Repository.files(in: "Sources", suffix: ".swift") {
      let source = try SwiftSource(url)
      #expect(source.lineCount <= Self.longestFile, "\(source.name) has \(source.lineCount) lines")
    }
  }

  @Test("No function of the sources is longer than 70 lines")
  func functions() throws {
    for url in Repository.files(in: "Sources", suffix: ".swift") {
      let source = try SwiftSource(url)
      for function in source.functions {
        #expect(
          function.lineCount <= Self.longestFunction,
          "\(source.name):\(function.line): \(function.name) has \(function.lineCount) lines")
      }
    }
  }

  @Test("The counter sees functions, and is not deceived by strings and comments")
  func counter() {
    let text = #"""
      protocol Machine {
        func step() -> Bool
        var now: Int { get }
      }
      struct Clock {
        var time = "}" // }
        /* func none() { /* } */ */
        func tell(_ a: Int = { 3 }()) -> String {
          "{ \(a + (2)) and \(names.map { "<\($0)>" }) \" }"
        }
        init() { self.init(1) }
        var half: Int {
          time / 2
        }
      }
      """#
    let functions = SwiftSource(name: "Clock.swift", text: text).functions
    #expect(
      functions == [
        SwiftFunction(name: "var now", line: 3, lineCount: 1),
        SwiftFunction(name: "func tell", line: 8, lineCount: 3),
        SwiftFunction(name: "init", line: 11, lineCount: 1),
        SwiftFunction(name: "var half", line: 12, lineCount: 3),
      ])
  }

  @Test("The counter finds most functions of a known file")
  func knownFile() throws {
    let url = Repository.root.appendingPathComponent("Sources/Engine/World/World+Step.swift")
    let names = try SwiftSource(url).functions.map(\.name)
    for name in ["func step", "func run", "func happen", "func arrive"] { #expect(names.contains(name)) }
  }
}
