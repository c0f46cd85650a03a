import Engine
import Foundation
import TestSupport
import Testing
import Wire

@testable import LabConsole

@Suite("Captures")
struct CaptureTests {
  /// A packet of a capture file.
  struct Packet: Hashable {
    let interface: String
    let time: Int64
    let bytes: [UInt8]
  }

  /// What a capture file holds.
  static func packets(_ path: String) throws -> [Packet] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    func word(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } }
    var names: [String] = []
    var packets: [Packet] = []
    var offset = 0
    while offset < bytes.count {
      let length = word(offset + 4)
      try #require(length >= 12 && offset + length <= bytes.count)
      if word(offset) == 1 {
        // The first option is the name.
        let size = word(offset + 16) >> 16
        names.append(String(decoding: bytes[offset + 20..<offset + 20 + size], as: UTF8.self))
      }
      if word(offset) == 6 {
        let count = word(offset + 20)
        packets.append(
          Packet(
            interface: names[word(offset + 8)], time: Int64(word(offset + 12)) << 32 | Int64(word(offset + 16)),
            bytes: Array(bytes[offset + 28..<offset + 28 + count])))
      }
      offset += length
    }
    return packets
  }

  /// What the frame log of a world holds, in the same form; without octets that are gone.
  static func log(_ world: World) -> [Packet] {
    (0..<world.frames.count).map { number in
      let copy = CopyID(UInt32(number))
      let record = world.frames[copy]
      return Packet(
        interface: world.plant.name(of: world.links[record.link.index][record.from]),
        time: record.time.nanoseconds + 1_000_000_000_000, bytes: world.frames.bytes(of: copy) ?? [])
    }
  }

  /// Boots a lab that ships, executes lines, and returns the world; `path` is where the capture goes, if anywhere.
  static func run(_ lab: String, _ lines: [String], capturing path: String?) throws -> World {
    let source = try LabSource(path: Repository.root.appendingPathComponent("labs/\(lab).lab.yml").path)
    let capture = try path.map { try Capture($0) }
    let world = World.boot(source.lab, watching: capture?.watcher).world
    var runner = LineRunner(Shell(world))
    runner.shell.watcher = capture?.watcher
    for line in lines {
      runner.execute(ScriptLine(line, file: "test", line: 1)) { outcome in
        #expect(outcome.statuses.isEmpty, "\(line): \(outcome.output.lines)")
        return true
      }
      capture?.look(at: runner.shell.world)
    }
    try capture?.finish()
    #expect(capture?.missing ?? 0 == 0)
    return runner.shell.world
  }

  static let joinsAndLeaves: [(lab: String, lines: [String])] = [
    ("01-first-join", ["start F1", "join H2 F1", "run 500ms", "join H3 F1 v2; run 500ms", "leave H2 F1", "run 5s"]),
    (
      "07-who-heard-the-join",
      ["start F1", "join H1 F1", "run 500ms", "join H2 F1 v2", "run 1s", "leave H1 F1; leave H2 F1", "run 5s"]
    ),
  ]

  @Test("D-3: the size of steps changes nothing: 2 s at once, and two thousand times 1 ms")
  func stepSize() throws {
    let lines = ["start F1", "join H1 F1"]
    let whole = try Self.run("07-who-heard-the-join", lines + ["run 2s"], capturing: nil)
    let parts = try Self.run(
      "07-who-heard-the-join", lines + Array(repeating: "run 1ms", count: 2_000), capturing: nil)
    #expect(whole.digest == parts.digest)
    #expect(whole.now == parts.now)
  }

  /// Every lab that ships, with its solution.
  static let solutions: [(lab: String, lines: [String])] = Repository.files(in: "labs", suffix: ".lab.yml").compactMap {
    guard let source = try? LabSource(path: $0.path), !source.lab.solution.isEmpty else { return nil }
    return (String($0.lastPathComponent.dropLast(".lab.yml".count)), source.lab.solution.map(\.text))
  }

  @Test(
    "D-5: every frame-hop since the boot is in the file, with its octets, time and interface", arguments: joinsAndLeaves
  )
  func captureIsTheLog(lab: String, lines: [String]) throws {
    let folder = try TemporaryFolder()
    let world = try Self.run(lab, lines, capturing: folder.path("capture"))
    let packets = try Self.packets(folder.path("capture"))
    #expect(packets.count > 500)
    #expect(packets == Self.log(world))
    #expect(packets.allSatisfy { $0.time > 0 })
  }

  /// Everything that our own reader finds in a file.
  private static func read(_ bytes: some Collection<UInt8>) throws -> (packets: [CapturedPacket], reader: CaptureReader)
  {
    var reader = CaptureReader()
    reader.append(bytes)
    reader.finish()
    var packets: [CapturedPacket] = []
    while let item = try reader.next() {
      guard case .packet(let packet) = item else { continue }
      packets.append(packet)
    }
    return (packets, reader)
  }

  @Test("Each packet says on which link end it was sent, and which event was its cause", arguments: joinsAndLeaves)
  func causes(lab: String, lines: [String]) throws {
    let folder = try TemporaryFolder()
    let world = try Self.run(lab, lines, capturing: folder.path("capture"))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("capture"))))
    let (packets, reader) = try Self.read(bytes)
    #expect(reader.cut == nil)
    #expect(reader.interfaces.count == 2 * world.links.count)
    #expect(packets.count == world.frames.count)
    for packet in packets {
      let record = world.frames[CopyID(UInt32(packet.number - 1))]
      let cause = world.trace[record.cause].map { $0.detail.kind } ?? ""
      #expect(packet.direction == .outbound)
      #expect(packet.comments.count == 1)
      #expect(packet.comments[0].hasPrefix("packet \(packet.number - 1), because of event \(record.cause.number)"))
      #expect(packet.comments[0].hasSuffix("\(cause)"))
    }
  }

  @Test("A capture of a lab that is cut at any octet opens up to its last whole block")
  func cutAnywhere() throws {
    let folder = try TemporaryFolder()
    _ = try Self.run("01-first-join", ["join H2 F1", "run 100ms"], capturing: folder.path("capture"))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("capture"))))
    let whole = try Self.read(bytes).packets
    for count in 4..<min(bytes.count, 6_000) {
      let (packets, reader) = try Self.read(bytes.prefix(count))
      #expect(packets == Array(whole.prefix(packets.count)))
      let end = reader.cut?.offset ?? count
      #expect(packets.count == whole.count { $0.offset < end })
    }
  }

  @Test("D-3: a capture changes nothing")
  func captureOnlyLooks() throws {
    let folder = try TemporaryFolder()
    let (lab, lines) = Self.joinsAndLeaves[1]
    let with = try Self.run(lab, lines, capturing: folder.path("capture"))
    let without = try Self.run(lab, lines, capturing: nil)
    #expect(with.digest == without.digest)
    #expect(with.eventCount == without.eventCount)
  }

  @Test("What a step back takes back is gone from the file, and what happened instead is there")
  func stepsBack() throws {
    let folder = try TemporaryFolder()
    for lines in [
      ["start F1", "join H2 F1", "run 1s", "rewind 500ms", "join H3 F1", "run 1s"],
      ["start F1", "join H2 F1", "run 1s", "undo", "run 2s"],
      ["start F1", "run 1s", "rstep 40", "run 10ms"],
      ["start F1", "join H2 F1", "run 1s", "rewind 900ms; join H3 F1; run 2s; rewind 100ms; leave H2 F1; run 100ms"],
      ["join H2 F1", "run 1s", "reset seed 9", "join H3 F1", "run 2s"],
      ["start F1", "run 100ms", "goto 0.05", "run 200ms", "reset"],
    ] {
      let world = try Self.run("01-first-join", lines, capturing: folder.path("capture"))
      #expect(try Self.packets(folder.path("capture")) == Self.log(world), "\(lines)")
    }
  }

  @Test("A run of more frames than the world keeps is captured whole")
  func longRun() throws {
    let folder = try TemporaryFolder()
    let world = try Self.run(
      "01-first-join", ["join H2 F1", "run 100ms", "start F1 rate 50000", "run 500ms"],
      capturing: folder.path("capture"))
    let log = Self.log(world)
    #expect(log.count > FrameLog.kept + 2_048)
    #expect(log.first?.bytes.isEmpty == true, "the world still has its first frame")
    let packets = try Self.packets(folder.path("capture"))
    #expect(packets.count == log.count)
    #expect(packets.allSatisfy { !$0.bytes.isEmpty })
    #expect(packets.suffix(1_000).elementsEqual(log.suffix(1_000)))
  }
}
