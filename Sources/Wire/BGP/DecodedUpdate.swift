/// An UPDATE as it came, the errors in it, and what they lead to (RFC 7606 §3).
package struct DecodedUpdate: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    /// Perhaps without an attribute that was dropped.
    case accept
    /// Its routes are taken as withdrawn.
    case treatAsWithdraw
    /// All routes of a family are gone, and nothing more is heard of it.
    case familyDisable(AddressFamily)
    /// The session ends; the message holds what was read before that was clear.
    case sessionReset(BGPError)
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

  /// What ends the session, if anything does.
  package var reset: BGPError? {
    if case .sessionReset(let error) = action { error } else { nil }
  }

  /// What a session acts on: when it is treated as withdrawn, its announced routes stand among the withdrawn ones.
  package var effective: UpdateMessage {
    switch action {
    case .accept: return message
    case .sessionReset: return UpdateMessage()
    case .treatAsWithdraw: return asWithdrawn
    case .familyDisable:
      // The routes of the family itself have not been read.
      return errors.contains { $0.action == .treatAsWithdraw } ? asWithdrawn : message
    }
  }

  private var asWithdrawn: UpdateMessage {
    var withdrawn = message.withdrawn
    withdrawn.append(message.announced)
    var result = UpdateMessage(unreach: message.unreach, withdrawn: withdrawn)
    guard let reach = message.reach else { return result }
    if result.unreach?.append(reach.nlri) != true, result.unreach == nil || reach.family == .evpn {
      // One message withdraws routes of one family; of two, EVPN is the one that this speaker acts on.
      result.unreach = MPUnreach(reach.nlri)
    }
    return result
  }
}

extension DecodedUpdate {
  /// Reads the body of the message, which ends with the reader.
  package init(reading reader: inout ByteReader, context: BGPContext) {
    let start = reader.position
    var decoder = UpdateDecoder(context: context)
    do {
      try Self.read(&reader, &decoder)
      self.init(finishing: decoder)
    } catch {
      self.init(message: UpdateMessage(withdrawn: decoder.message.withdrawn), action: .sessionReset(error))
      note(error.subcode == 10 ? .ipv4Routes : .lengths, error)
    }
    if reset != nil { reader.giveUp("Octets behind the error", from: start) }
  }

  private static func read(_ reader: inout ByteReader, _ decoder: inout UpdateDecoder) throws(BGPError) {
    let context = decoder.context
    let withdrawnCount = try length(&reader, "Withdrawn routes length")
    decoder.message.withdrawn = try prefixes(&reader, count: withdrawnCount, "Withdrawn routes", context)
    let count = try length(&reader, "Total path attribute length")
    try attributes(&reader, count: count, &decoder)
    guard decoder.reset == nil else { return }
    let field: StaticString = "Network layer reachability information"
    decoder.message.announced = try prefixes(&reader, count: reader.remaining, field, context)
    decoder.check(in: reader.bytes)
  }

  /// Takes over what the decoder has read, and the strongest of what its errors lead to (RFC 7606 §3 h).
  private init(finishing decoder: borrowing UpdateDecoder) {
    message = decoder.message
    action = .accept
    errors = decoder.errors
    if errors.isEmpty { return }
    if let reset = decoder.reset {
      action = .sessionReset(reset)
    } else if let family = decoder.disabled {
      action = .familyDisable(family)
    } else if let worst = errors.first(where: { $0.action == .treatAsWithdraw }) {
      action = .treatAsWithdraw
      guard !message.hasReachableRoutes else { return }
      // RFC 7606 §5.2: without routes to withdraw, the attributes cannot be meant for what has been read.
      note(.nothingToWithdraw, worst.reset)
      action = .sessionReset(worst.reset)
    }
  }

  /// Keeps what ends the session among the errors, with its clause.
  private mutating func note(_ defect: UpdateDefect, _ error: BGPError) {
    let cause = error.cause ?? WireError(field: "UPDATE", offset: 0, reason: .invalid(defect.text))
    errors.append(
      AttributeError(
        type: 0, action: defect.rule.action, clause: defect.rule.clause, subcode: error.subcode, cause: cause,
        octets: error.data))
  }

  private static func attributes(
    _ reader: inout ByteReader, count: Int, _ decoder: inout UpdateDecoder
  ) throws(BGPError) {
    let outer: Int
    do { outer = try reader.narrow(to: count, "Path attributes") } catch { throw BGPError.update(1, cause: error) }
    decoder.read(&reader)
    reader.widen(to: outer)
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
    _ reader: inout ByteReader, count: Int, _ field: StaticString, _ context: BGPContext
  ) throws(BGPError) -> RouteList<IPv4Prefix> {
    guard count > 0 else { return [] }
    do {
      return try reader.within(count, field) { inner throws(WireError) in
        try RouteList(
          reading: &inner, isIdentified: context.takesPathIdentifiers(.ipv4Unicast), width: 4
        ) { reader throws(WireError) in try IPv4Prefix(reading: &reader) }
      }
    } catch { throw .update(10, cause: error) }
  }
}
