import Engine

/// A lab file that has been read: what it describes, and its text, so that places in it can be shown.
struct LabSource {
  let path: String
  let lab: LabDescription
  let lines: [Substring]

  /// Nobody writes a larger one, and a broken one must not fill the memory.
  static let sizeLimit = 1 << 20

  init(path: String) throws(LabReadingError) {
    let octets: [UInt8]
    do { octets = try FileStore.read(path, limit: Self.sizeLimit) } catch { throw .file(error) }
    let text = String(decoding: octets, as: UTF8.self)
    self.path = path
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: Self.endsLine)
    do { lab = try LabFile.read(octets: octets) } catch {
      let lines = lines
      throw .content(
        error.errors.map { Diagnostic($0, file: path, lines: lines) }, suppressed: error.suppressed)
    }
  }

  /// What YAML counts as the end of a line.
  private static func endsLine(_ character: Character) -> Bool {
    ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(character)
  }

  /// The lab that somebody names.
  init(_ wanted: String, in folders: LabFolders = .standard) throws(LabReadingError) {
    let path: String
    do { path = try folders.find(wanted) } catch { throw .missing(error) }
    try self.init(path: path)
  }
}

/// Why there is no lab to run.
enum LabReadingError: Error {
  case missing(LabNotFound)
  case file(FileError)
  /// Everything that is wrong with it, in the order of the file.
  case content([Diagnostic], suppressed: Int)

  var status: ExitStatus {
    switch self {
    case .missing, .content: .badInput
    case .file(let error): error.status
    }
  }

  /// All that is to be said, as lines.
  func text(_ paint: Paint = .plain) -> String {
    switch self {
    case .missing(let error): return "\(paint.error("error:")) \(error)"
    case .file(let error): return "\(paint.error("error:")) \(error)"
    case .content(let diagnostics, let suppressed):
      let texts = diagnostics.map { $0.text(paint) } + (suppressed > 0 ? ["and \(suppressed) more errors"] : [])
      return texts.joined(separator: "\n")
    }
  }
}
