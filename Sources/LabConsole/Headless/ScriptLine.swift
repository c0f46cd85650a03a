import Engine

/// One line of the prompt's language, with the place that is named when something is wrong in it.
struct ScriptLine: Hashable {
  /// A path, `-` for standard input, or the option that it stood behind.
  let file: String
  let line: Int
  let text: String
  /// How many columns of the text somebody wrote lie before what is executed (negative: columns were added).
  var shift = 0
  /// The text as somebody wrote it, when that is another one.
  var original: String?

  init(_ text: String, file: String, line: Int) {
    self.file = file
    self.line = line
    self.text = text
  }

  /// The place of a column of the text.
  func position(column: Int) -> SourcePosition { SourcePosition(line: line, column: max(1, column + shift)) }

  /// What is wrong, with this line and a caret.
  func diagnostic(column: Int?, _ message: String) -> Diagnostic {
    Diagnostic(file: file, position: position(column: column ?? 1), message: message, line: original ?? text)
  }
}

extension ScriptLine {
  /// Nobody writes a longer one.
  static let sizeLimit = 1 << 20

  /// The lines of a script: a path, or `-` for standard input.
  static func script(_ path: String) throws(FileError) -> [ScriptLine] {
    let octets =
      path == "-"
      ? try FileStore.readStandardInput(limit: sizeLimit) : try FileStore.read(path, limit: sizeLimit, .streams)
    guard let text = String(validating: octets, as: UTF8.self) else {
      throw FileError(path, "is not text in UTF-8", .badInput)
    }
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    return lines.enumerated().map { ScriptLine(String($0.element), file: path, line: $0.offset + 1) }
  }

  /// Lines that stood on the command line, behind `-c`.
  static func commands(_ texts: [String]) -> [ScriptLine] {
    texts.enumerated().map { ScriptLine($0.element, file: "-c", line: $0.offset + 1) }
  }

  /// `OBJ.KEY=VALUE` as the command `set OBJ KEY VALUE`; the `number`th of its kind.
  static func setting(_ text: String, number: Int) throws(Diagnostic) -> ScriptLine {
    let place = ScriptLine(text, file: "--set", line: number)
    guard let equals = text.firstIndex(of: "="), let dot = text[..<equals].firstIndex(of: ".") else {
      throw place.diagnostic(column: 1, "this is not OBJ.KEY=VALUE; write it like ES1.sync=none")
    }
    let object = text[..<dot]
    let key = text[text.index(after: dot)..<equals]
    let value = text[text.index(after: equals)...]
    let isPlain = !value.isEmpty && value.unicodeScalars.allSatisfy { !"\"'\\;|# \t".unicodeScalars.contains($0) }
    let quoted =
      isPlain ? String(value) : "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let command = "set "
    var line = ScriptLine("\(command)\(object) \(key) \(quoted)", file: "--set", line: number)
    line.shift = -command.count
    line.original = text
    return line
  }
}
