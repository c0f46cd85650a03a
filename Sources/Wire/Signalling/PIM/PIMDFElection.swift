/// Who forwards on a link towards a rendezvous point address of bidirectional PIM (RFC 5015 §3.7).
///
/// Octets: rendezvous point, metric of the sender 8; a backoff and a pass add a router and its metric 8, a backoff also
/// an interval in milliseconds 2.
package struct PIMDFElection: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// 1: the sender offers to forward.
    case offer
    /// 2: the sender is the designated forwarder.
    case winner
    /// 3: the designated forwarder has heard of a better one, which may take over after the interval.
    case backoff(offering: Candidate, interval: UInt16)
    /// 4: the designated forwarder hands over.
    case pass(winner: Candidate)

    /// The four bits behind the type of the message (RFC 5015 §3.7.1).
    var subtype: UInt8 {
      switch self {
      case .offer: 1
      case .winner: 2
      case .backoff: 3
      case .pass: 4
      }
    }
  }

  /// Another router than the sender.
  package struct Candidate: Hashable, Sendable {
    package var router: IPAddress
    package var metric: PIMMetric

    package init(_ router: IPAddress, _ metric: PIMMetric) {
      self.router = router
      self.metric = metric
    }

    init(reading reader: inout ByteReader) throws(WireError) {
      router = try reader.pimRouter("Router")
      metric = try PIMMetric(reading: &reader)
    }

    func write(to writer: inout ByteWriter) {
      writer.write(pimRouter: router)
      metric.write(to: &writer)
    }
  }

  package var rendezvousPoint: IPAddress
  /// How well the sender reaches it.
  package var metric: PIMMetric
  package var kind: Kind

  package init(_ kind: Kind, rendezvousPoint: IPAddress, metric: PIMMetric) {
    self.kind = kind
    self.rendezvousPoint = rendezvousPoint
    self.metric = metric
  }

  static func name(subtype: UInt8) -> String? {
    switch subtype {
    case 1: "offer"
    case 2: "winner"
    case 3: "backoff"
    case 4: "pass"
    default: nil
    }
  }

  /// `nil` for a subtype that is not known.
  init?(subtype: UInt8, reading reader: inout ByteReader) throws(WireError) {
    guard Self.name(subtype: subtype) != nil else { return nil }
    rendezvousPoint = try reader.pimRouter("Rendezvous point")
    metric = try reader.group("Sender", summary: \.description) { inner throws(WireError) in
      try PIMMetric(reading: &inner)
    }
    switch subtype {
    case 3:
      let offering = try Self.candidate("Offering router", &reader)
      let interval = try reader.twoOctets("Backoff interval", words: SignallingText.milliseconds)
      kind = .backoff(offering: offering, interval: interval)
    case 4: kind = .pass(winner: try Self.candidate("New winner", &reader))
    default: kind = subtype == 1 ? .offer : .winner
    }
  }

  private static func candidate(
    _ name: StaticString, _ reader: inout ByteReader
  ) throws(WireError) -> Candidate {
    try reader.group(name, summary: { "\($0.router), \($0.metric)" }) { inner throws(WireError) in
      try Candidate(reading: &inner)
    }
  }

  func write(to writer: inout ByteWriter) {
    writer.write(pimRouter: rendezvousPoint)
    metric.write(to: &writer)
    switch kind {
    case .offer, .winner: break
    case .backoff(let offering, let interval):
      offering.write(to: &writer)
      writer.write(interval)
    case .pass(let winner): winner.write(to: &writer)
    }
  }
}

extension PIMDFElection: CustomStringConvertible {
  package var description: String {
    let words = "\(Self.name(subtype: kind.subtype) ?? "") for \(rendezvousPoint), \(metric)"
    return switch kind {
    case .offer, .winner: words
    case .backoff(let offering, let interval): "\(words), to \(offering.router) in \(interval) ms"
    case .pass(let winner): "\(words), to \(winner.router)"
    }
  }
}
