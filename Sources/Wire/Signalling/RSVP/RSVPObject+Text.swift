extension RSVPObject {
  /// `nil` for an object that is not known.
  var form: RSVPObjectForm? {
    func pick(_ family: IPAddress.Family, _ v4: RSVPObjectForm, _ v6: RSVPObjectForm) -> RSVPObjectForm {
      family == .v4 ? v4 : v6
    }
    return switch self {
    case .session(let session): session.form
    case .hop(let hop): pick(hop.address.family, .hop4, .hop6)
    case .timeValues: .timeValues
    case .errorSpec(let error): pick(error.node.family, .errorSpec4, .errorSpec6)
    case .style: .style
    case .flowSpec: .flowSpec
    case .filterSpec(let sender):
      sender.subGroup == nil
        ? pick(sender.address.family, .tunnelFilter4, .tunnelFilter6)
        : pick(sender.address.family, .multipointFilter4, .multipointFilter6)
    case .senderTemplate(let sender):
      sender.subGroup == nil
        ? pick(sender.address.family, .tunnelSender4, .tunnelSender6)
        : pick(sender.address.family, .multipointSender4, .multipointSender6)
    case .senderTSpec: .senderTSpec
    case .confirm(let address): pick(address.family, .confirm4, .confirm6)
    case .label: .label
    case .labelRequest: .labelRequest
    case .explicitRoute: .explicitRoute
    case .recordRoute: .recordRoute
    case .hello(let hello): hello.kind == .request ? .helloRequest : .helloAcknowledgment
    case .subLSP(let leaf): pick(leaf.family, .subLSP4, .subLSP6)
    case .secondaryExplicitRoute: .secondaryExplicitRoute
    case .secondaryRecordRoute: .secondaryRecordRoute
    case .sessionAttribute(let attribute): attribute.affinities == nil ? .sessionAttribute : .affineSessionAttribute
    case .unknown: nil
    }
  }

  /// The class; `nil` for one that is not known.
  package var objectClass: RSVPClass? {
    if case .unknown(let unknown) = self { return RSVPClass(rawValue: unknown.classNumber) }
    return form.flatMap { RSVPClass(rawValue: UInt8(truncatingIfNeeded: $0.rawValue >> 8)) }
  }
}

extension RSVPObject: CustomStringConvertible {
  package var description: String {
    switch self {
    case .session(let session): session.description
    case .hop(let hop): hop.description
    case .timeValues(let period): "refresh each \(period) ms"
    case .errorSpec(let error): error.description
    case .style(let style): style.description
    case .flowSpec(let flow): flow.description
    case .filterSpec(let sender), .senderTemplate(let sender): sender.description
    case .senderTSpec(let bucket): bucket.description
    case .confirm(let address), .subLSP(let address): address.description
    case .label(let label): label.description
    case .labelRequest(let type): type.description
    case .explicitRoute(let route), .secondaryExplicitRoute(let route): route.description
    case .recordRoute(let route), .secondaryRecordRoute(let route): route.description
    case .hello(let hello): hello.description
    case .sessionAttribute(let attribute): attribute.description
    case .unknown(let unknown): unknown.description
    }
  }
}

/// An object whose class or C-Type is not known (RFC 2205 §3.10).
package struct RSVPUnknownObject: Hashable, Sendable {
  /// What a router does with an object of a class that it does not know: the upper bits of the class say it.
  package enum Treatment: Hashable, Sendable, CustomStringConvertible {
    /// 0bbbbbbb: the message is refused.
    case refused
    /// 10bbbbbb.
    case ignored
    /// 11bbbbbb: passed on unchanged.
    case forwarded

    init(class number: UInt8) {
      self = number < 0x80 ? .refused : number < 0xc0 ? .ignored : .forwarded
    }

    package var description: String {
      switch self {
      case .refused: "refused"
      case .ignored: "ignored"
      case .forwarded: "ignored and forwarded"
      }
    }
  }

  /// The octets of content for which a message has room.
  static let room = RSVPMessage.room - 7

  package let classNumber: UInt8
  package let type: UInt8
  package let content: [UInt8]

  /// `nil` for an object that is known, for content that is no whole number of words, and for more than there is room.
  package init?(class number: UInt8, type: UInt8, content: [UInt8]) {
    guard RSVPObjectForm(class: number, type: type) == nil, content.count % 4 == 0, content.count <= Self.room
    else { return nil }
    self.init(unchecked: number, type, content)
  }

  /// For octets that were looked for among the objects that are known.
  init(unchecked number: UInt8, _ type: UInt8, _ content: [UInt8]) {
    classNumber = number
    self.type = type
    self.content = content
  }

  package var treatment: Treatment { Treatment(class: classNumber) }
}

extension RSVPUnknownObject: CustomStringConvertible {
  package var description: String {
    "class \(classNumber) C-Type \(type), \(content.count) octets, \(treatment)"
  }
}
