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
    data = reader.rest("Data")
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

  /// The text of an administrative shutdown or reset, if there is one.
  package var shutdownText: String? {
    guard code == 6, subcode == 2 || subcode == 4, let count = data.first, count > 0, data.count > Int(count) else {
      return nil
    }
    return String(validating: data[1...Int(count)], as: UTF8.self)
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
    if let shutdownText { return "\(reason): \(shutdownText)" }
    return data.isEmpty ? reason : "\(reason) [\(Hex.text(data))]"
  }
}
