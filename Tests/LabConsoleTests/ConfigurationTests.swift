import ArgumentParser
import Testing

@testable import LabConsole

@Suite("The command line")
struct ConfigurationTests {
  @Test("The program is called labconsole")
  func name() {
    #expect(LabConsoleMain.configuration.commandName == "labconsole")
  }
}
