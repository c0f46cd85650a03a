import Glibc

/// A file, a pipe or a device that is written from front to back, in large pieces.
final class OutputFile {
  let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  /// Octets that were appended so far.
  private(set) var count = 0
  /// Whether what has been written can be taken back.
  let canTruncate: Bool
  private var isClosed = false
  private static let pieceSize = 65_536

  /// Opens the file and empties it; with `exclusive` it must not exist.
  init(_ path: String, exclusive: Bool = false) throws(FileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | (exclusive ? O_EXCL : O_TRUNC), 0o666)
    guard descriptor >= 0 else { throw FileError.writing(path, errorNumber: errno) }
    var status = stat()
    canTruncate = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  deinit { if !isClosed { close(descriptor) } }

  func append(_ bytes: [UInt8]) throws(FileError) {
    pending += bytes
    count += bytes.count
    if pending.count >= Self.pieceSize { try flush() }
  }

  func append(_ text: String) throws(FileError) { try append(Array(text.utf8)) }

  /// Takes back everything behind the first `length` octets.
  func truncate(to length: Int) throws(FileError) {
    precondition(canTruncate && length <= count, "a file is cut where nothing was written")
    try flush()
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      throw FileError.writing(path, errorNumber: errno)
    }
    count = length
  }

  /// Hands over to the system what has been appended.
  func flush() throws(FileError) {
    let piece = pending
    pending.removeAll(keepingCapacity: true)
    if let errorNumber = Descriptor.write(piece[...], to: descriptor) {
      throw FileError.writing(path, errorNumber: errorNumber)
    }
  }

  /// Ends the file; some systems say only here that the disk is full.
  func finish(syncing: Bool = false) throws(FileError) {
    try flush()
    if syncing, fsync(descriptor) != 0, errno != EINVAL { throw FileError.writing(path, errorNumber: errno) }
    isClosed = true
    guard close(descriptor) == 0 || errno == EINTR else { throw FileError.writing(path, errorNumber: errno) }
  }
}

/// Writing to what the system numbers.
enum Descriptor {
  /// Writes everything; the error number when that fails.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        if count >= 0 {
          offset += count
        } else if errno == EAGAIN {
          var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&place, 1, -1)
        } else if errno != EINTR || Interruption.isRequested {
          return errno
        }
      }
      return nil
    }
  }
}
