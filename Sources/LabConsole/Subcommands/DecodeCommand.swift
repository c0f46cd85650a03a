import ArgumentParser
import Wire

/// `labconsole decode`: what octets say, field by field.
struct DecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: "Dissect a capture (pcap, pcapng) or hexadecimal digits, field by field.",
    discussion: """
      Each packet is a line that says what it is, and a tree of its fields with the octets that they stand in. A BGP or LDP \
      message that lies in several TCP segments is shown where it is complete. Errors stand at their octet, with what a \
      router does about them.

      FILE is a pcap or pcapng file (also a pipe, to look at a capture under way), or a text of hexadecimal digits: an \
      empty line ends a packet, and dumps of xxd, hexdump -C, tcpdump -xx and tshark -x are understood.

      EXAMPLES
        labconsole decode run.pcapng --summary
        labconsole decode run.pcapng --packet 12-20
        labconsole decode --hex 'ffffffff ffffffff ffffffff ffffffff 0013 04' --as bgp
        tcpdump -U -w - port 179 | labconsole decode - --json

      It ends with 0 when every octet was understood, and with 2 when anything was malformed or the file is damaged; what \
      could be read is printed all the same.
      """)

  @Argument(help: "A capture, or a text of hexadecimal digits; - is standard input.")
  var file: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Dissect these octets.", valueName: "hex"))
  var hex: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "What hexadecimal digits are: \(DissectionSubject.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "what"))
  var subject = DissectionSubject.frame

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Print only the line of each packet.")
  var summary = false

  @Option(help: ArgumentHelp("Print only this packet, or these: 12 or 12-20.", valueName: "numbers"))
  var packet: PacketNumbers?

  @Flag(help: "BGP between two AS, where no OPEN tells.")
  var ebgp = false

  @Flag(help: "Routes of BGP come with path identifiers, where no OPEN tells.")
  var addPath = false

  func validate() throws {
    guard (file == nil) != (hex == nil) else {
      throw ValidationError("Give a FILE (- is standard input) or --hex with octets, one of them.")
    }
    guard !json || !summary else { throw ValidationError("--json and --summary exclude each other.") }
  }

  private var context: BGPContext { BGPContext(isExternal: ebgp, addPathReceived: addPath ? .all : []) }

  func run() throws {
    let output = Output()
    var run = DecodeRun(
      DecodeRun.Options(
        subject: subject, context: context, isJSON: json, isSummary: summary,
        shown: packet?.range))
    do {
      if let hex { return try end(run.run(octets: HexDump.packets(hex, file: "--hex"))) }
      try end(run.run(InputFile(file ?? "-")))
    } catch let error as FileError {
      output.narrate(error)
      throw ExitCode(error.status.rawValue)
    } catch let error as Diagnostic {
      output.narrate(error.text(output.paint))
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}

extension DissectionSubject: ExpressibleByArgument {}

/// `12` or `12-20`.
struct PacketNumbers: ExpressibleByArgument {
  let range: ClosedRange<Int>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
      first <= last
    else { return nil }
    range = first...last
  }
}
