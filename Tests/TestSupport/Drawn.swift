/// A type of which a test can draw legal values at random, so that reading and writing can be held against each other.
package protocol Drawn: Hashable, Sendable {
  /// A legal value; over many draws each field takes small, large and special values.
  static func drawn(from seeds: inout Seeds) -> Self
}

extension Seeds {
  /// A number of all widths alike: small and special ones come as often as large ones.
  package mutating func number<Number: FixedWidthInteger & UnsignedInteger & Sendable>(
    _ type: Number.Type = Number.self
  ) -> Number {
    switch UInt8.random(in: 0...4, using: &self) {
    case 0: 0
    case 1: .max
    case 2: Number.random(in: 0...3, using: &self)
    default: Number.random(in: 0 ... .max, using: &self) >> Number(UInt8.random(in: 0...7, using: &self))
    }
  }

  /// One of the values; there must be one.
  package mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &self)]
  }

  /// Between none and `limit` values.
  package mutating func list<Value>(upTo limit: Int, _ draw: (inout Seeds) -> Value) -> [Value] {
    (0..<Int.random(in: 0...limit, using: &self)).map { _ in draw(&self) }
  }

  package mutating func isHeads() -> Bool { next() & 1 == 0 }
}
