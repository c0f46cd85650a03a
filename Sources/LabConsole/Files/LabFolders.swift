import Engine
import Glibc
import TUI

/// Where labs are looked for, and how one is found: by path, by name (`who-heard-the-join`) or by number (`7`).
///
/// Folders in order: those of `$LABCONSOLE_LABS`, `./labs`, `share/labconsole/labs` beside the program's prefix, and
/// `labs` of the checkout that the program was built in.
struct LabFolders {
  let folders: [String]

  /// The folders for a program at `executable`.
  init(variable: String?, executable: String?) {
    var folders = (variable ?? "").split(separator: ":").map(String.init) + ["labs"]
    if let executable {
      folders.append(Self.join(Self.parent(executable), "../share/labconsole/labs"))
      // `.build/release/labconsole`, and `.build/TRIPLE/release/labconsole` behind the link.
      for up in ["../..", "../../.."] {
        let checkout = Self.join(Self.parent(executable), up)
        if FileStore.isRegularFile(checkout + "/Package.swift") { folders.append(checkout + "/labs") }
      }
    }
    self.folders = folders
  }

  static var standard: LabFolders {
    LabFolders(variable: Environment["LABCONSOLE_LABS"], executable: FileStore.resolved("/proc/self/exe"))
  }

  /// The labs of all folders, by number and name; of two with one name that of the earlier folder.
  var paths: [String] {
    var found: [String: String] = [:]
    for folder in folders {
      for name in FileStore.names(in: folder) where name.hasSuffix(LabFile.suffix) && !name.hasPrefix(".") {
        let path = Self.join(folder, name)
        let lab = LabFile.labName(ofPath: name)
        if found[lab] == nil, FileStore.isRegularFile(path) { found[lab] = path }
      }
    }
    return found.values.sorted { a, b in
      let (first, second) = (Self.key(a), Self.key(b))
      return first == second ? a < b : first < second
    }
  }

  private static func key(_ path: String) -> (Int, String) {
    (LabFile.labNumber(ofPath: path) ?? .max, LabFile.labName(ofPath: path))
  }

  /// The path of the lab that somebody means.
  func find(_ wanted: String) throws(LabNotFound) -> String {
    if FileStore.exists(wanted), wanted.contains("/") || FileStore.isRegularFile(wanted) { return wanted }
    let paths = paths
    if !wanted.contains("/"), let path = paths.first(where: { LabFile.matches(wanted, path: $0) }) { return path }
    throw LabNotFound(wanted: wanted, names: paths.map { LabFile.labName(ofPath: $0) })
  }

  private static func parent(_ path: String) -> String {
    String(path.prefix(path.lastIndex(of: "/").map { path.distance(from: path.startIndex, to: $0) } ?? 0))
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}

/// No lab of this name, number or path; and which there are.
struct LabNotFound: Error, Hashable {
  let wanted: String
  let names: [String]
}

extension LabNotFound: CustomStringConvertible {
  var description: String {
    let shown = Printable.text(wanted)
    if wanted.contains("/") || wanted.hasSuffix(LabFile.suffix) { return "no lab file `\(shown)`" }
    var text = "no lab `\(shown)`"
    if let nearest = Nearest.word(to: wanted, among: names) { text += "; did you mean `\(nearest)`?" }
    if names.isEmpty { return text + "; no labs were found: set LABCONSOLE_LABS to their folder, or give a path" }
    return text + "\nlabs: " + names.map { Visible.text($0) }.joined(separator: " ")
  }
}
