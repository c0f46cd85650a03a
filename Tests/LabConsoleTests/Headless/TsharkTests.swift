import Engine
import Foundation
import TestSupport
import Testing
import Wire

@testable import LabConsole

/// An independent program reads what was captured.
///
/// What tshark 4.0 is known to misread is listed in docs/fidelity.md; everything else it must read without a word.
@Suite("Captures in tshark", .enabled(if: Tshark.isInstalled, "tshark is not installed"))
struct TsharkTests {
  @Test(
    "D-5: tshark counts the same frames, with the same times, interfaces and lengths",
    arguments: CaptureTests.joinsAndLeaves + CaptureTests.solutions)
  func sameFrames(lab: String, lines: [String]) throws {
    let folder = try TemporaryFolder()
    let world = try CaptureTests.run(lab, lines, capturing: folder.path("capture"))
    let rows = try Tshark.fields(
      folder.path("capture"), ["frame.time_epoch", "frame.interface_name", "frame.len", "frame.packet_flags_direction"])
    let expected = CaptureTests.log(world).map { packet in
      let fraction = String(packet.time % 1_000_000_000 + 1_000_000_000).dropFirst()
      return ["\(packet.time / 1_000_000_000).\(fraction)", packet.interface, "\(packet.bytes.count)", "0x00000002"]
    }
    #expect(rows == expected)
  }

  @Test(
    "Nothing is malformed but leave synch routes, which tshark 4.0 misreads",
    arguments: CaptureTests.joinsAndLeaves + CaptureTests.solutions)
  func nothingMalformed(lab: String, lines: [String]) throws {
    let folder = try TemporaryFolder()
    let world = try CaptureTests.run(lab, lines, capturing: folder.path("capture"))
    let log = CaptureTests.log(world)
    let misread = try Tshark.fields(folder.path("capture"), ["frame.number"], where: "_ws.malformed")
    for row in misread {
      let number = try #require(row.first.flatMap { Int($0) })
      let isKnown = Self.hasLeaveSynch(log[number - 1].bytes)
      #expect(isKnown, "frame \(number) of \(lab)")
    }
    let hasSegment = !world.plant.description.segments.isEmpty
    #expect(hasSegment || misread.isEmpty)
  }

  @Test(
    "On each link TCP and BGP are whole: no retransmission, no gap, no octet that is not understood",
    arguments: CaptureTests.joinsAndLeaves + CaptureTests.solutions)
  func nothingMissing(lab: String, lines: [String]) throws {
    let folder = try TemporaryFolder()
    let world = try CaptureTests.run(lab, lines, capturing: folder.path("capture"))
    var messages = 0
    for link in world.links {
      let names = [link.a, link.b].map { "frame.interface_name == \"\(world.plant.name(of: $0))\"" }
      let part = folder.path("link")
      try Tshark.split(folder.path("capture"), to: part, where: names.joined(separator: " || "))
      #expect(try Tshark.fields(part, ["frame.number", "tcp.analysis.flags"], where: "tcp.analysis.flags").isEmpty)
      let complaints = try Tshark.fields(
        part, ["frame.number", "_ws.expert.message"], where: "_ws.expert.severity >= 0x600000 && !_ws.malformed")
      #expect(complaints.isEmpty, "\(names): \(complaints)")
      messages += try Tshark.fields(part, ["frame.number"], where: "bgp").count
    }
    #expect(messages > 10)
  }

  /// Whether a frame carries a route of type 8.
  private static func hasLeaveSynch(_ frame: [UInt8]) -> Bool {
    func isLeaveSynch(_ node: FieldNode) -> Bool {
      node.name == "Route type" && node.value.hasPrefix("8") || node.children.contains(where: isLeaveSynch)
    }
    return Dissector.dissect(frame: frame).nodes.contains(where: isLeaveSynch)
  }
}

/// The program, when it is there.
enum Tshark {
  static let path = "/usr/bin/tshark"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Ethernet without a control word is what these labels carry; tshark guesses otherwise from the first octet.
  private static let labels = ["-d", "mpls.label==24000-99999,pwethnocw"]

  /// The values of fields, a row for each frame that fits.
  static func fields(_ file: String, _ fields: [String], where filter: String = "") throws -> [[String]] {
    let wanted = filter.isEmpty ? [] : ["-Y", filter]
    let text = try run(["-n", "-r", file, "-T", "fields"] + labels + wanted + fields.flatMap { ["-e", $0] })
    return text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Writes the frames that fit to a file of their own.
  static func split(_ file: String, to part: String, where filter: String) throws {
    _ = try run(["-n", "-r", file, "-Y", filter, "-w", part])
  }

  static func run(_ arguments: [String]) throws -> String {
    let folder = try TemporaryFolder()
    let output = try folder.file("out", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = FileHandle.nullDevice
    process.environment = ["HOME": folder.path(""), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "tshark \(arguments)")
    return try String(contentsOfFile: output, encoding: .utf8)
  }
}
