/// BGP messages.
extension DissectionWalk {
  /// The messages of one segment; one that began in an earlier segment, or ends in a later one, is not taken apart.
  mutating func bgp() {
    guard bytes[position..<min(position + 16, end)].allSatisfy({ $0 == 0xff }) else {
      return rest("TCP segment data", "continuation")
    }
    var words: [String] = []
    while position < end {
      guard isWhole() else {
        rest("TCP segment data", "start of a message")
        words.append("start of a message")
        break
      }
      summary.layers.append("BGP")
      guard let decoded = message() else { break }
      words.append(SummaryText.bgp(decoded.message))
    }
    name("BGP", words.joined(separator: "; "))
  }

  /// Octets at a border between messages that are none: the error says why.
  mutating func brokenBGP() {
    summary.layers.append("BGP")
    _ = message()
    name("BGP", "no message")
    rest("TCP segment data", "no message begins here")
  }

  /// Whether the message at the position does not go on in another segment; a malformed header counts as whole.
  private func isWhole() -> Bool {
    do {
      return try BGPMessage.length(bytes, from: position, to: end, maximum: context.maximumLength) != nil
    } catch {
      return true
    }
  }

  private mutating func message() -> DecodedBGPMessage? {
    let start = position
    var reader = ByteReader(bytes, from: position, to: end)
    reader.recorder = recorder
    do {
      let decoded = try DecodedBGPMessage(reading: &reader, context: context)
      resume(at: reader.position)
      attributeErrors += decoded.update?.errors ?? []
      for error in decoded.update?.errors ?? [] { note(error.cause) }
      return decoded
    } catch {
      resume(at: reader.position)
      sessionErrors.append(error)
      note(error.cause(at: start))
      return nil
    }
  }
}
