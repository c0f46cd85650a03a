/// The kind of a parameter (RFC 5036 §3.8, RFC 5561 §9, RFC 6388 §11).
package enum LDPTLVType: UInt16, Hashable, Sendable, CaseIterable {
  case fec = 0x0100
  case addressList = 0x0101
  case hopCount = 0x0103
  case pathVector = 0x0104
  case genericLabel = 0x0200
  case status = 0x0300
  case extendedStatus = 0x0301
  case returnedPDU = 0x0302
  case returnedMessage = 0x0303
  case commonHello = 0x0400
  case ipv4TransportAddress = 0x0401
  case configurationSequence = 0x0402
  case ipv6TransportAddress = 0x0403
  case commonSession = 0x0500
  case dynamicAnnouncement = 0x0506
  case p2mpCapability = 0x0508
  case mp2mpCapability = 0x0509
  case makeBeforeBreakCapability = 0x050a
  case labelRequestMessage = 0x0600
  case multipointStatus = 0x096f

  /// The U bit with which it is sent: capabilities (RFC 5561 §3) and the status of RFC 6388 §8.2.1 may be ignored.
  var isIgnorable: Bool {
    switch self {
    case .dynamicAnnouncement, .p2mpCapability, .mp2mpCapability, .makeBeforeBreakCapability, .multipointStatus: true
    default: false
    }
  }

  /// The name of the parameter in a dissection.
  var title: StaticString {
    switch self {
    case .fec: "FEC"
    case .addressList: "Address list"
    case .hopCount: "Hop count"
    case .pathVector: "Path vector"
    case .genericLabel: "Generic label"
    case .status: "Status"
    case .extendedStatus: "Extended status"
    case .returnedPDU: "Returned PDU"
    case .returnedMessage: "Returned message"
    case .commonHello: "Common hello parameters"
    case .ipv4TransportAddress: "IPv4 transport address"
    case .configurationSequence: "Configuration sequence number"
    case .ipv6TransportAddress: "IPv6 transport address"
    case .commonSession: "Common session parameters"
    case .dynamicAnnouncement: "Dynamic announcement capability"
    case .p2mpCapability: "P2MP capability"
    case .mp2mpCapability: "MP2MP capability"
    case .makeBeforeBreakCapability: "Make-before-break capability"
    case .labelRequestMessage: "Label request message identifier"
    case .multipointStatus: "Multipoint status"
    }
  }
}
