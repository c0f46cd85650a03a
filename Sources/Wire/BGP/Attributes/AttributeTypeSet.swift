/// Which of the 256 attribute types have been met in an UPDATE.
struct AttributeTypeSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ types: [AttributeType] = []) {
    for type in types { insert(type.rawValue) }
  }

  func contains(_ type: UInt8) -> Bool {
    let word =
      switch type >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(type & 63) & 1 == 1
  }

  func contains(_ type: AttributeType) -> Bool { contains(type.rawValue) }

  mutating func insert(_ type: UInt8) {
    let bit: UInt64 = 1 << UInt64(type & 63)
    switch type >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }
}
