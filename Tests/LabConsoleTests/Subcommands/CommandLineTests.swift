import ArgumentParser
import Testing

@testable import LabConsole

@Suite("The command line")
struct CommandLineTests {
  @Test("The program is called labconsole")
  func name() {
    #expect(LabConsoleMain.configuration.commandName == "labconsole")
  }

  @Test("Version, help and completion scripts go to standard output and end well")
  func help() throws {
    let program = try Program.built()
    for (arguments, word) in [
      (["--version"], Version.text), (["--help"], "USAGE: labconsole"), (["check", "--help"], "lab file"),
      (["--generate-completion-script", "bash"], "_labconsole"), (["--generate-completion-script", "zsh"], "#compdef"),
    ] {
      let result = try program.run(arguments)
      #expect(result.status == 0, "\(arguments)")
      #expect(result.output.contains(word), "\(arguments)")
      #expect(result.narration.isEmpty, "\(arguments)")
    }
  }

  @Test("An option that does not exist, or an argument that is missing, ends with 64")
  func wrongUsage() throws {
    let program = try Program.built()
    for arguments in [["labs", "--jsno"], ["check"], ["labs", "extra"]] {
      let result = try program.run(arguments)
      #expect(result.status == 64, "\(arguments)")
      #expect(result.output.isEmpty, "\(arguments)")
      #expect(result.narration.contains("Usage:"), "\(arguments)")
    }
  }

  @Test(
    "Of several reasons to end, wrong input is told before a violation, that before a failed check, that before doubt")
  func precedence() {
    #expect(ExitStatus.first(of: [.inconclusive, .failed, .violated, .badInput]) == .badInput)
    #expect(ExitStatus.first(of: [.inconclusive, .failed, .violated]) == .violated)
    #expect(ExitStatus.first(of: [.inconclusive, .failed]) == .failed)
    #expect(ExitStatus.first(of: [.success, .inconclusive]) == .inconclusive)
    #expect(ExitStatus.first(of: []) == .success)
  }
}
