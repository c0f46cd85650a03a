/// A place in a standard that a decision follows: `RFC 9251 §6.2`.
package struct Clause: Hashable, Sendable {
  /// `RFC 9251`, `draft-02`.
  package let document: String
  /// `6.2`, `9.1.2.2`.
  package let section: String
  /// The section's title in the document.
  package let title: String

  package init(_ document: String, _ section: String, _ title: String) {
    self.document = document
    self.section = section
    self.title = title
  }
}

extension Clause: CustomStringConvertible {
  package var description: String { "\(document) §\(section)" }
}
