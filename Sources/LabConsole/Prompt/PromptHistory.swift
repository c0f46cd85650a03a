import CLibEdit
import Glibc

/// The lines that were typed before, in this session and earlier ones.
///
/// The file is libedit's own format, readable by its user alone, and replaced as a whole: who reads it never sees
/// half of it.
final class PromptHistory {
  static let limit = 2000

  /// libedit's history, for an editor to walk through.
  let handle: OpaquePointer
  private let file: String?

  /// A history that is kept in a file, if one is named, and begins with what is in it.
  init?(file: String?) {
    guard let handle = history_winit() else { return nil }
    self.handle = handle
    self.file = file
    _ = le_history_set_size(handle, Int32(Self.limit))
    _ = le_history_drop_repeats(handle)
    if let file { _ = le_history_load(handle, file) }
  }

  deinit { history_wend(handle) }

  /// Keeps a line and saves the history; blank lines and those with control characters are not kept.
  func remember(_ line: String) {
    guard line.contains(where: { !$0.isWhitespace }),
      line.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
    else { return }
    _ = le_history_add(handle, line.wide)
    save()
  }

  /// All lines, the newest first.
  var lines: [String] {
    var lines: [String] = []
    var next = le_history_newest(handle)
    while let line = next {
      lines.append(String(wide: line))
      next = le_history_older(handle)
    }
    return lines
  }

  /// `$XDG_STATE_HOME/labconsole/history`, or the same in `~/.local/state`; `nil` without a home.
  ///
  /// A path in the variable that is not absolute is ignored, as the XDG base directory specification says.
  static func location(environment: (String) -> String? = PromptHistory.variable) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/labconsole/history" }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/labconsole/history"
  }

  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// A history that cannot be saved is a pity and no error: the lines of this session are still there.
  private func save() {
    guard let file else { return }
    Self.makeFolders(above: file)
    // A history that is a symbolic link stays one.
    let target = realpath(file, nil).map { path in
      defer { free(path) }
      return String(cString: path)
    }
    let fresh = (target ?? file) + ".\(getpid())"
    unlink(fresh)
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    close(descriptor)
    let isWritten = le_history_save(handle, fresh) >= 0
    if !isWritten || rename(fresh, target ?? file) != 0 { unlink(fresh) }
  }

  private static func makeFolders(above file: String) {
    var path = ""
    for part in file.split(separator: "/").dropLast() {
      path += "/" + part
      mkdir(path, 0o700)
    }
  }
}

// MARK: Wide text

extension String {
  /// The scalars as a C program's wide text, with the zero at its end.
  var wide: [wchar_t] { unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0] }

  /// Wide text up to its zero.
  init(wide text: UnsafePointer<wchar_t>) {
    var count = 0
    while text[count] != 0 { count += 1 }
    self.init(wide: text, count: count)
  }

  /// So many wide characters; those that are no scalars become U+FFFD.
  init(wide text: UnsafePointer<wchar_t>, count: Int) {
    var scalars = UnicodeScalarView()
    for index in 0..<count {
      scalars.append(Unicode.Scalar(UInt32(bitPattern: text[index])) ?? "\u{fffd}")
    }
    self.init(scalars)
  }
}
