import Foundation
import Testing
import Wire

@testable import LabConsole

@Suite("labconsole decode")
struct DecodeCommandTests {
  static let route = "0311 00010a0000010064 0000000a 20 0a000001"

  /// A capture of two UPDATEs and a KEEPALIVE in segments of a size.
  static func capture(in folder: TemporaryFolder, piece: Int, comment: String? = nil) throws -> String {
    let stream = try Hex.bytes(
      CaptureSamples.update(route) + CaptureSamples.keepalive + CaptureSamples.update(route, withdrawn: true))
    let bytes = CaptureSamples.capture(CaptureSamples.frames(stream, piece: piece), comment: comment)
    try CaptureSamples.write(bytes, to: folder.path("run.pcapng"))
    return folder.path("run.pcapng")
  }

  /// The nodes of a tree in JSON, outer before inner.
  static func nodes(_ tree: Any?) -> [[String: Any]] {
    (tree as? [[String: Any]] ?? []).flatMap { [$0] + nodes($0["children"]) }
  }

  @Test("Digits are dissected as what one says that they are, field by field with their octets")
  func hex() throws {
    let result = try Program.built().run("decode", "--hex", Self.route, "--as", "evpn-nlri")
    #expect(result.status == 0, "\(result.narration)")
    #expect(result.lines.first?.contains("EVPN  3 IMET 10.0.0.1:100") == true)
    #expect(result.lines.contains { $0.contains("2-9") && $0.hasSuffix("Route distinguisher: 10.0.0.1:100") })
  }

  @Test("JSON names fields as the other commands do, and its leaves cover every octet")
  func json() throws {
    let folder = try TemporaryFolder()
    let path = try Self.capture(in: folder, piece: 10_000)
    let object = try Program.built().run("decode", path, "--json").json()
    #expect(object["schema"] as? String == "labconsole/decode/1")
    #expect(object["format"] as? String == "pcapng")
    let packet = try #require((object["packets"] as? [[String: Any]])?.first)
    #expect(packet["number"] as? Int == 1)
    #expect(packet["interface"] as? String == "PE1:eth1")
    #expect(packet["direction"] as? String == "outbound")
    #expect(packet["protocol"] as? String == "BGP")
    let nodes = Self.nodes(packet["tree"])
    for (name, value) in [("rd", "10.0.0.1:100"), ("tag", "10"), ("originator", "10.0.0.1")] {
      #expect(nodes.contains { $0["name"] as? String == name && $0["value"] as? String == value }, "\(name)")
    }
    var next = 0
    for leaf in nodes where (leaf["children"] as? [Any])?.isEmpty == true && leaf["length"] as? Int != 0 {
      #expect(leaf["offset"] as? Int == next)
      next += leaf["length"] as? Int ?? 0
    }
    #expect(next == packet["length"] as? Int)
  }

  @Test("A message of several segments is dissected where it ends, with the place of each octet")
  func reassembled() throws {
    let folder = try TemporaryFolder()
    let path = try Self.capture(in: folder, piece: 60)
    let object = try Program.built().run("decode", path, "--json").json()
    let packets = try #require(object["packets"] as? [[String: Any]])
    try #require(packets.count == 3)
    let wholes = packets.map { $0["reassembled"] as? [[String: Any]] ?? [] }
    #expect(wholes.map(\.count) == [0, 1, 1])
    let parts = wholes[1].first?["parts"] as? [[String: Any]]
    #expect(parts?.compactMap { $0["frame"] as? Int } == [1, 2])
    #expect(parts?.compactMap { $0["offset"] as? Int } == [0, 60])
    #expect(Self.nodes(wholes[1].first?["tree"]).contains { $0["name"] as? String == "rd" })
    let text = try Program.built().run("decode", path)
    #expect(text.status == 0)
    #expect(text.output.contains("complete in frame 2"))
    let count = try Hex.bytes(CaptureSamples.update(Self.route)).count
    let places = "frame 1 octets 54 to 113, frame 2 octets 54 to \(53 + count - 60)"
    #expect(text.output.contains("Reassembled BGP message of \(count) octets: \(places)"))
  }

