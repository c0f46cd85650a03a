import Engine
import Wire

/// Octets as text: hexadecimal digits, as one types them or as `xxd`, `hexdump -C`, `tcpdump -xx` and `tshark -x` print
/// them.
///
/// An empty line ends a packet, and `#` begins a comment. A line may begin with the number of the octets before it and end
/// with the octets as characters.
enum HexDump {
  /// The packets of a text; throws at the first character that is neither.
  static func packets(_ text: String, file: String) throws(Diagnostic) -> [[UInt8]] {
    var packets: [[UInt8]] = []
    var current: [UInt8] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.prefix { $0 != "#" }
      if content.allSatisfy(\.isWhitespace) {
        if content.count == line.count, !current.isEmpty {
          packets.append(current)
          current = []
        }
        continue
      }
      let digits = octets(of: content, after: current.count)
      do { current += try Hex.bytes(String(digits)) } catch {
        let column = line.utf8.distance(from: line.startIndex, to: digits.startIndex) + error.offset + 1
        throw Diagnostic(
          file: file, position: SourcePosition(line: index + 1, column: column),
          message: "\(reason(error)); octets are pairs of the digits 0 to 9 and a to f", line: String(line))
      }
    }
    return current.isEmpty ? packets : packets + [current]
  }

  private static func reason(_ error: WireError) -> String {
    if case .invalid(let text) = error.reason { text } else { "\(error)" }
  }

  /// The part of a line that holds digits: not its offset, and not the characters at its end.
  private static func octets(of line: Substring, after count: Int) -> Substring {
    var rest = line.drop(while: \.isWhitespace)
    let first = rest.prefix { !$0.isWhitespace && $0 != ":" }
    let digits = first.hasPrefix("0x") ? first.dropFirst(2) : first
    let behind = rest[first.endIndex...]
    let isOffset = digits.count >= 4 && Int(digits, radix: 16) == count
    // hexdump ends with the number of all octets.
    if isOffset, behind.isEmpty, digits.count >= 7, count > 0 { return behind }
    guard isOffset, behind.first == ":" || behind.hasPrefix("  ") else {
      return first.hasPrefix("0x") ? rest.dropFirst(2) : rest
    }
    rest = rest[first.endIndex...].drop { $0 == ":" || $0.isWhitespace }
    return withoutCharacters(rest)
  }

  /// At most sixteen octets stand in a line of a dump; what follows them, or three blanks, or a bar, is no octet.
  private static func withoutCharacters(_ line: Substring) -> Substring {
    var digits = 0
    var blanks = 0
    var index = line.startIndex
    while index < line.endIndex, digits < 32, line[index] != "|" {
      let character = line[index]
      if character.isWhitespace {
        blanks += 1
        if blanks == 3 { break }
      } else {
        guard character.isHexDigit else { break }
        blanks = 0
        digits += 1
      }
      index = line.index(after: index)
    }
    return line[..<index]
  }
}
