/// The names of the codes of a NOTIFICATION, one row each, with the documents that gave them out.
enum NotificationText {
  /// Both names; a code that is not listed is "unknown", a subcode that is not listed is empty.
  static func names(code: UInt8, subcode: UInt8) -> (code: String, subcode: String) {
    guard let row = rows.first(where: { $0.code == code }) else { return ("unknown error", "") }
    return (row.name, row.subcodes.first { $0.0 == subcode }?.1 ?? "")
  }

  private struct Row {
    let code: UInt8
    let name: String
    let subcodes: [(UInt8, String)]
  }

  private static let rows = [
    // RFC 4271 §6.1
    Row(
      code: 1, name: "message header error",
      subcodes: [(1, "connection not synchronized"), (2, "bad message length"), (3, "bad message type")]),
    // RFC 4271 §6.2, RFC 5492 §5, RFC 9234 §4.2
    Row(
      code: 2, name: "OPEN message error",
      subcodes: [
        (1, "unsupported version"), (2, "bad peer AS"), (3, "bad BGP identifier"),
        (4, "unsupported optional parameter"), (6, "unacceptable hold time"), (7, "unsupported capability"),
        (11, "role mismatch"),
      ]),
    // RFC 4271 §6.3
    Row(
      code: 3, name: "UPDATE message error",
      subcodes: [
        (1, "malformed attribute list"), (2, "unrecognized well-known attribute"), (3, "missing well-known attribute"),
        (4, "attribute flags error"), (5, "attribute length error"), (6, "invalid ORIGIN"), (8, "invalid NEXT_HOP"),
        (9, "optional attribute error"), (10, "invalid network field"), (11, "malformed AS_PATH"),
      ]),
    Row(code: 4, name: "hold timer expired", subcodes: []),
    // RFC 6608 §3
    Row(
      code: 5, name: "finite state machine error",
      subcodes: [
        (1, "unexpected message in OpenSent"), (2, "unexpected message in OpenConfirm"),
        (3, "unexpected message in Established"),
      ]),
    // RFC 4486 §3, RFC 8538 §3
    Row(
      code: 6, name: "cease",
      subcodes: [
        (1, "maximum number of prefixes reached"), (2, "administrative shutdown"), (3, "peer de-configured"),
        (4, "administrative reset"), (5, "connection rejected"), (6, "other configuration change"),
        (7, "connection collision resolution"), (8, "out of resources"), (9, "hard reset"), (10, "BFD down"),
      ]),
    // RFC 7313 §5
    Row(code: 7, name: "ROUTE-REFRESH message error", subcodes: [(1, "invalid message length")]),
  ]
}
