/// A BGP message: the header that all share, and the list of kinds (RFC 4271 §4.1).
///
/// Octets: marker 16 (all ones), length of the whole 2, type 1, body.
package enum BGPMessage: Hashable, Sendable {
  case open(OpenMessage)
  /// Behind a reference: it is large, and messages are handed on.
  indirect case update(UpdateMessage)
  case notification(NotificationMessage)
  case keepalive
  case routeRefresh(RouteRefreshMessage)

  package static let headerLength = 19
  /// Unless both sides allow more (RFC 8654).
  package static let maximumLength = 4096
  package static let port: UInt16 = 179

  package var type: UInt8 {
    switch self {
    case .open: 1
    case .update: 2
    case .notification: 3
    case .keepalive: 4
    case .routeRefresh: 5
    }
  }

  /// OPEN, UPDATE, NOTIFICATION, KEEPALIVE, ROUTE-REFRESH.
  package var name: String { Self.names[Int(type) - 1] }

  /// What a type is called; `nil` when there is none.
  static func name(of type: UInt8) -> String? {
    (1...5).contains(type) ? names[Int(type) - 1] : nil
  }

  private static let names = ["OPEN", "UPDATE", "NOTIFICATION", "KEEPALIVE", "ROUTE-REFRESH"]
}

// MARK: Framing

extension BGPMessage {
  /// The length of the message that starts at `start`; `nil` until all of it is there.
  ///
  /// Throws as soon as the octets that are there cannot be a message: marker, length, type (RFC 4271 §6.1).
  package static func length(
    ofMessageAt bytes: [UInt8], from start: Int, maximum: Int = BGPMessage.maximumLength
  ) throws(BGPError) -> Int? {
    try length(bytes, from: start, to: bytes.count, maximum: maximum)
  }

  /// The same of a stream that goes up to `end`.
  static func length(
    _ bytes: [UInt8], from start: Int, to end: Int, maximum: Int
  ) throws(BGPError) -> Int? {
    guard start >= 0, start < end else { return nil }
    for index in start..<min(start + 16, end) where bytes[index] != 0xff {
      throw .header(1, cause: WireError(field: "Marker", offset: index, reason: .invalid("not all ones")))
    }
    guard end - start >= headerLength else { return nil }
    let length = Int(bytes[start + 16]) << 8 | Int(bytes[start + 17])
    let type = bytes[start + 18]
    guard let allowed = lengths(type: type, maximum: maximum) else {
      let cause = WireError(field: "Type", offset: start + 18, reason: .invalid("\(type), expected 1 to 5"))
      throw .header(3, data: [type], cause: cause)
    }
    guard allowed.contains(length) else {
      let text = "\(length) octets, expected \(allowed.lowerBound) to \(allowed.upperBound)"
      let cause = WireError(field: "Length", offset: start + 16, reason: .invalid(text))
      throw .header(2, data: Array(bytes[start + 16..<start + 18]), cause: cause)
    }
    return end - start >= length ? length : nil
  }

  /// How long a message of a type can be; `nil` for an unknown type.
  private static func lengths(type: UInt8, maximum: Int) -> ClosedRange<Int>? {
    switch type {
    case 1: 29...maximumLength
    case 2: 23...maximum
    case 3: 21...maximum
    case 4: headerLength...headerLength
    case 5: 23...maximum
    default: nil
    }
  }
}

// MARK: Reading

extension BGPMessage {
  /// The message as a session acts on it: what RFC 7606 demands for a damaged UPDATE has been done to it.
  ///
  /// `DecodedBGPMessage` also tells which errors were found.
  package init(reading reader: inout ByteReader, context: BGPContext) throws(BGPError) {
    self = try DecodedBGPMessage(reading: &reader, context: context).message
  }

  /// The header of one whole message: its type, and the end to `widen` to behind its body, to which the reader is drawn.
  fileprivate static func readHeader(
    _ reader: inout ByteReader, context: BGPContext
  ) throws(BGPError) -> (type: UInt8, outer: Int) {
    let start = reader.position
    let maximum = context.maximumLength
    guard let length = try length(reader.bytes, from: start, to: reader.end, maximum: maximum) else {
      let reason = WireError.Reason.truncated(needed: headerLength, available: reader.remaining)
      throw .header(2, cause: WireError(field: "Message", offset: start, reason: reason))
    }
    do {
      reader.note("Marker", "all ones", over: try reader.take(16, "Marker"))
      _ = try reader.uint16("Length")
      let range = try reader.take(1, "Type")
      let type = reader.bytes[range.lowerBound]
      reader.note("Type", "\(type) \(names[Int(type) - 1])", over: range)
      return (type, try reader.narrow(to: length - headerLength, "Body"))
    } catch {
      throw .header(2, cause: error)
    }
  }
}

