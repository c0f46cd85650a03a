extension RSVPMessage {
  /// `nil` for a type that is not known.
  package var type: RSVPMessageType? {
    if case .known(let type, _) = content { type } else { nil }
  }

  package var objects: [RSVPObject] {
    if case .known(_, let objects) = content { objects } else { [] }
  }

  /// The mandatory objects that the message lacks.
  package var missing: [RSVPClass] {
    guard let type else { return [] }
    return type.mandatory.filter { wanted in !objects.contains { $0.objectClass == wanted } }
  }

  /// The first object of an unknown class that a router must not pass over (RFC 2205 §3.10).
  package var refused: RSVPUnknownObject? {
    for case .unknown(let object) in objects where object.treatment == .refused { return object }
    return nil
  }

  package var session: RSVPSession? {
    for case .session(let session) in objects { return session }
    return nil
  }

  /// The leaves, in their order.
  package var leaves: [IPAddress] {
    objects.compactMap { if case .subLSP(let leaf) = $0 { leaf } else { nil } }
  }

  package var labels: [MPLSLabel] {
    objects.compactMap { if case .label(let label) = $0 { label } else { nil } }
  }
}

extension RSVPMessage: CustomStringConvertible {
  package var description: String {
    guard let type else { return "type \(octetsOfUnknownType)" }
    var words = ["\(type)"]
    if let session { words.append("\(session)") }
    if !leaves.isEmpty { words.append("leaves " + SignallingText.list(leaves, \.description)) }
    if !labels.isEmpty { words.append("label " + SignallingText.list(labels, \.description)) }
    for object in objects {
      switch object {
      case .errorSpec(let error): words.append("\(error)")
      case .hello(let hello): words.append("\(hello)")
      default: break
      }
    }
    return words.joined(separator: ", ")
  }

  private var octetsOfUnknownType: String {
    guard case .unknown(let unknown) = content else { return "" }
    return "\(unknown.type), \(unknown.octets.count) octets"
  }
}
