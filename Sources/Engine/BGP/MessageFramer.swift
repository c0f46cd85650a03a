import Wire

/// Cuts the stream of a connection into messages, and says at which offset each begins.
struct MessageFramer: Sendable {
  private var buffer: [UInt8] = []
  /// How much of the buffer has been handed out.
  private var consumed = 0
  /// The stream offset of the buffer's first octet.
  private var base: UInt64 = 0

  mutating func append(_ bytes: [UInt8], offset: UInt64) {
    if consumed == buffer.count {
      buffer = bytes
      consumed = 0
      base = offset
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  /// A reader over the next whole message; throws when the octets cannot be a message (RFC 4271 §6.1).
  mutating func next(context: BGPContext) throws(BGPError) -> (reader: ByteReader, offset: UInt64)? {
    guard
      let length = try BGPMessage.length(ofMessageAt: buffer, from: consumed, maximum: context.maximumLength)
    else { return nil }
    let start = consumed
    consumed += length
    return (ByteReader(buffer, from: start, to: consumed), base + UInt64(start))
  }
}
