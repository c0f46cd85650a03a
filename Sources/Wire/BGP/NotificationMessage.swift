/// The last message of a session: why it ends (RFC 4271 §4.5).
///
/// Octets after the header: code 1, subcode 1, data.
package struct NotificationMessage: WireValue {
  package var code: UInt8
  package var subcode: UInt8
  package var data: [UInt8]

  package init(code: UInt8, subcode: UInt8, data: [UInt8] = []) {
    self.code = code
    self.subcode = subcode
    self.data = data
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(2, "Error code")
    code = reader.bytes[range.lowerBound]
    subcode = reader.bytes[range.lowerBound + 1]
    data = []
    if reader.isRecording {
      let names = NotificationText.names(code: code, subcode: subcode)
      reader.note("Error code", "\(code) \(names.code)", over: range.lowerBound..<range.lowerBound + 1)
      reader.note("Error subcode", "\(subcode) \(names.subcode)", over: range.lowerBound + 1..<range.upperBound)
    }
    let start = reader.position
    data = reader.octets(start..<start + reader.remaining)
    if reader.isRecording { NotificationData.show(&reader, code: code, subcode: subcode) }
    reader.giveUp("Data", from: start)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(code)
    writer.write(subcode)
    writer.write(data)
  }

  /// A Cease with a text for people: subcode 2 or 4 and at most 255 octets of UTF-8 (RFC 9003 §2).
  package static func shutdown(subcode: UInt8 = 2, text: String) -> NotificationMessage {
    var kept = text[...]
    while kept.utf8.count > 255 { kept.removeLast() }
    return NotificationMessage(code: 6, subcode: subcode, data: [UInt8(kept.utf8.count)] + Array(kept.utf8))
  }

  /// Why a session is not wanted after all: more routes of a family than `limit` (RFC 4486 §4).
  package static func maximumPrefixes(_ family: AddressFamily, limit: UInt32) -> NotificationMessage {
    var writer = ByteWriter(reserving: 7)
    family.write(to: &writer)
    writer.write(limit)
    return NotificationMessage(code: 6, subcode: 1, data: writer.bytes)
  }

  /// Ends the session and the grace of a restart with it, for the reason that `inner` gives (RFC 8538 §3).
  package static func hardReset(_ inner: NotificationMessage) -> NotificationMessage {
    NotificationMessage(code: 6, subcode: 9, data: inner.encoded)
  }

  /// The reason inside of a hard reset.
  package var inner: NotificationMessage? {
    guard code == 6, subcode == 9, data.count >= 2 else { return nil }
    return NotificationMessage(code: data[0], subcode: data[1], data: Array(data[2...]))
  }

  /// The text of an administrative shutdown or reset, if there is one; what could harm a terminal is replaced.
  package var shutdownText: String? {
    guard code == 6, subcode == 2 || subcode == 4, let count = data.first, count > 0, data.count > Int(count) else {
      return nil
    }
    return PlainText.of(data[1...Int(count)])
  }

  /// Code and subcode in words.
  package var reason: String {
    let names = NotificationText.names(code: code, subcode: subcode)
    let numbers = "\(code)/\(subcode)"
    return names.subcode.isEmpty ? "\(numbers) \(names.code)" : "\(numbers) \(names.code), \(names.subcode)"
  }
}

extension NotificationMessage: CustomStringConvertible {
  package var description: String {
    guard !data.isEmpty else { return reason }
    guard let words = NotificationData.words(code: code, subcode: subcode, data) else {
      return "\(reason) [\(Hex.text(data))]"
    }
    return words.isEmpty ? reason : "\(reason): \(words)"
  }
}
