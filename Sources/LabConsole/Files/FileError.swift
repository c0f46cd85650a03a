import Glibc
import TUI

/// Why a file could not be read or written, in words; who gets one says them and ends with `status`.
struct FileError: Error, Hashable {
  let path: String
  /// What is the matter: "is a folder", "No space left on device".
  let reason: String
  let status: ExitStatus

  init(_ path: String, _ reason: String, _ status: ExitStatus) {
    self.path = path
    self.reason = reason
    self.status = status
  }

  /// What a system call said.
  ///
  /// That nothing is there is a mistake of whoever named it; all else is the system's refusal.
  init(_ path: String, errorNumber: Int32) {
    let isMistake = [ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG, ELOOP].contains(errorNumber)
    self.init(path, Self.reason(errorNumber), isMistake ? .badInput : .refused)
  }

  /// The system's words for an error number.
  static func reason(_ errorNumber: Int32) -> String { String(cString: strerror(errorNumber)) }

  /// The same when writing: whatever the reason, the system refused.
  static func writing(_ path: String, errorNumber: Int32) -> FileError {
    FileError(path, reason(errorNumber), .refused)
  }
}

extension FileError: CustomStringConvertible {
  var description: String { "\(Visible.text(path)): \(reason)" }
}
