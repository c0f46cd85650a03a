package import Wire

/// One value and its octets, written by hand from a standard or from another program: what a codec is tested against.
///
/// A value that is a `WireValue` needs only its octets; any other says how it is read and written.
package struct Vector<Value: Hashable & Sendable>: Sendable {
  package let name: String
  package let value: Value
  private let octets: Result<[UInt8], WireError>
  private let read: @Sendable (inout ByteReader) throws -> Value
  private let write: @Sendable (Value) -> [UInt8]

  /// `hex` may hold blanks, line breaks and brackets between the octets, so that fields can be told apart.
  package init(
    _ name: String, hex: String, value: Value, read: @escaping @Sendable (inout ByteReader) throws -> Value,
    write: @escaping @Sendable (Value) -> [UInt8]
  ) {
    self.name = name
    self.value = value
    self.read = read
    self.write = write
    octets = Result { () throws(WireError) in try Hex.bytes(hex) }
  }

  /// The octets; none when the text of the vector is wrong, which `decode` then says.
  package var bytes: [UInt8] {
    (try? octets.get()) ?? []
  }

  /// The value that all octets decode to; an octet left over is an error.
  package func decode() throws -> Value {
    try decode(octets.get())
  }

  /// Decodes a shorter input: the first `count` octets.
  package func decode(first count: Int) throws -> Value {
    try decode(Array(octets.get().prefix(count)))
  }

  /// Decodes other octets in the way of this vector: for damaged input.
  package func decode(_ bytes: [UInt8]) throws -> Value {
    var reader = ByteReader(bytes)
    let value = try read(&reader)
    try reader.expectEnd()
    return value
  }

  /// What the codec makes of the value.
  package func encode() -> [UInt8] { write(value) }

  /// The tree that the decoder records while it reads; whole only when it does not throw.
  package func fields() throws -> [FieldNode] {
    var reader = try ByteReader(octets.get())
    reader.recorder = FieldRecorder()
    _ = try read(&reader)
    return reader.recorder?.roots ?? []
  }
}

extension Vector where Value: WireValue {
  package init(_ name: String, hex: String, value: Value) {
    self.init(
      name, hex: hex, value: value, read: { reader in try Value(reading: &reader) }, write: { value in value.encoded })
  }
}

extension Vector: CustomStringConvertible {
  package var description: String { name }
}