/// A message, and what was wrong with it that does not end the session (RFC 7606).
package struct DecodedBGPMessage: Hashable, Sendable {
  /// What a session acts on.
  package let message: BGPMessage
  /// The UPDATE as it came, when something was wrong with it: none or one, so that the others need not make room for it.
  private let damaged: [DecodedUpdate]

  /// The UPDATE as it came, and the errors in it; `nil` for other messages.
  package var update: DecodedUpdate? {
    if let update = damaged.first { return update }
    guard case .update(let update) = message else { return nil }
    return DecodedUpdate(message: update)
  }

  /// What was wrong with an UPDATE.
  package var errors: [AttributeError] { damaged.first?.errors ?? [] }

  package init(reading reader: inout ByteReader, context: BGPContext) throws(BGPError) {
    self = try reader.bgpGroup("BGP message", summary: \.message.name) { reader throws(BGPError) in
      let (type, outer) = try BGPMessage.readHeader(&reader, context: context)
      defer { reader.widen(to: outer) }
      return try DecodedBGPMessage(type: type, body: &reader, context: context)
    }
  }

  private init(type: UInt8, body: inout ByteReader, context: BGPContext) throws(BGPError) {
    switch type {
    case 1: message = .open(try OpenMessage(reading: &body))
    case 2:
      let decoded = DecodedUpdate(reading: &body, context: context)
      if let reset = decoded.reset { throw reset }
      if decoded.errors.isEmpty {
        message = .update(decoded.message)
        break
      }
      message = .update(decoded.effective)
      damaged = [decoded]
      return
    case 3: message = .notification(try Self.read(&body, NotificationMessage.init(reading:)))
    case 4: message = .keepalive
    default: message = .routeRefresh(try Self.read(&body, RouteRefreshMessage.init(reading:)))
    }
    damaged = []
  }

  /// A body whose only possible defect is its length, which the header has made sure is not too small.
  ///
  /// A ROUTE-REFRESH that is too long is answered with the whole message (RFC 7313 §5).
  private static func read<Body>(
    _ reader: inout ByteReader, _ body: (inout ByteReader) throws(WireError) -> Body
  ) throws(BGPError) -> Body {
    let start = max(0, reader.position - BGPMessage.headerLength)
    do {
      let value = try body(&reader)
      try reader.expectEnd()
      return value
    } catch {
      throw BGPError(code: 7, subcode: 1, data: reader.octets(start..<reader.end), cause: error)
    }
  }
}

// MARK: Writing

extension BGPMessage {
  package func encoded(context: BGPContext = BGPContext()) -> [UInt8] {
    var writer = ByteWriter(reserving: 128)
    for _ in 0..<16 { writer.write(UInt8(0xff)) }
    writer.write(UInt16(0))
    writer.write(type)
    switch self {
    case .open(let message): message.write(to: &writer)
    case .update(let message): message.write(to: &writer, context: context)
    case .notification(let message): message.write(to: &writer)
    case .keepalive: break
    case .routeRefresh(let message): message.write(to: &writer)
    }
    writer.patch(UInt16(truncatingIfNeeded: writer.count), at: 16)
    return writer.bytes
  }
}

extension ByteReader {
  /// Groups what `body` reads under one name, also when it fails: then the groups that it left open are closed.
  mutating func bgpGroup<Value>(
    _ name: StaticString, summary: (Value) -> String, _ body: (inout ByteReader) throws(BGPError) -> Value
  ) throws(BGPError) -> Value {
    guard let depth = recorder?.depth else { return try body(&self) }
    recorder?.begin(name, offset: position)
    do {
      let value = try body(&self)
      recorder?.end(summary(value), offset: position)
      return value
    } catch {
      recorder?.close(to: depth, offset: position)
      throw error
    }
  }
}
