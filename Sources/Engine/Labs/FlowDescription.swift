package import Wire

/// A stream of packets from one host to one group.
package struct FlowDescription: Hashable, Sendable {
  package var name: String
  /// The host that sends.
  package var from: String
  package var group: IPAddress
  package var service: String
  package var rate: PacketRate
  /// Octets of the UDP payload; the lab's stamp is in the first of them.
  package var size: Int
  package var position: SourcePosition

  package init(
    name: String, from: String, group: IPAddress, service: String, rate: PacketRate = .standard,
    size: Int = FlowDescription.standardSize, position: SourcePosition = .none
  ) {
    self.name = name
    self.from = from
    self.group = group
    self.service = service
    self.rate = rate
    self.size = size
    self.position = position
  }

  package static let standardSize = 200
  /// From the length of the stamp to what an Ethernet frame can carry.
  package static let sizes = 20...1_472
}

/// Packets per second, exact to the millionth: `100pps`, `0.5pps`.
package struct PacketRate: Hashable, Sendable {
  /// Packets in a million seconds.
  private let millionths: Int64

  package static let standard = PacketRate(perSecond: 100)

  /// A whole number of packets per second, of 1 to 1 000 000.
  package init(perSecond count: Int64) { millionths = min(max(count, 1), 1_000_000) * 1_000_000 }

  /// Reads `100pps` or `100`; `nil` when it is no rate between one packet in a million seconds and a million in one.
  package init?(_ text: some StringProtocol) {
    let number = text.hasSuffix("pps") ? text.dropLast(3) : text[...]
    guard let value = Decimal.parse(number, scale: 1_000_000), (1...1_000_000_000_000).contains(value) else {
      return nil
    }
    millionths = value
  }

  /// How long after the start packet `number` leaves: number / rate, so that rounding never adds up.
  package func offset(ofPacket number: UInt32) -> Interval {
    let (high, low) = UInt64(number).multipliedFullWidth(by: 1_000_000_000_000_000)
    guard high < UInt64(millionths) else { return .longest }
    let quotient = UInt64(millionths).dividingFullWidth((high, low)).quotient
    return min(.longest, .nanoseconds(Int64(clamping: quotient)))
  }

  /// The time between two packets, rounded down.
  package var interval: Interval { offset(ofPacket: 1) }
}

extension PacketRate: CustomStringConvertible {
  package var description: String { Decimal.text(UInt64(millionths), scale: 1_000_000) + "pps" }
}
