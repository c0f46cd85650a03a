import Engine
import TUI
import Testing
import Wire

@Suite("The packets pane")
struct PacketsPaneTests {
  private let size = Size(rows: 30, columns: 120)

  @Test("Without a choice the list follows what happens; a choice holds it; G lets it go")
  func follow() throws {
    var bench = try Bench.firstJoin()
    bench.run("start F1", "run 100ms")
    bench.type("4")
    let last = { (bench: Bench) in "\(bench.shell.world.frames.count - 1)" }
    #expect(bench.draw(PacketsPane.self, size).text.contains(last(bench)))
    bench.type("k")
    let held = bench.screen.state.packet
    bench.run("run 1s")
    #expect(bench.screen.state.packet == held)
    #expect(!bench.draw(PacketsPane.self, size).text.contains(" \(last(bench)) "))
    bench.type("G")
    #expect(bench.screen.state.packet == nil)
    #expect(bench.draw(PacketsPane.self, size).text.contains(last(bench)))
  }

  @Test("Filters show one link, one node, one flow, or what controls")
  func filters() throws {
    var bench = try Bench.firstJoin()
    bench.run("start F1", "join H2 F1", "run 200ms")
    bench.type("1]4")
    var shown: [String] = []
    for _ in PacketFilter.allCases {
      bench.type("&")
      shown.append(bench.draw(PacketsPane.self, Size(rows: 60, columns: 120)).text)
    }
    let list = { (text: String) in
      text.split(separator: "\n").dropFirst().prefix { !$0.contains("──") }.map(String.init)
    }
    #expect(list(shown[0]).allSatisfy { $0.contains("PE1-PE2") })
    #expect(list(shown[1]).allSatisfy { $0.contains("PE1 >") || $0.contains("> PE1") })
    #expect(list(shown[2]).allSatisfy { $0.contains("flow 0") })
    #expect(list(shown[3]).allSatisfy { !$0.contains("flow 0") })
    #expect(bench.screen.state.packetFilter == .all)
  }

  @Test("The selected field's octets are reversed and stand in brackets")
  func brackets() throws {
    var bench = try Bench.firstJoin()
    bench.run("start F1", "run 5ms")
    bench.type("4g")
    bench.press(.enter)
    bench.type("g")
    #expect(bench.screen.state.isInFields)
    bench.type("j")
    let canvas = bench.draw(PacketsPane.self, size)
    #expect(canvas.text.contains("Destination"))
    let row = (0..<canvas.height).first { row in canvas.runs(row: row).contains { $0.text.contains("0000") } } ?? 0
    let text = canvas.runs(row: row).map(\.text).joined()
    let bracketed = text.split(separator: "[").dropFirst().first?.split(separator: "]").first.map(String.init) ?? ""
    #expect(bracketed.split(separator: " ").count == 6)
    let reversed = canvas.runs(row: row).filter { $0.style.emphasis.contains(.reverse) }.map(\.text).joined()
    #expect(reversed == bracketed)
    bench.press(.escape)
    #expect(!bench.screen.state.isInFields)
  }

  @Test("A field that goes over a row's end has one opening and one closing bracket")
  func overRows() {
    var canvas = Canvas(Size(rows: 3, columns: 40))
    let bytes = (0..<24).map { UInt8($0) }
    for row in 0..<3 {
      HexRow.draw(bytes, from: row * 8, count: 8, selected: 6..<16, in: &canvas, row: row)
    }
    #expect(
      canvas.text == """
        0000  00 01 02 03 04 05[06 07
        0008  08 09 0a 0b 0c 0d 0e 0f]
        0010  10 11 12 13 14 15 16 17
        """)
  }

  @Test("A frame that was dropped says why, and w asks")
  func dropped() throws {
    var bench = try Bench.firstJoin()
    bench.run("start F1", "run 5ms")
    bench.type("4")
    bench.run("fail link H1-PE1", "run 50ms")
    #expect(bench.draw(PacketsPane.self, size).text.contains("dropped: link-down"))
    let number = bench.shell.world.frames.count - 1
    #expect(bench.type("w") == [.run("why packet \(number) dropped")])
  }

  @Test("Labels of a tunnelled packet are said once")
  func labels() throws {
    var bench = try Bench.firstJoin()
    bench.run("start F1", "join H2 F1", "run 100ms")
    bench.type("4/MPLS")
    bench.press(.enter)
    let rows = bench.draw(PacketsPane.self, size).text.split(separator: "\n").filter { $0.contains("MPLS") }
    #expect(!rows.isEmpty)
    #expect(rows.prefix(1).allSatisfy { $0.split(separator: "25000").count == 2 })
  }

  @Test("Frames whose octets are gone are still listed")
  func gone() throws {
    let bench = try Bench.firstJoin()
    #expect(bench.shell.world.frames.bytes(of: CopyID(UInt32.max)) == nil)
    #expect(FieldLine.lines(of: Dissector.dissect(frame: []).nodes).allSatisfy { $0.octets.isEmpty })
  }
}
