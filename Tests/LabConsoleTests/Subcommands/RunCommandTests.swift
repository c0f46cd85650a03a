import Foundation
import TestSupport
import Testing

@testable import LabConsole

@Suite("labconsole run")
struct RunCommandTests {
  private let join = ["-c", "start F1", "-c", "join H1 F1", "-c", "run 2s"]
  private let expectations = ["-c", "expect once(H1,F1)", "-c", "expect count(PE4,smet)==1"]

  @Test("The slides' lab: one report, one SMET route, every packet once")
  func joinSynch() throws {
    let result = try Program.built().run(["run", "who-heard-the-join", "--json"] + join + expectations)
    #expect(result.status == 0)
    #expect(result.narration.isEmpty)
    let object = try result.json()
    #expect(object["schema"] as? String == "labconsole/run/1")
    #expect(object["lab"] as? String == "who-heard-the-join")
    #expect(object["seed"] as? Int == 1)
    #expect(object["at"] as? Double == 2)
    #expect(object["converged"] as? Bool == true)
    #expect((object["digest"] as? String)?.count == 32)
    #expect((object["violations"] as? [Any])?.isEmpty == true)
    let found = try #require(object["expectations"] as? [[String: Any]])
    #expect(found.map { $0["verdict"] as? String } == ["pass", "pass"])
    #expect(found.map { $0["text"] as? String } == ["once(H1,F1)", "count(PE4,smet)==1"])
    #expect(found.map { $0["source"] as? String } == ["-c:4:1", "-c:5:1"])
    let outputs = try #require(object["outputs"] as? [[String: Any]])
    #expect(
      outputs.map { $0["command"] as? String } == ["start F1", "join H1 F1", "run 2s"]
        + found.map { "expect \($0["text"] ?? "")" })
    #expect(outputs.allSatisfy { $0["text"] is String && $0["json"] is [String: Any] })
  }

  @Test(
    "Without synchronisation it fails with 1 and says why",
    arguments: [["-c", "set ES1 sync none"], ["--set", "ES1.sync=none"]])
  func noSynch(setting: [String]) throws {
    let result = try Program.built().run(["run", "who-heard-the-join", "--json"] + setting + join + expectations)
    #expect(result.status == 1)
    #expect(result.narration.contains("-c:\(setting[0] == "-c" ? 5 : 4):1: error: failed: expect once(H1,F1)"))
    #expect(result.narration.contains("because: "))
    let found = try #require(try result.json()["expectations"] as? [[String: Any]])
    #expect(found.map { $0["verdict"] as? String } == ["fail"])
  }

  @Test("Text: what commands show is on standard output, everything else on standard error")
  func text() throws {
    let result = try Program.built().run("run", "first-join", "-c", "show nodes json", "-c", "# nothing")
    #expect(result.status == 0)
    #expect(try result.json()["schema"] as? String == "labconsole/nodes/1")
    #expect(result.narration.hasPrefix("> show nodes json\nfirst-join: 0.000 s, "))
    #expect(result.narration.contains("converged, seed 1, digest "))
  }

  @Test("A wrong command is told with its column, the line, a caret and the nearest word; it ends with 2 and no JSON")
  func wrongCommand() throws {
    let result = try Program.built().run("run", "first-join", "--json", "-c", "run 1ms; join H9 F1")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    let lines = result.narration.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("-c:1:15: error: ") && lines[0].contains("did you mean `H1`?"))
    #expect(Array(lines[1...]) == ["  run 1ms; join H9 F1", "  " + String(repeating: " ", count: 14) + "^"])
  }

  @Test("In a script the line counts, too; the first wrong line stops it unless --keep-going goes on")
  func script() throws {
    let folder = try TemporaryFolder()
    let script = try folder.file(
      "join.lab", "# two hosts\njoin H2 F1\n\n  joni H3 F1\nstart F1; run 1s\nexpect copies(H3,F1) > 0\n")
    let program = try Program.built()
    let stopped = try program.run("run", "first-join", "--script", script)
    #expect(stopped.status == 2)
    #expect(stopped.narration.contains("\(script):4:3: error: "))
    #expect(stopped.narration.contains("did you mean `join`?"))
    #expect(!stopped.narration.contains("> start F1"))
    let whole = try program.run("run", "first-join", "--script", script, "--keep-going", "--json")
    #expect(whole.status == 2)
    #expect(whole.narration.contains("\(script):6:1: error: failed: "))
    #expect((try whole.json()["outputs"] as? [Any])?.count == 5)
    let fromInput = try program.run("run", "first-join", "--script", "-", input: "run 1s\r\nexpect converged\r\nnope")
    #expect(fromInput.status == 2)
    #expect(fromInput.narration.contains("-:3:1: error: "))
  }

  @Test("What cannot be read or written is told with the reason")
  func files() throws {
    let program = try Program.built()
    let folder = try TemporaryFolder()
    for (arguments, status, reason) in [
      (["--script", folder.path("none")], 2, "No such file or directory"),
      (["--script", folder.path("")], 2, "is a folder, not a file"),
      (["--script", "/dev/zero"], 2, "is longer than 1048576 octets"),
      (["--pcap", folder.path("no/such/folder")], 5, "No such file or directory"),
      (["--trace", folder.path("")], 5, "Is a directory"),
      (["--pcap", "/dev/full", "-c", "run 1s"], 5, "/dev/full: No space left on device"),
      (["--trace", "/dev/full"], 5, "/dev/full: No space left on device"),
      (["-c", "show nodes | save /dev/full"], 5, "No space left on device"),
      (["-c", "show nodes | save \(folder.path("no/file"))"], 5, "No such file or directory"),
      (["--set", "ES1"], 2, "--set:1:1: error: this is not OBJ.KEY=VALUE"),
      (["--set", "H2.respnd=none"], 2, "--set:1:4: error: "),
    ] as [([String], Int32, String)] {
      let result = try program.run(["run", "first-join"] + arguments)
      #expect(result.status == status, "\(arguments) \(result.narration)")
      #expect(result.narration.contains(reason), "\(arguments) \(result.narration)")
    }
    #expect(try program.run(["run", "first-join", "-c", "show nodes"], redirect: ">/dev/full").status == 5)
  }

  @Test("Every error of a broken lab is printed, and nothing is run")
  func brokenLab() throws {
    let folder = try TemporaryFolder()
    let text = LabSample.text.replacing("minutes: 5", with: "minuets: 5").replacing("evi: 10", with: "evi: ten")
    let lab = try folder.file("third.lab.yml", text)
    let result = try Program.built().run("run", lab, "-c", "run 1s", "--pcap", folder.path("capture"))
    #expect(result.status == 2)
    #expect(result.narration.components(separatedBy: ": error: ").count == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.path("capture")))
    let missing = try Program.built().run("run", "who-herd-the-join")
    #expect(missing.status == 2)
    #expect(missing.narration.contains("did you mean `who-heard-the-join`?"))
  }

  @Test("The trace has a line for each record, and each cause comes before its consequence")
  func trace() throws {
    let folder = try TemporaryFolder()
    let result = try Program.built().run(
      "run", "first-join", "--trace", folder.path("trace"), "-c", "join H2 F1", "-c", "run 1s")
    #expect(result.status == 0)
    let lines = try String(contentsOfFile: folder.path("trace"), encoding: .utf8).split(separator: "\n")
    for (number, line) in lines.enumerated() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      try #require(fields.count == 7, "\(line)")
      #expect(fields[0] == "\(number)")
      #expect(fields[5] == "-" || Int(fields[5]) ?? .max < number)
    }
    #expect(lines.contains { $0.contains("\tPE2\t") && $0.hasSuffix("\tRFC 9251 §4.1") })
  }

  @Test("Another seed is another run; the same seed is the same run")
  func seed() throws {
    let program = try Program.built()
    func digest(_ seed: String) throws -> String? {
      let result = try program.run("run", "7", "--json", "--seed", seed, "-c", "join H1 F1", "-c", "run 1s")
      #expect(try result.json()["seed"] as? Int == Int(seed))
      return try result.json()["digest"] as? String
    }
    #expect(try digest("5") == digest("5"))
    #expect(try digest("5") != digest("6"))
  }

  @Test(
    "D-1: debug and release run the same", .enabled(if: Program.release != nil, "no release build of these sources"))
  func builds() throws {
    let arguments = ["run", "7", "--json"] + join + ["-c", "leave H1 F1", "-c", "fail link CE1-PE2", "-c", "run 9s"]
    let results = try [Program.built(), #require(Program.release)].map { try $0.run(arguments).json() }
    #expect(results[0]["digest"] as? String == results[1]["digest"] as? String)
    #expect(results[0]["events"] as? Int == results[1]["events"] as? Int)
  }

  @Test("In a locale without Unicode the text is ASCII")
  func plainLocale() throws {
    let result = try Program.built().run(
      "run", "first-join", "-c", "join H2 F1", environment: ["LANG": "C", "LC_ALL": "C"])
    #expect(result.status == 0)
    #expect(result.output.contains("(RFC 3376 section 5.1)"))
    let isPlain = (result.output + result.narration).utf8.allSatisfy { $0 < 128 }
    #expect(isPlain)
  }

  @Test("^C stops a run between events: what has happened is reported, and it ends with 130")
  func interrupt() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = try Program.built().url
    process.arguments = [
      "run", "first-join", "--json", "--pcap", folder.path("capture"), "-c", "join H2 F1; start F1", "-c", "run 8000h",
    ]
    process.currentDirectoryURL = Repository.root
    let output = try folder.file("out", "")
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Once packets of the flow are written, the run is under way.
    let deadline = Date.now.addingTimeInterval(60)
    while Self.size(folder.path("capture")) < 300_000, process.isRunning, Date.now < deadline { usleep(10_000) }
    process.interrupt()
    while process.isRunning, Date.now < deadline { usleep(10_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: output)))
    #expect((object as? [String: Any])?["schema"] as? String == "labconsole/run/1")
    #expect(try CaptureTests.packets(folder.path("capture")).count > 1_000)
  }

  private static func size(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  @Test("Control characters of a command never reach the terminal")
  func controlCharacters() throws {
    let result = try Program.built().run("run", "first-join", "-c", "join \u{1b}[31mH2\u{9b}2J F1")
    #expect(result.status == 2)
    let isClean = (result.narration + result.output).unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 32 && !(0x7f...0x9f).contains($0.value)
    }
    #expect(isClean)
  }
}