  @Test("A list has a line for each packet, and packets can be chosen")
  func summary() throws {
    let folder = try TemporaryFolder()
    let path = try Self.capture(in: folder, piece: 60)
    let all = try Program.built().run("decode", path, "--summary")
    try #require(all.lines.count == 3)
    #expect(all.lines[1].contains("2  1.000000005  PE1:eth1  10.0.0.1 → 10.0.0.2  BGP  UPDATE announce type 3"))
    let some = try Program.built().run("decode", path, "--summary", "--packet", "2-3")
    #expect(some.lines == Array(all.lines[1...2]))
    let standard = try Program.built().run(["decode", "-", "--summary"], redirect: "< '\(path)'")
    #expect(standard.output == all.output)
  }

  @Test("An error stands at its octet with its consequence, and the program says so at the end")
  func malformed() throws {
    let short = try Program.built().run("decode", "--hex", CaptureSamples.marker + "0020 02", "--as", "bgp", "--json")
    #expect(short.status == 2)
    let packet = try #require((try short.json()["packets"] as? [[String: Any]])?.first)
    let error = try #require((packet["errors"] as? [[String: Any]])?.first)
    #expect(error["action"] as? String == "wait")
    #expect(error["offset"] as? Int == 0)
    let flags = try Program.built().run(
      "decode", "--hex", "0618 00010a0000010064 0000000a 00 20 ef010101 20 0a000001 00", "--as", "evpn-nlri")
    #expect(flags.status == 2)
    #expect(flags.output.contains("→ treat-as-withdraw (RFC 9251 §9.7)"))
  }

  @Test("A capture that is cut gives the packets before the cut, and says where it was cut")
  func cut() throws {
    let folder = try TemporaryFolder()
    let path = try Self.capture(in: folder, piece: 60)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let part = folder.path("part.pcapng")
    try CaptureSamples.write(Array(bytes.dropLast(10)), to: part)
    let result = try Program.built().run("decode", part, "--summary")
    #expect(result.status == 2)
    #expect(result.lines.count == 2)
    #expect(result.narration.contains("the capture is cut short: the block at octet "))
    let errors = try Program.built().run("decode", part, "--json").json()["errors"] as? [[String: Any]]
    #expect(errors?.count == 1)
  }

  @Test(
    "What cannot be decoded is refused in clear words",
    arguments: [
      (["decode"], 64, "Give a FILE"), (["decode", "/etc", "--json"], 2, "is a folder"),
      (["decode", "no-such-file"], 2, "No such file"), (["decode", "--hex", "01 0g"], 2, "--hex:1:5: error: "),
      (["decode", "--hex", "00", "--as", "ospf"], 64, "evpn-nlri"),
      (["decode", "/bin/true"], 2, "neither pcap nor pcapng"),
      (["decode", "/dev/null"], 2, "the file is empty"),
      (["decode", "--hex", "00", "--packet", "9-3"], 64, "--packet"),
    ])
  func refused(arguments: [String], status: Int32, words: String) throws {
    let result = try Program.built().run(arguments)
    #expect(result.status == status, "\(result.narration)")
    #expect(result.narration.contains(words), "\(result.narration)")
  }

  @Test("Control characters of a capture never reach the terminal, and JSON stays JSON")
  func controlCharacters() throws {
    let folder = try TemporaryFolder()
    let path = try Self.capture(in: folder, piece: 10_000, comment: "evil \u{1b}[2J \"quoted\" \u{202e}")
    let text = try Program.built().run("decode", path)
    #expect(text.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 && $0.value != 0x7f })
    #expect(!text.output.contains("\u{202e}"))
    let packet = try #require(
      (try Program.built().run("decode", path, "--json").json()["packets"] as? [[String: Any]])?.first)
    #expect((packet["comments"] as? [String])?.first?.hasPrefix("evil \u{1b}[2J \"quoted\"") == true)
  }

  @Test("A disk that is full is said once, and the program ends with it")
  func fullDisk() throws {
    let frames = Array(repeating: CaptureSamples.frame(try Hex.bytes(CaptureSamples.keepalive), at: 1), count: 20_000)
    let folder = try TemporaryFolder()
    try CaptureSamples.write(CaptureSamples.capture(frames), to: folder.path("long.pcapng"))
    let result = try Program.built().run(["decode", folder.path("long.pcapng")], redirect: ">/dev/full")
    #expect(result.status == 5)
    #expect(result.narration.split(separator: "\n").count == 1)
  }
}
