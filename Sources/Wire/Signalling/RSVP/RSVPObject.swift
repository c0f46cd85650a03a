/// One object of a message (RFC 2205 §3.1.2).
///
/// Octets: length of the whole object 2, a multiple of 4; class 1; C-Type 1; content.
package enum RSVPObject: WireValue {
  case session(RSVPSession)
  case hop(RSVPHop)
  /// The refresh period in milliseconds.
  case timeValues(UInt32)
  case errorSpec(RSVPErrorSpec)
  case style(RSVPStyle)
  case flowSpec(RSVPFlowSpec)
  case filterSpec(RSVPSender)
  case senderTemplate(RSVPSender)
  case senderTSpec(RSVPTokenBucket)
  /// Who wants to hear that the reservation holds.
  case confirm(IPAddress)
  case label(MPLSLabel)
  /// The EtherType of what the LSP will carry (RFC 3209 §4.2.1).
  case labelRequest(EtherType)
  case explicitRoute(RSVPExplicitRoute)
  case recordRoute(RSVPRecordRoute)
  case hello(RSVPHello)
  /// A leaf (RFC 4875 §19.3).
  case subLSP(IPAddress)
  /// The route to another leaf, from where it leaves the routes before it (RFC 4875 §19.5).
  case secondaryExplicitRoute(RSVPExplicitRoute)
  /// RFC 4875 §19.6.
  case secondaryRecordRoute(RSVPRecordRoute)
  case sessionAttribute(RSVPSessionAttribute)
  case unknown(RSVPUnknownObject)

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group(Self.title(reader), summary: \.description) { inner throws(WireError) in
      try Self.object(&inner)
    }
  }

  private static func title(_ reader: ByteReader) -> StaticString {
    reader.peek(2).flatMap { RSVPClass(rawValue: $0) }?.name ?? "Unknown object"
  }

  private static func object(_ reader: inout ByteReader) throws(WireError) -> RSVPObject {
    let length = try Int(reader.uint16("Object length"))
    guard length >= 4, length % 4 == 0 else {
      throw reader.invalid("Object length", back: 2, "\(length), expected a multiple of 4, at least 4")
    }
    let number = try reader.octet("Class") { Self.words(class: $0) }
    let type = try reader.uint8("C-Type")
    return try reader.within(length - 4, "Object") { inner throws(WireError) in
      guard let form = RSVPObjectForm(class: number, type: type) else {
        return .unknown(RSVPUnknownObject(unchecked: number, type, inner.rest("Content")))
      }
      return try RSVPObject(form, reading: &inner)
    }
  }

  private static func words(class number: UInt8) -> String {
    if let known = RSVPClass(rawValue: number) { return "\(known.name) (\(number))" }
    return "unknown (\(number)), \(RSVPUnknownObject.Treatment(class: number))"
  }

  private init(_ form: RSVPObjectForm, reading reader: inout ByteReader) throws(WireError) {
    switch form {
    case .tunnelSession4, .tunnelSession6, .multipointSession4, .multipointSession6:
      self = .session(try RSVPSession(form, reading: &reader))
    case .hop4: self = .hop(try RSVPHop(.v4, reading: &reader))
    case .hop6: self = .hop(try RSVPHop(.v6, reading: &reader))
    case .timeValues: self = .timeValues(try reader.fourOctets("Refresh period", words: SignallingText.milliseconds))
    case .errorSpec4: self = .errorSpec(try RSVPErrorSpec(.v4, reading: &reader))
    case .errorSpec6: self = .errorSpec(try RSVPErrorSpec(.v6, reading: &reader))
    case .style: self = .style(try RSVPStyle(reading: &reader))
    case .flowSpec: self = .flowSpec(try RSVPFlowSpec(reading: &reader))
    case .tunnelFilter4, .tunnelFilter6, .multipointFilter4, .multipointFilter6:
      self = .filterSpec(try RSVPSender(form, reading: &reader))
    case .tunnelSender4, .tunnelSender6, .multipointSender4, .multipointSender6:
      self = .senderTemplate(try RSVPSender(form, reading: &reader))
    case .senderTSpec: self = .senderTSpec(try RSVPTokenBucket(reading: &reader))
    case .confirm4: self = .confirm(try reader.address("Receiver", .v4))
    case .confirm6: self = .confirm(try reader.address("Receiver", .v6))
    case .label: self = .label(try reader.labelInFourOctets())
    case .labelRequest:
      try reader.reserved(2)
      self = .labelRequest(EtherType(rawValue: try reader.twoOctets("L3PID") { "\(EtherType(rawValue: $0))" }))
    case .explicitRoute: self = .explicitRoute(try RSVPExplicitRoute(reading: &reader))
    case .recordRoute: self = .recordRoute(try RSVPRecordRoute(reading: &reader))
    case .helloRequest: self = .hello(try RSVPHello(.request, reading: &reader))
    case .helloAcknowledgment: self = .hello(try RSVPHello(.acknowledgment, reading: &reader))
    case .subLSP4: self = .subLSP(try reader.address("Leaf", .v4))
    case .subLSP6: self = .subLSP(try reader.address("Leaf", .v6))
    case .secondaryExplicitRoute: self = .secondaryExplicitRoute(try RSVPExplicitRoute(reading: &reader))
    case .secondaryRecordRoute: self = .secondaryRecordRoute(try RSVPRecordRoute(reading: &reader))
    case .affineSessionAttribute: self = .sessionAttribute(try RSVPSessionAttribute(affine: true, reading: &reader))
    case .sessionAttribute: self = .sessionAttribute(try RSVPSessionAttribute(affine: false, reading: &reader))
    }
  }

  package func write(to writer: inout ByteWriter) {
    let start = writer.count
    writer.write(UInt16(0))
    if case .unknown(let unknown) = self {
      writer.write(unknown.classNumber)
      writer.write(unknown.type)
    } else {
      writer.write(form?.rawValue ?? 0)
    }
    writeContent(to: &writer)
    writer.patch(UInt16(truncatingIfNeeded: writer.count - start), at: start)
  }

  private func writeContent(to writer: inout ByteWriter) {
    switch self {
    case .session(let session): session.write(to: &writer)
    case .hop(let hop): hop.write(to: &writer)
    case .timeValues(let period): writer.write(period)
    case .errorSpec(let error): error.write(to: &writer)
    case .style(let style): style.write(to: &writer)
    case .flowSpec(let flow): flow.write(to: &writer)
    case .filterSpec(let sender), .senderTemplate(let sender): sender.write(to: &writer)
    case .senderTSpec(let bucket): bucket.write(to: &writer)
    case .confirm(let address), .subLSP(let address): address.write(to: &writer)
    case .label(let label): writer.write(label.value)
    case .labelRequest(let type): writer.write(UInt32(type.rawValue))
    case .explicitRoute(let route), .secondaryExplicitRoute(let route): route.write(to: &writer)
    case .recordRoute(let route), .secondaryRecordRoute(let route): route.write(to: &writer)
    case .hello(let hello): hello.write(to: &writer)
    case .sessionAttribute(let attribute): attribute.write(to: &writer)
    case .unknown(let unknown): writer.write(unknown.content)
    }
  }
}
