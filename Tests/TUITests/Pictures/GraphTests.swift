import Engine
import TUI
import Testing
import Wire

@Suite("The picture of the network")
struct GraphTests {
  private func lab(_ nodes: [(String, NodeKind, PicturePlace?)], _ links: [(Int, Int)]) -> LabDescription {
    var lab = LabDescription(name: "picture")
    for (index, (name, kind, place)) in nodes.enumerated() {
      var node = NodeDescription(name: name, kind: kind)
      node.place = place
      node.autonomousSystem = 65_000
      node.loopback = IPAddress(192, 0, 2, UInt8(index + 1))
      if kind == .host { node.address = IPAddress(10, 0, 0, UInt8(index + 1)) }
      lab.nodes.append(node)
    }
    for (number, (a, b)) in links.enumerated() {
      lab.links.append(
        LinkDescription(
          a: PortReference(node: nodes[a].0, port: "p\(number)"),
          b: PortReference(node: nodes[b].0, port: "p\(number)"),
          delay: .milliseconds(1)))
    }
    return lab
  }

  @Test("Hints decide, whatever their numbers; two nodes never stand on one place")
  func hints() {
    let place = PicturePlace(x: 7, y: -3)
    let layout = GraphLayout(
      lab([("A", .pe, place), ("B", .pe, PicturePlace(x: 1_000_000, y: 5)), ("C", .pe, place)], []))
    #expect(layout.places.map(\.column) == [0, 1, 0])
    #expect(Set(layout.places).count == 3)
    #expect(layout.columns == 2)
  }

  @Test("Without hints hosts stand outside, then switches, PEs and the core")
  func layers() {
    let layout = GraphLayout(
      lab(
        [
          ("H1", .host, nil), ("S1", .switch, nil), ("PE1", .pe, nil), ("P1", .p, nil), ("PE2", .pe, nil),
          ("H2", .host, nil),
        ],
        [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]))
    #expect(layout.places.map(\.column) == [0, 1, 2, 3, 4, 5])
    #expect(Set(layout.places).count == 6)
    #expect(
      layout
        == GraphLayout(
          lab(
            [
              ("H1", .host, nil), ("S1", .switch, nil), ("PE1", .pe, nil), ("P1", .p, nil), ("PE2", .pe, nil),
              ("H2", .host, nil),
            ], [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)])))
  }

  @Test("Ways are unbroken from box to box, in every direction")
  func paths() {
    let center = Rect(row: 40, column: 60, height: 3, width: 7)
    for row in stride(from: 0, through: 80, by: 5) {
      for column in stride(from: 0, through: 120, by: 6) {
        let other = Rect(row: row, column: column, height: 3, width: 6)
        guard other.intersection(Rect(row: 37, column: 54, height: 9, width: 19)).isEmpty else { continue }
        for slopeAtStart in [true, false] {
          let steps = LinkPath(from: center, to: other, slopeAtStart: slopeAtStart).steps
          guard let first = steps.first, let last = steps.last else {
            Issue.record("no way to \(row), \(column)")
            continue
          }
          for (a, b) in zip(steps, steps.dropFirst()) {
            let isNear = abs(a.position.row - b.position.row) <= 1 && abs(a.position.column - b.position.column) <= 1
            #expect(isNear, "from \(a.position) to \(b.position) on the way to \(row), \(column)")
          }
          #expect(touches(first.position, center) && touches(last.position, other), "to \(row), \(column)")
        }
      }
    }
  }

  private func touches(_ place: Position, _ box: Rect) -> Bool {
    !Rect(row: box.row - 1, column: box.column - 1, height: box.height + 2, width: box.width + 2)
      .intersection(Rect(row: place.row, column: place.column, height: 1, width: 1)).isEmpty && !box.contains(place)
  }

  @Test("A frame under way stands where it is: at the start, in the middle, at the end")
  func moving() {
    let path = LinkPath(
      from: Rect(row: 0, column: 0, height: 1, width: 3), to: Rect(row: 0, column: 13, height: 1, width: 3))
    #expect(path.step(at: 0)?.position.column == 3)
    #expect(path.step(at: 500)?.position.column == 8)
    #expect(path.step(at: 999)?.position.column == 12)
  }

  @Test("While time plays a frame moves along its link, with the sign of its protocol")
  func signs() throws {
    var bench = try Bench.firstJoin()
    bench.run("start F1", "run 500us")
    let early = bench.draw(TopologyPane.self, Size(rows: 20, columns: 100)).text
    bench.run("run 400us")
    let late = bench.draw(TopologyPane.self, Size(rows: 20, columns: 100)).text
    let column = { (text: String) -> Int in
      let line = text.split(separator: "\n").first { $0.contains("●") } ?? ""
      return line.firstIndex(of: "●").map { line.distance(from: line.startIndex, to: $0) } ?? -1
    }
    #expect(column(early) > 0 && column(early) < column(late))
    bench.run("run 20ms", "join H2 F1", "run 500us")
    #expect(
      bench.draw(TopologyPane.self, Size(rows: 20, columns: 100)).text.split(separator: "\n").dropLast().contains {
        $0.contains("I")
      })
  }

  @Test("Copies, faults, sources, receivers and forwarders are told without colour")
  func marks() throws {
    var bench = try Bench.whoHeardTheJoin()
    bench.run("start F1", "join H1 F1", "run 1.005s", "fail node PE1")
    let text = bench.draw(TopologyPane.self, Size(rows: 24, columns: 120)).text
    for word in ["×1", "DF", "H9 [S]", "H1 [R]", "PE1 ╳"] { #expect(text.contains(word), "\(word)") }
    bench.glyphs = .ascii
    let ascii = bench.draw(TopologyPane.self, Size(rows: 24, columns: 120)).text
    #expect(ascii.contains("x1") && ascii.contains("x!x"))
    #expect(ascii.unicodeScalars.allSatisfy { $0.isASCII })
  }
}
