/// What a message is about (RFC 5036 §3.7; Capability: RFC 5561 §7).
package enum LDPMessageType: UInt16, Hashable, Sendable, CaseIterable {
  case notification = 0x0001
  case hello = 0x0100
  case initialization = 0x0200
  case keepAlive = 0x0201
  case capability = 0x0202
  case address = 0x0300
  case addressWithdraw = 0x0301
  case labelMapping = 0x0400
  case labelRequest = 0x0401
  case labelWithdraw = 0x0402
  case labelRelease = 0x0403
  case labelAbortRequest = 0x0404
}

extension LDPMessageType: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notification: "notification"
    case .hello: "hello"
    case .initialization: "initialization"
    case .keepAlive: "keepalive"
    case .capability: "capability"
    case .address: "address"
    case .addressWithdraw: "address withdraw"
    case .labelMapping: "label mapping"
    case .labelRequest: "label request"
    case .labelWithdraw: "label withdraw"
    case .labelRelease: "label release"
    case .labelAbortRequest: "label abort request"
    }
  }
}
