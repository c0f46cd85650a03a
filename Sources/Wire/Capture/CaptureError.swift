/// Why a file cannot be read as a capture, or not further: where, what, and what helps.
package struct CaptureError: Error, Hashable, Sendable {
  /// The octet of the file.
  package var offset: Int
  /// What was met, and what was expected.
  package var text: String
  /// What to do about it, where that is known.
  package var mend: String?

  package init(offset: Int, _ text: String, mend: String? = nil) {
    self.offset = offset
    self.text = text
    self.mend = mend
  }
}

extension CaptureError: CustomStringConvertible {
  package var description: String { "at octet \(offset): \(text)" + (mend.map { "; \($0)" } ?? "") }
}

/// A capture that ends within a block: everything before it has been read.
package struct CaptureCut: Hashable, Sendable {
  /// Where the block begins in the file.
  package var offset: Int
  /// How many octets of it are there.
  package var present: Int
  /// How many it says that it has, if that much of it is there.
  package var length: Int?

  package init(offset: Int, present: Int, length: Int?) {
    self.offset = offset
    self.present = present
    self.length = length
  }
}

extension CaptureCut: CustomStringConvertible {
  package var description: String {
    let of = length.map { " of \($0)" } ?? ""
    return "the capture is cut short: the block at octet \(offset) has \(present)\(of) octets"
  }
}
