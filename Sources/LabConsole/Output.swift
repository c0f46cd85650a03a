import Engine
import Glibc
import TUI

/// Where the program says something: data on standard output, narration on standard error.
///
/// A reader that has gone away is no error: the program goes on in silence and ends with its own status.
struct Output {
  /// What could not be written, and why; the first time only.
  private(set) var failure: FileError?
  /// Whether nothing can be written any more.
  private(set) var isClosed = false
  let paint: Paint

  init(paint: Paint = .ofTerminal) {
    self.paint = paint
    // A reader that goes away is an error of writing instead of a silent end.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes an object; JSON is UTF-8 whatever the locale.
  mutating func data(_ value: JSONValue) { write(JSONWriter.pretty(value)) }

  /// Writes lines of data.
  mutating func data(_ text: String) { write(Self.readable(text)) }

  /// Writes a large piece of text that ends with a line.
  mutating func data(octets: ArraySlice<UInt8>) {
    let readable = Self.isUnicode ? octets : Array(Self.ascii(String(decoding: octets, as: UTF8.self)).utf8)[...]
    write(octets: readable)
  }

  private mutating func write(_ text: String) { write(octets: Array((text + "\n").utf8)[...]) }

  private mutating func write(octets: ArraySlice<UInt8>) {
    guard !isClosed, let errorNumber = Descriptor.write(octets, to: 1) else { return }
    isClosed = true
    if errorNumber != EPIPE { failure = FileError.writing("standard output", errorNumber: errorNumber) }
  }

  /// Writes lines for the person who watches.
  ///
  /// That nobody can read them changes nothing.
  func narrate(_ text: String) { _ = Descriptor.write(Array((Self.readable(text) + "\n").utf8)[...], to: 2) }

  /// Whether the locale can show more than ASCII.
  private static let isUnicode: Bool = {
    setlocale(LC_CTYPE, "")
    return nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8"
  }()

  /// The text in characters of the locale.
  private static func readable(_ text: String) -> String { isUnicode ? text : ascii(text) }

  /// The text in ASCII: signs that the program uses itself are spelled out.
  static func ascii(_ text: String) -> String {
    let signs = ["→": "->", "←": "<-", "…": "...", "§": "section ", "–": "-", "×": "x", "≤": "<=", "≥": ">="]
    var result = ""
    for scalar in text.unicodeScalars {
      result += scalar.isASCII ? String(scalar) : signs[String(scalar)] ?? "?"
    }
    return result
  }

  /// How the program ends: as the work did, or because its results could not be written.
  func end(_ status: ExitStatus) -> ExitStatus {
    guard let failure else { return status }
    narrate(failure)
    return .refused
  }

  func narrate(_ error: some CustomStringConvertible & Error) {
    narrate("\(paint.error("error:")) \(error)")
  }
}

/// Colour for words that mean good and bad, where the terminal and its user want it.
///
/// The words stay the same: colour never carries a meaning alone.
struct Paint {
  let isColored: Bool

  /// Standard error is a terminal that has colours, and `NO_COLOR` does not ask for none.
  static var ofTerminal: Paint {
    let isDumb = Environment["TERM"] == nil || Environment["TERM"] == "dumb"
    let isUnwanted = Environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return Paint(isColored: isatty(2) == 1 && !isDumb && !isUnwanted)
  }

  static let plain = Paint(isColored: false)

  func error(_ text: String) -> String { colored(text, "31") }
  func good(_ text: String) -> String { colored(text, "32") }
  func doubtful(_ text: String) -> String { colored(text, "33") }

  private func colored(_ text: String, _ code: String) -> String {
    isColored ? "\u{1b}[1;\(code)m\(text)\u{1b}[0m" : text
  }
}

/// The environment of the process.
enum Environment {
  static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
