import Foundation
import Testing

/// Says why when it is not.
private let isRealTerminalPossible: Bool = {
  guard let absence = Tmux.absence else { return true }
  FileHandle.standardError.write(Data("The tests on a real terminal are left out: \(absence).\n".utf8))
  return false
}()

/// The program on a real terminal: what a person sees, and what is left behind when it ends.
@Suite(.serialized, .enabled(if: isRealTerminalPossible)) struct RealTerminalTests {
  private func started(
    rows: Int = 30, columns: Int = 100, _ arguments: String = "first-join", variables: String = "",
    environment: [String: String] = [:]
  ) throws -> Tmux {
    let tmux = try Tmux(rows: rows, columns: columns, environment: environment)
    try tmux.start(arguments, variables: variables)
    return tmux
  }

  @Test("It starts, takes commands, and leaves the terminal whole")
  func itStartsTakesCommands() throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    tmux.line("start F1; run 1s")
    let seen = try tmux.wait(for: "first-join 1.000>")
    #expect(seen.contains("t=1.000"))
    tmux.line("quit")
    try tmux.wait(for: "status 0")
    try tmux.expectWhole()
  }

  @Test("It fits another size, and one that nothing fits into")
  func itFitsAnotherSize() throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    tmux.resize(rows: 50, columns: 150)
    try tmux.wait("for a taller screen") { $0.split(separator: "\n", omittingEmptySubsequences: false).count >= 50 }
    tmux.resize(rows: 3, columns: 12)
    tmux.resize(rows: 24, columns: 80)
    try tmux.wait(for: "first-join 0.000>")
    tmux.keys("C-d", "C-d")
    try tmux.wait(for: "status 0")
    try tmux.expectWhole()
  }

  @Test("^Z gives the shell its terminal, fg takes it back, and what was typed is still there")
  func controlZGivesTheShell() throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    tmux.type("join H2")
    try tmux.wait(for: "> join H2")
    tmux.keys("C-z")
    try tmux.wait(for: "Stopped")
    try tmux.expectWhole()
    tmux.line("fg")
    try tmux.wait(for: "> join H2")
    tmux.line(" F1")
    try tmux.wait("for the join") { $0.contains("> join H2 F1") && $0.contains("H2 listens") }
    tmux.line("quit")
    try tmux.wait("for the shell") { !$0.contains("Topology") }
    tmux.line("echo status $?")
    try tmux.wait(for: "status 0")
    try tmux.expectWhole()
  }

  @Test("A signal ends it and leaves the terminal whole", arguments: [SIGTERM, SIGHUP])
  func aSignalEndsIt(signal: Int32) throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    for process in tmux.processes(named: "labconsole") { kill(process, signal) }
    try tmux.wait(for: "status 130")
    try tmux.expectWhole()
  }

  @Test("A crash leaves the terminal whole, and says how to come to the same place again")
  func aCrashLeavesTheTerminal() throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    tmux.line("join H2 F1")
    try tmux.wait(for: "> join H2 F1")
    tmux.line("run 1s")
    try tmux.wait(for: "first-join 1.000>")
    for process in tmux.processes(named: "labconsole") { kill(process, SIGSEGV) }
    let seen = try tmux.wait(for: "status 139")
    #expect(seen.contains("lab first-join, seed 1"))
    #expect(seen.contains("  run 1s\n  join H2 F1"))
    try tmux.expectWhole()
  }

  @Test("^C during a long run ends the run and not the program")
  func controlCDuringALongRun() throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    tmux.line("start F1; run 100h")
    try tmux.wait(for: "Ctrl-C stops it")
    tmux.keys("C-c")
    try tmux.wait(for: "interrupted")
    tmux.line("quit")
    try tmux.wait(for: "status 0")
  }

  @Test("Time plays on the screen, and pictures are drawn by themselves")
  func timePlaysOnTheScreen() throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    tmux.line("start F1; play x10")
    try tmux.wait(for: "playing x10")
    try tmux.wait("for time to pass") { !$0.contains("t=0.") }
    tmux.keys("C-c")
    try tmux.wait(for: "have passed")
    tmux.line("quit")
    try tmux.wait(for: "status 0")
  }

  @Test("A paste of several lines runs none by itself")
  func aPasteOfSeveralLines() throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    tmux.paste("run 1s\nrun 2s\n")
    let seen = try tmux.wait(for: "1 more after this one")
    #expect(seen.contains("first-join 0.000> run 1s"))
    tmux.keys("Enter")
    try tmux.wait(for: "first-join 1.000> run 2s")
    tmux.keys("C-c")
    tmux.line("quit")
    try tmux.wait(for: "status 0")
  }

  @Test("A terminal without a cursor gets the same commands in line mode", arguments: ["dumb", "nobody-has-this"])
  func aTerminalWithoutACursor(term: String) throws {
    let tmux = try started(variables: "TERM=\(term)")
    try tmux.wait(for: "first-join 0.000>")
    tmux.line("run 1s")
    try tmux.wait(for: "first-join 1.000>")
    tmux.line("q")
    try tmux.wait(for: "status 0")
    try tmux.expectWhole()
  }

  @Test("In line mode ^C gives up the line, a long run, and not the program; ^D leaves")
  func inLineModeControlC() throws {
    let tmux = try started("repl first-join")
    try tmux.wait(for: "first-join 0.000>")
    tmux.type("join H9")
    try tmux.wait(for: "> join H9")
    tmux.keys("C-c")
    tmux.line("start F1; run 100h")
    try tmux.wait(for: "> start F1; run 100h")
    tmux.keys("C-c")
    try tmux.wait(for: "interrupted")
    tmux.line("run 1ms; join H9 F1")
    let seen = try tmux.wait(for: "H9` is")
    #expect(seen.contains("  ^\n"))
    tmux.keys("C-d")
    try tmux.wait(for: "status 0")
    try tmux.expectWhole()
  }

  @Test("NO_COLOR leaves emphasis and takes colour")
  func noColor() throws {
    let plain = try started(variables: "NO_COLOR=1")
    try plain.wait(for: "first-join 0.000>")
    #expect(try !plain.coloredScreen.contains(Regex(#"\x1b\[[0-9;]*(3[0-8]|4[0-8])"#)))
    let colored = try started(variables: "NO_COLOR=")
    try colored.wait(for: "first-join 0.000>")
    #expect(try colored.coloredScreen.contains(Regex(#"\x1b\[[0-9;]*(3[0-8]|4[0-8])"#)))
  }

  @Test("Where the locale has no UTF-8 everything is ASCII")
  func whereTheLocaleHasNoUTF8() throws {
    let tmux = try started(variables: "LC_ALL=C")
    let seen = try tmux.wait(for: "first-join 0.000>")
    #expect(seen.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test("The history is kept for the next time")
  func theHistoryIsKept() throws {
    let tmux = try started()
    try tmux.wait(for: "first-join 0.000>")
    tmux.line("run 7ms")
    try tmux.wait(for: "first-join 0.007>")
    tmux.line("quit")
    try tmux.wait(for: "status 0")
    tmux.line("clear")
    try tmux.start()
    try tmux.wait(for: "first-join 0.000>")
    tmux.keys("Up", "Up")
    try tmux.wait(for: "first-join 0.000> run 7ms")
    tmux.keys("C-c")
    tmux.line("quit")
    try tmux.wait("for the end") { $0.contains("status 0") }
  }
}
