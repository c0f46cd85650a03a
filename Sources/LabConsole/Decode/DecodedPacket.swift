import Wire

/// A packet on its way through `decode`: what the file says of it, and how it is to be read.
struct DecodedPacket: Sendable {
  let packet: CapturedPacket
  /// The interface it was captured on; `nil` for octets without a capture.
  let interface: CaptureInterface?
  /// What the frames before tell of its payload.
  var plan: StreamPlan?

  /// Reads it, as what it is or as what somebody says that it is.
  func dissected(as subject: DissectionSubject, context: BGPContext) -> Dissection {
    if let interface {
      return Dissector.dissect(packet.bytes, as: interface.linkType.layer, stream: plan, context: context)
    }
    guard subject == .frame else { return Dissector.dissect(packet.bytes, saidToBe: subject, context: context) }
    return Dissector.dissect(packet.bytes, as: .ethernet, stream: plan, context: context)
  }
}

/// An error in octets, and what a router does about it.
struct DecodedError {
  let error: WireError
  /// `treat-as-withdraw`, `session-reset`, `wait`; `nil` where no standard of BGP says anything.
  let action: String?
  /// The clause that says so.
  let standard: String?

  /// The errors of a dissection, in the order of their octets.
  static func all(of dissection: Dissection) -> [DecodedError] {
    guard !dissection.errors.isEmpty else { return [] }
    return dissection.errors.map { error in
      if let attribute = dissection.attributeErrors.first(where: { $0.cause == error }) {
        return DecodedError(
          error: error, action: word(attribute.action),
          standard: attribute.clause.isEmpty ? "RFC 7606 §2" : attribute.clause)
      }
      if dissection.sessionErrors.contains(where: { $0.cause(at: error.offset) == error }) {
        return DecodedError(error: error, action: "session-reset", standard: "RFC 4271 §6")
      }
      // What is not whole may become so with the next segment.
      if case .truncated = error.reason, error.field == "BGP message" {
        return DecodedError(error: error, action: "wait", standard: "RFC 4271 §4.1")
      }
      return DecodedError(error: error, action: nil, standard: nil)
    }.sorted { $0.error.offset < $1.error.offset }
  }

  /// The name of what is done, as scripts know it.
  private static func word(_ action: AttributeError.Action) -> String {
    switch action {
    case .ignore: "accept"
    case .attributeDiscard: "attribute-discard"
    case .treatAsWithdraw: "treat-as-withdraw"
    case .familyDisable: "afi-safi-disable"
    case .sessionReset: "session-reset"
    }
  }

  /// What is wrong, without the place.
  var text: String {
    switch error.reason {
    case .truncated(let needed, let available): "\(error.field): needs \(needed) octets, \(available) are left"
    case .trailing(let count): "\(error.field): \(count) octets are left over"
    case .invalid(let text): "\(error.field): \(text)"
    case .checksum(let found, let computed):
      "\(error.field): \(Hex.number(found, digits: 4)), computed \(Hex.number(computed, digits: 4))"
    }
  }
}
