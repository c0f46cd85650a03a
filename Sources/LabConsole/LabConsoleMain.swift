import ArgumentParser

/// The program: an interactive EVPN multicast laboratory.
@main
struct LabConsoleMain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labconsole", abstract: "An EVPN multicast laboratory in one process.")
}
