/// What could stand at the cursor, and what it would replace.
struct Completion: Hashable {
  /// One thing that could be typed.
  struct Candidate: Hashable {
    var text: String
    /// Why it is offered, in a few words.
    var note: String
    /// Whether the word is finished with it, so that a space may follow.
    var endsWord: Bool

    init(_ text: String, note: String = "", endsWord: Bool = true) {
      self.text = text
      self.note = note
      self.endsWord = endsWord
    }
  }

  /// Where the word begins that a candidate replaces up to the cursor, in scalars from the beginning of the line.
  var start: Int
  var candidates: [Candidate]

  init(start: Int, candidates: [Candidate]) {
    self.start = start
    self.candidates = candidates
  }

  /// What is to be put between `start` and the cursor, and whether that settles it.
  var insertion: (text: String, isFinal: Bool)? {
    guard let first = candidates.first else { return nil }
    if candidates.count == 1 { return (first.text + (first.endsWord ? " " : ""), true) }
    var common = Array(first.text.unicodeScalars)
    for candidate in candidates.dropFirst() {
      let shared = zip(common, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - shared)
    }
    return (String(String.UnicodeScalarView(common)), false)
  }
}

/// Says what could stand at the cursor (counted in scalars) of a line.
///
/// It must not change anything.
typealias Completer = (_ line: String, _ cursor: Int) -> Completion

/// Says what the words around the cursor of a line mean, one row of text each.
typealias Helper = (_ line: String, _ cursor: Int) -> [String]
