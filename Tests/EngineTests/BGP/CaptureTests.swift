import Foundation
import TestSupport
import Testing
import Wire

@testable import Engine

@Suite("BGP: captures")
struct CaptureTests {
  static let tshark = "/usr/bin/tshark"

  /// What tshark says of the packets that a filter lets through.
  private static func lines(_ capture: [UInt8], filter: String, field: String? = nil) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pcapng")
    try Data(capture).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tshark)
    process.arguments = ["-r", file.path, "-Y", filter] + (field.map { ["-T", "fields", "-e", $0] } ?? [])
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(data: pipe.fileHandleForReading.readDataToEndOfFile(), encoding: .utf8) ?? ""
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text.split(separator: "\n").map(String.init)
  }

  @Test(
    "tshark finds nothing to warn about in a network that converges, and reads every message",
    .enabled(if: FileManager.default.fileExists(atPath: tshark)))
  func clean() throws {
    var net = SpeakerNetwork(systems: [65_000, 65_000, 65_000], sessions: [(0, 2), (1, 2)], reflectors: [2])
    net.originateMany(0, 4_000)
    net.settle()
    net.run(for: .seconds(100))
    let capture = net.capture
    #expect(net.nodes[1].speaker.value.routeCounts(of: PeerID(0)).received == 4_000)
    #expect(try Self.lines(capture, filter: "tcp.analysis.flags or _ws.malformed or tcp.flags.reset == 1") == [])
    #expect(try Self.lines(capture, filter: "_ws.expert.severity >= \"Warning\"") == [])
    let types = try Self.lines(capture, filter: "bgp", field: "bgp.type").flatMap { $0.split(separator: ",") }
    let sent = (0...2).flatMap { node in
      net.nodes[node].speaker.value.peers.map(\.value.counters.updatesSent)
    }
    #expect(types.count { $0 == "2" } == sent.reduce(0, +))
  }
}
