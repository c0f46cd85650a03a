import Glibc

/// A file, a pipe or standard input that is read from front to back, piece by piece.
final class InputFile {
  let path: String
  private let descriptor: Int32
  private static let pieceSize = 1 << 18

  /// `-` is standard input.
  init(_ path: String) throws(FileError) {
    self.path = path == "-" ? "standard input" : path
    guard path != "-" else {
      descriptor = 0
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(path, errorNumber: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path, errorNumber: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(path, "is a folder, not a file", .badInput) }
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// The next octets; none at the end, or when somebody wants the program to stop.
  func read() throws(FileError) -> [UInt8] {
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, initialized in
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(count, 0)
      }
      if count >= 0 { return piece }
      guard errno == EINTR else { throw FileError(path, errorNumber: errno) }
      if Interruption.isRequested { return [] }
    }
  }

  /// Whether more can be read at once: a pipe may be waiting for a program that has nothing to say yet.
  var isReady: Bool {
    var place = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&place, 1, 0) != 0
  }
}
