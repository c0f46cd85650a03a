/// The class of an object (RFC 2205 Appendix A, RFC 3209 §4, RFC 4873 §8, RFC 4875 §19).
package enum RSVPClass: UInt8, Hashable, Sendable, CaseIterable {
  case session = 1
  case hop = 3
  case timeValues = 5
  case errorSpec = 6
  case style = 8
  case flowSpec = 9
  case filterSpec = 10
  case senderTemplate = 11
  case senderTSpec = 12
  case confirm = 15
  case label = 16
  case labelRequest = 19
  case explicitRoute = 20
  case recordRoute = 21
  case hello = 22
  case subLSP = 50
  case secondaryExplicitRoute = 200
  case secondaryRecordRoute = 201
  case sessionAttribute = 207

  /// The standard's name.
  package var name: StaticString {
    switch self {
    case .session: "SESSION"
    case .hop: "RSVP_HOP"
    case .timeValues: "TIME_VALUES"
    case .errorSpec: "ERROR_SPEC"
    case .style: "STYLE"
    case .flowSpec: "FLOWSPEC"
    case .filterSpec: "FILTER_SPEC"
    case .senderTemplate: "SENDER_TEMPLATE"
    case .senderTSpec: "SENDER_TSPEC"
    case .confirm: "RESV_CONFIRM"
    case .label: "LABEL"
    case .labelRequest: "LABEL_REQUEST"
    case .explicitRoute: "EXPLICIT_ROUTE"
    case .recordRoute: "RECORD_ROUTE"
    case .hello: "HELLO"
    case .subLSP: "S2L_SUB_LSP"
    case .secondaryExplicitRoute: "SECONDARY_EXPLICIT_ROUTE"
    case .secondaryRecordRoute: "SECONDARY_RECORD_ROUTE"
    case .sessionAttribute: "SESSION_ATTRIBUTE"
    }
  }
}

/// A class together with a C-Type, as one number: the objects whose content is known.
enum RSVPObjectForm: UInt16, CaseIterable {
  case tunnelSession4 = 0x0107
  case tunnelSession6 = 0x0108
  case multipointSession4 = 0x010d
  case multipointSession6 = 0x010e
  case hop4 = 0x0301
  case hop6 = 0x0302
  case timeValues = 0x0501
  case errorSpec4 = 0x0601
  case errorSpec6 = 0x0602
  case style = 0x0801
  case flowSpec = 0x0902
  case tunnelFilter4 = 0x0a07
  case tunnelFilter6 = 0x0a08
  case multipointFilter4 = 0x0a0c
  case multipointFilter6 = 0x0a0d
  case tunnelSender4 = 0x0b07
  case tunnelSender6 = 0x0b08
  case multipointSender4 = 0x0b0c
  case multipointSender6 = 0x0b0d
  case senderTSpec = 0x0c02
  case confirm4 = 0x0f01
  case confirm6 = 0x0f02
  case label = 0x1001
  case labelRequest = 0x1301
  case explicitRoute = 0x1401
  case recordRoute = 0x1501
  case helloRequest = 0x1601
  case helloAcknowledgment = 0x1602
  case subLSP4 = 0x3201
  case subLSP6 = 0x3202
  case secondaryExplicitRoute = 0xc802
  case secondaryRecordRoute = 0xc902
  case affineSessionAttribute = 0xcf01
  case sessionAttribute = 0xcf07

  init?(class number: UInt8, type: UInt8) { self.init(rawValue: UInt16(number) << 8 | UInt16(type)) }
}
