import Glibc

/// Files, read with a limit and replaced as a whole.
enum FileStore {
  /// What may be behind a path that is read.
  enum Kinds {
    /// A regular file: everything else could have no end, or nobody at the other side.
    case regular
    /// A pipe, too, as `<(…)` makes one.
    case streams
  }

  /// The octets of a file of at most `limit`.
  ///
  /// Never more than that is read, whatever is behind the path.
  static func read(_ path: String, limit: Int, _ kinds: Kinds = .regular) throws(FileError) -> [UInt8] {
    // Without waiting for somebody to open the other side of a pipe: what is no file is refused first.
    let wait = kinds == .regular ? O_NONBLOCK : 0
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | wait)
    guard descriptor >= 0 else { throw FileError(path, errorNumber: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path, errorNumber: errno) }
    if let refusal = refusal(of: status.st_mode & S_IFMT, kinds) { throw FileError(path, refusal, .badInput) }
    return try read(descriptor, named: path, limit: limit)
  }

  /// Everything that comes from standard input, up to its end.
  static func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
    try read(0, named: "standard input", limit: limit)
  }

  private static func refusal(of type: mode_t, _ kinds: Kinds) -> String? {
    switch type {
    case S_IFREG: nil
    case S_IFDIR: "is a folder, not a file"
    case S_IFIFO: kinds == .streams ? nil : "is a pipe, not a file"
    case S_IFCHR, S_IFBLK: kinds == .streams ? nil : "is a device, not a file"
    default: "is not a file"
    }
  }

  private static func read(_ descriptor: Int32, named path: String, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR, !Interruption.isRequested { continue }
        throw FileError(path, errorNumber: errno)
      }
      bytes += chunk[..<count]
      guard bytes.count <= limit else {
        throw FileError(path, "is longer than \(limit) octets", .badInput)
      }
    }
  }

  /// Puts a file of these octets in the place of what was there, in one step: nobody ever sees half of it.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    // A file that is a symbolic link stays one.
    let target = resolved(path) ?? path
    let fresh = "\(target).\(getpid())"
    unlink(fresh)
    do throws(FileError) {
      let file = try OutputFile(fresh, exclusive: true)
      try file.append(bytes)
      try file.finish(syncing: true)
      guard rename(fresh, target) == 0 else { throw FileError.writing(path, errorNumber: errno) }
    } catch {
      unlink(fresh)
      throw FileError(path, error.reason, error.status)
    }
  }

  /// Makes the folders on the way to a file, readable by their owner alone.
  static func makeFolders(above path: String) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }

  /// The path behind all symbolic links; `nil` when nothing is there.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted by their octets; none when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
