import Wire

/// What the trace tells of the transport: only what is out of the ordinary, as acknowledgments are not worth a line.
package enum TransportDetail: TraceDetail {
  case retransmits(ConnectionKey, offset: UInt64, attempt: Int)
  case givesUp(ConnectionKey)
  case refuses(ConnectionKey)

  package var kind: String {
    switch self {
    case .retransmits: "tcp-retransmission"
    case .givesUp: "tcp-timeout"
    case .refuses: "tcp-reset"
    }
  }

  package var text: String {
    switch self {
    case .retransmits(let key, let offset, let attempt):
      "retransmits octet \(offset) to \(key.remoteAddress) port \(key.remotePort), attempt \(attempt)"
    case .givesUp(let key): "gives up the connection to \(key.remoteAddress) port \(key.remotePort): no acknowledgment"
    case .refuses(let key): "resets \(key.remoteAddress) port \(key.remotePort): there is no such connection"
    }
  }
}
