import Foundation
import TestSupport
import Testing
import Wire

@testable import LabConsole

/// What tshark 4.0 misreads, with the dissector of this repository.
@Suite("tshark with tools/wireshark/labconsole.lua", .enabled(if: Tshark.isInstalled, "tshark is not installed"))
struct LuaDissectorTests {
  static let script = Repository.root.appendingPathComponent("tools/wireshark/labconsole.lua").path

  /// Routes (and a tunnel) that tshark misreads, and words that must be there.
  static let misread: [(routes: String, tunnel: String, words: [String])] = [
    (
      "0827 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 00000000 14 02"
        + "0833 00010a0000010064 00112233445566778899 0000000a 00 80 ff3e0000000000000000000000000001 20 0a000001 00000000 1e 02"
        + "0722 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 02", "",
      [
        "Multicast leave synch", "Maximum response time: 20 (2.0 s)", "(IGMPv2)", "Multicast group: ff3e::1", "(MLDv2)",
        "Multicast membership report synch",
      ]
    ),
    (
      "0914 00010a0000010064 0000000a 0009fde800000000 0914 00010a0000010064 00000000 0100000000330000", "",
      ["Per-region I-PMSI A-D", "(AS 65000)", "(area 0.0.0.51)"]
    ),
    (
      "0a1a 00010a0000010064 0000000a 20 c000020a 20 ef010101 0a000001", "",
      ["S-PMSI A-D", "Multicast source: 192.0.2.10", "Originating router: 10.0.0.1", "(draft form)"]
    ),
    (
      "0b22 0a1b 00010a0000010064 0000000a 20c000020a 20ef010101 200a000001 20 0a000002"
        + "0b1b 0914 00010a0000010064 0000000a 0009fde800000000 20 0a000002"
        + "0b1e 00010a0000010064 0000000a 20c000020a 20ef010101 0a000001 0a000002", "",
      ["Leaf A-D", "Route key", "Originating router: 10.0.0.2"]
    ),
    (
      "0311 00010a0000010064 0000000a 20 0a000001", "c0160c 21 0b 000640 00 0005 0a000001",
      ["Tunnel type: BIER (11)", "BFR identifier: 5", "BFR prefix: 10.0.0.1", "(label 100)"]
    ),
  ]

  /// A frame for a group in a tunnel, below the labels.
  static func traffic() throws -> [UInt8] {
    let (host, group) = (IPAddress(10, 1, 0, 5), IPAddress(239, 1, 1, 1))
    let datagram = UDPDatagram(sourcePort: 5_555, destinationPort: 7_777, payload: [1, 2, 3, 4])
    let packet = IPv4Packet(
      timeToLive: 16, protocolNumber: .udp, source: host, destination: group,
      payload: datagram.encoded(source: host, destination: group))
    return EthernetFrame(
      destination: MACAddress(group: group), source: MACAddress(0x0200_0000_0101), etherType: .ipv4,
      payload: packet.encoded
    ).encoded
  }

  static func tshark(_ path: String, _ arguments: String...) throws -> String {
    try Tshark.run(["-X", "lua_script:\(script)", "-n", "-r", path] + arguments)
  }

  @Test("It names every field, and nothing is malformed, however the stream is cut", arguments: [100_000, 100, 33])
  func routes(piece: Int) throws {
    let folder = try TemporaryFolder()
    let stream = try Hex.bytes(
      Self.misread.map { try CaptureSamples.update($0.routes, tunnel: $0.tunnel) }.joined()
        + CaptureSamples.update("0311 00010a0000010064 0000000a 20 0a000001") + CaptureSamples.keepalive)
    let path = folder.path("routes.pcapng")
    try CaptureSamples.write(CaptureSamples.capture(CaptureSamples.frames(stream, piece: piece)), to: path)
    let text = try Self.tshark(path, "-V")
    #expect(!text.localizedCaseInsensitiveContains("malformed"))
    #expect(!text.contains("Octets are missing"))
    for words in Self.misread.flatMap(\.words) { #expect(text.contains(words), "\(words)") }
    // What tshark reads well stays with its own dissector.
    #expect(text.contains("Type: KEEPALIVE Message (4)"))
    #expect(text.contains("EVPN NLRI: Inclusive Multicast Route"))
    #expect(try Self.tshark(path, "-Y", "_ws.malformed").isEmpty)
  }

  @Test("Nothing in the capture of a lab is malformed any more", arguments: CaptureTests.joinsAndLeaves)
  func labs(lab: String, lines: [String]) throws {
    let folder = try TemporaryFolder()
    _ = try CaptureTests.run(lab, lines, capturing: folder.path("capture"))
    #expect(try Self.tshark(folder.path("capture"), "-Y", "_ws.malformed || labbgp.short").isEmpty)
  }

  @Test("Without it tshark misreads these very octets: else it could go")
  func isNeeded() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("routes.pcapng")
    let messages = try Self.misread.map { try Hex.bytes(CaptureSamples.update($0.routes, tunnel: $0.tunnel)) }
    try CaptureSamples.write(
      CaptureSamples.capture(messages.enumerated().map { CaptureSamples.frame($1, at: 1 + UInt32($0) * 4_096) }),
      to: path)
    let text = try Tshark.run(["-n", "-r", path, "-V"])
    #expect(text.contains("Malformed Packet") || text.contains("Invalid EVPN Route Type"))
    #expect(!text.contains("BFR identifier"))
  }

  @Test(
    "BIER under MPLS and behind its own EtherType, and frames to a group without a control word, are read to the end")
  func dataplane() throws {
    let inner = try Self.traffic()
    let label = try Hex.bytes("0012c140")
    let underMPLS = try Hex.bytes("003e8140 50100000 00020005 0000000000000042") + label + inner
    let alone = try Hex.bytes("003e8140 00100000 00030005 0000000000000042") + inner
    func frame(_ type: UInt16, _ payload: [UInt8]) -> [UInt8] {
      EthernetFrame(
        destination: MACAddress(0x0200_0000_0202), source: MACAddress(0x0200_0000_0201),
        etherType: EtherType(rawValue: type), payload: payload
      ).encoded
    }
    let folder = try TemporaryFolder()
    let path = folder.path("frames.pcapng")
    try CaptureSamples.write(
      CaptureSamples.capture([frame(0x8847, underMPLS), frame(0xab37, alone), frame(0x8847, label + inner)]), to: path)
    let text = try Self.tshark(path, "-V")
    #expect(text.components(separatedBy: "Bit string: 0000000000000042 (BFER 2 7)").count == 3)
    #expect(text.components(separatedBy: "Dst: 239.1.1.1").count == 4)
    #expect(!text.localizedCaseInsensitiveContains("malformed"))
    #expect(!text.contains("Control Word"))
  }
}
