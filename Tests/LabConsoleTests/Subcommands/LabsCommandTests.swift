import Foundation
import TestSupport
import Testing

@testable import LabConsole

@Suite("labconsole labs")
struct LabsCommandTests {
  @Test("The labs that ship are listed by number, with title and minutes")
  func list() throws {
    let result = try Program.built().run("labs")
    #expect(result.status == 0)
    #expect(result.narration.isEmpty)
    #expect(result.lines.contains { $0.hasPrefix(" 1  first-join") })
    #expect(result.lines.contains { $0.hasPrefix(" 7  who-heard-the-join") && $0.hasSuffix("Who heard the join?") })
  }

  @Test("The object has a line for each lab, and how far somebody has come")
  func json() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("labs/03-third.lab.yml", LabSample.text)
    _ = try folder.file(
      "state/labconsole/progress.json", #"{"schema":"labconsole/progress/1","labs":{"third":["c1","gone"]}}"#)
    let result = try Program.built().run(
      "labs", "--json",
      environment: ["LABCONSOLE_LABS": folder.path("labs"), "XDG_STATE_HOME": folder.path("state")])
    #expect(result.status == 0)
    let labs = try #require(try result.json()["labs"] as? [[String: Any]])
    let third = try #require(labs.first { $0["name"] as? String == "third" })
    #expect(third["number"] as? Int == 3)
    #expect(third["title"] as? String == "The third")
    #expect(third["minutes"] as? Int == 5)
    #expect(third["progress"] as? [String: Int] == ["passed": 1, "checks": 2])
    let first = try #require(labs.first { $0["name"] as? String == "first-join" })
    #expect(first["title"] is String)
  }

  @Test("A file in the folder that is no lab is told, and the others are listed")
  func broken() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("04-broken.lab.yml", "name: broken\nnodes: 7\n")
    let result = try Program.built().run("labs", environment: ["LABCONSOLE_LABS": folder.path("")])
    #expect(result.status == 2)
    #expect(result.output.contains("first-join"))
    #expect(result.narration.contains("04-broken.lab.yml:2:1: error: "))
  }

  @Test("A full disk ends with 5 and the system's reason; a reader that goes away is no error")
  func unwritable() throws {
    let program = try Program.built()
    let full = try program.run("labs", redirect: ">/dev/full")
    #expect(full.status == 5)
    #expect(full.narration.contains("No space left on device"))
    let folder = try TemporaryFolder()
    let script = "\"\(program.url.path)\" labs | true; echo ${PIPESTATUS[0]}"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "(\(script)) >'\(folder.path("out"))' 2>&1"]
    try process.run()
    process.waitUntilExit()
    #expect(try String(contentsOfFile: folder.path("out"), encoding: .utf8) == "0\n")
  }
}

/// A small lab with two checks.
enum LabSample {
  static let text = """
    name: third
    title: The third
    minutes: 5
    topology:
      nodes:
        PE1: {kind: pe, as: 65000, loopback: 192.0.2.1}
        PE2: {kind: pe, as: 65000, loopback: 192.0.2.2}
        H1: {kind: host, ip: 10.0.0.1/24}
        H2: {kind: host, ip: 10.0.0.2/24}
      links:
        - {endpoints: ["PE1:eth1", "PE2:eth1"]}
        - {endpoints: ["H1:eth0", "PE1:eth9"]}
        - {endpoints: ["H2:eth0", "PE2:eth9"]}
    services:
      - {name: red, evi: 10, vlan: 10, pes: [PE1, PE2], selective: {mode: smet}}
    flows:
      F1: {from: H1, group: 239.1.1.1, service: red, rate: 100pps, size: 200}
    guide:
      - step: Let H2 join.
        try: ["join H2 F1"]
        checks:
          - {id: c1, expr: "once(H2, F1)", within: 500ms, why: "Nobody asked.", fails-on: [start]}
          - {id: c2, expr: "count(PE1, smet) == 1", fails-on: [start]}
    solution: ["start F1", "join H2 F1", "run 1s"]

    """
}
