/// What both sides of a BGP connection have said in their OPENs, as far as the capture holds them.
///
/// Directions: 0 is what the side with the lower address and port sends, 1 is the other.
struct StreamSession: Sendable {
  private var opens: [OpenMessage?] = [nil, nil]
  /// The highest octet that the receiver of a direction has acknowledged.
  private var acknowledged: [UInt32?] = [nil, nil]
  private let assumed: BGPContext
  /// What messages of a direction are read with.
  private(set) var contexts: [BGPContext]
  /// The last frame.
  var lastUse = 0

  /// Until OPENs are seen, `assumed` holds, and messages may be long.
  init(assumed: BGPContext) {
    self.assumed = assumed
    contexts = [assumed, assumed]
    update()
  }

  /// A new connection between the same ports.
  mutating func restart() {
    opens = [nil, nil]
    acknowledged = [nil, nil]
    update()
  }

  /// Takes note of the OPEN in `bytes`, a whole message that was sent in a direction.
  mutating func learn(_ bytes: ArraySlice<UInt8>, direction: Int) {
    guard bytes.count >= BGPMessage.headerLength, bytes[bytes.startIndex + 18] == 1 else { return }
    var reader = ByteReader(Array(bytes.dropFirst(BGPMessage.headerLength)))
    guard let open = try? OpenMessage(reading: &reader) else { return }
    opens[direction] = open
    update()
  }

  /// Takes note of what the receiver of a direction has got.
  mutating func acknowledge(_ number: UInt32, direction: Int) {
    guard let before = acknowledged[direction] else { return acknowledged[direction] = number }
    if Int32(bitPattern: number &- before) > 0 { acknowledged[direction] = number }
  }

  /// Whether the receiver has got everything before an octet: what of it is not here, the capture has missed.
  func isAcknowledged(upTo number: UInt32, direction: Int) -> Bool {
    acknowledged[direction].map { Int32(bitPattern: $0 &- number) >= 0 } ?? false
  }

  private mutating func update() {
    for direction in 0...1 {
      contexts[direction] = BGPContext(assumed, sender: opens[direction], receiver: opens[1 - direction])
    }
  }
}

extension BGPContext {
  /// What the OPENs of both sides say of messages that `sender` sends; what has not been seen is taken as assumed.
  init(_ assumed: BGPContext, sender: OpenMessage?, receiver: OpenMessage?) {
    self = assumed
    let opens = [sender, receiver].compactMap { $0 }
    // RFC 6793 §4.1: both must have said it.
    if !opens.isEmpty {
      fourOctetAS = opens.allSatisfy { OpenMessage.fourOctetAS(in: $0.capabilities) != nil }
    }
    // RFC 8654 §4: to a peer that has said it.
    takesExtendedMessages = receiver.map { $0.capabilities.contains(.extendedMessage) } ?? true
    if let sender, let receiver {
      let agreed = BGPContext(own: receiver, peer: sender)
      isExternal = agreed.isExternal
      addPathReceived = agreed.addPathReceived
    }
  }
}
