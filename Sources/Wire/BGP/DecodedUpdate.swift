/// An UPDATE as it came, the errors in it, and what they lead to (RFC 7606 §3).
package struct DecodedUpdate: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    /// Perhaps without an attribute that was dropped.
    case accept
    /// Its routes are taken as withdrawn.
    case treatAsWithdraw
  }

  /// Everything in it that could be read.
  package var message: UpdateMessage
  package var action: Action
  /// In the order in which they were met.
  package var errors: [AttributeError]

  package init(message: UpdateMessage, action: Action = .accept, errors: [AttributeError] = []) {
    self.message = message
    self.action = action
    self.errors = errors
  }

  /// What a session acts on: when it is treated as withdrawn, its announced routes stand among the withdrawn ones.
  package var effective: UpdateMessage {
    guard action == .treatAsWithdraw else { return message }
    var result = UpdateMessage(unreach: message.unreach, withdrawn: message.withdrawn + message.announced)
    guard let reach = message.reach else { return result }
    if let unreach = message.unreach, unreach.family == reach.family {
      result.unreach?.routes += reach.routes
      result.unreach?.unknownNLRI += reach.unknownNLRI
    } else if message.unreach == nil || reach.family == .evpn {
      // One message withdraws routes of one family; of two, EVPN is the one that this speaker knows.
      result.unreach = MPUnreach(family: reach.family, routes: reach.routes, unknownNLRI: reach.unknownNLRI)
    }
    return result
  }
}

extension DecodedUpdate {
  /// Reads the body of the message, which ends with the reader; throws what ends the session.
  package init(reading reader: inout ByteReader, context: BGPContext) throws(BGPError) {
    let withdrawn = try Self.prefixes(
      &reader, count: try Self.length(&reader, "Withdrawn routes length"), "Withdrawn routes")
    let count = try Self.length(&reader, "Total path attribute length")
    var decoder = UpdateDecoder(context: context)
    try Self.attributes(&reader, count: count, &decoder)
    let announced = try Self.prefixes(&reader, count: reader.remaining, "Network layer reachability information")
    self = try decoder.finish(withdrawn: withdrawn, announced: announced)
  }

  private static func attributes(
    _ reader: inout ByteReader, count: Int, _ decoder: inout UpdateDecoder
  ) throws(BGPError) {
    let outer: Int
    do { outer = try reader.narrow(to: count, "Path attributes") } catch { throw BGPError.update(1, cause: error) }
    defer { reader.widen(to: outer) }
    try decoder.read(&reader)
  }

  /// A length that must not go beyond the message (RFC 4271 §6.3).
  private static func length(_ reader: inout ByteReader, _ field: StaticString) throws(BGPError) -> Int {
    let length: Int
    do { length = Int(try reader.uint16(field)) } catch { throw .update(1, cause: error) }
    guard length <= reader.remaining else {
      throw .update(1, cause: reader.invalid(field, back: 2, "\(length) octets, \(reader.remaining) are left"))
    }
    return length
  }

  private static func prefixes(
    _ reader: inout ByteReader, count: Int, _ field: StaticString
  ) throws(BGPError) -> [IPv4Prefix] {
    guard count > 0 else { return [] }
    do {
      return try reader.within(count, field) { inner throws(WireError) in
        var prefixes: [IPv4Prefix] = []
        while !inner.isAtEnd { prefixes.append(try IPv4Prefix(reading: &inner)) }
        return prefixes
      }
    } catch { throw .update(10, cause: error) }
  }
}
