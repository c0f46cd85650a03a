/// How much a sender may send: content of SENDER_TSPEC (RFC 2210 §3.1), and part of FLOWSPEC.
///
/// Octets as parameter 127 of integrated services: rate, size and peak rate as numbers of IEEE 754 of 4 each, minimum
/// policed unit 4, maximum packet size 4. In octets, and octets per second.
package struct RSVPTokenBucket: Hashable, Sendable {
  package let rate: Float
  package let size: Float
  /// May be infinite.
  package let peakRate: Float
  package let minimumPolicedUnit: UInt32
  package let maximumPacketSize: UInt32

  /// What is less than zero, or no number, becomes zero.
  package init(rate: Float, size: Float, peakRate: Float, minimumPolicedUnit: UInt32, maximumPacketSize: UInt32) {
    self.rate = Self.legal(rate)
    self.size = Self.legal(size)
    self.peakRate = Self.legal(peakRate)
    self.minimumPolicedUnit = minimumPolicedUnit
    self.maximumPacketSize = maximumPacketSize
  }

  static func legal(_ value: Float) -> Float { value > 0 ? value : 0 }

  /// Reads the content of SENDER_TSPEC.
  init(reading reader: inout ByteReader) throws(WireError) {
    let service = try reader.integratedService()
    guard service == 1 else { throw reader.invalid("Service", back: 4, "\(service), expected 1 (general)") }
    try self.init(parameter: &reader)
  }

  init(parameter reader: inout ByteReader) throws(WireError) {
    try reader.parameterHeader(127, "token bucket", words: 5)
    rate = try reader.float("Token bucket rate", "octets/s")
    size = try reader.float("Token bucket size", "octets")
    peakRate = try reader.float("Peak rate", "octets/s")
    minimumPolicedUnit = try reader.fourOctets("Minimum policed unit") { "\($0) octets" }
    maximumPacketSize = try reader.fourOctets("Maximum packet size") { "\($0) octets" }
  }

  func write(to writer: inout ByteWriter) {
    writer.write(integratedService: 1, words: 6)
    write(parameter: &writer)
  }

  func write(parameter writer: inout ByteWriter) {
    writer.write(UInt32(127 << 24 | 5))
    for number in [rate, size, peakRate] { writer.write(number.bitPattern) }
    writer.write(minimumPolicedUnit)
    writer.write(maximumPacketSize)
  }
}

extension RSVPTokenBucket: CustomStringConvertible {
  package var description: String { "rate \(rate) octets/s, size \(size) octets, peak \(peakRate) octets/s" }
}

/// How much is reserved: content of FLOWSPEC (RFC 2210 §3.2).
///
/// Octets: as SENDER_TSPEC; a guaranteed service adds parameter 130: rate 4, slack in microseconds 4.
package struct RSVPFlowSpec: Hashable, Sendable {
  package enum Service: Hashable, Sendable {
    /// Service 5 (RFC 2211).
    case controlledLoad
    /// Service 2 (RFC 2212).
    case guaranteed(RSVPGuarantee)
  }

  package var tokenBucket: RSVPTokenBucket
  package var service: Service

  package init(_ service: Service, _ tokenBucket: RSVPTokenBucket) {
    self.service = service
    self.tokenBucket = tokenBucket
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    let number = try reader.integratedService()
    switch number {
    case 5:
      tokenBucket = try RSVPTokenBucket(parameter: &reader)
      service = .controlledLoad
    case 2:
      tokenBucket = try RSVPTokenBucket(parameter: &reader)
      try reader.parameterHeader(130, "guaranteed rate", words: 2)
      let rate = try reader.float("Rate", "octets/s")
      let slack = try reader.fourOctets("Slack") { "\($0) µs" }
      service = .guaranteed(RSVPGuarantee(rate: rate, slack: slack))
    default: throw reader.invalid("Service", back: 4, "\(number), expected 2 (guaranteed) or 5 (controlled load)")
    }
  }

  func write(to writer: inout ByteWriter) {
    switch service {
    case .controlledLoad:
      writer.write(integratedService: 5, words: 6)
      tokenBucket.write(parameter: &writer)
    case .guaranteed(let guarantee):
      writer.write(integratedService: 2, words: 9)
      tokenBucket.write(parameter: &writer)
      writer.write(UInt32(130 << 24 | 2))
      writer.write(guarantee.rate.bitPattern)
      writer.write(guarantee.slack)
    }
  }
}

/// The rate that a guaranteed service reserves (RFC 2212).
package struct RSVPGuarantee: Hashable, Sendable {
  package let rate: Float
  /// In microseconds.
  package let slack: UInt32

  /// What is less than zero, or no number, becomes zero.
  package init(rate: Float, slack: UInt32) {
    self.rate = RSVPTokenBucket.legal(rate)
    self.slack = slack
  }
}

extension RSVPFlowSpec: CustomStringConvertible {
  package var description: String {
    switch service {
    case .controlledLoad: "controlled load, \(tokenBucket)"
    case .guaranteed(let guarantee): "guaranteed \(guarantee.rate) octets/s, \(tokenBucket)"
    }
  }
}

extension ByteReader {
  /// The two headers before the parameters: version and length in words 4, service, its length in words 4.
  fileprivate mutating func integratedService() throws(WireError) -> UInt8 {
    let words = remaining / 4
    let version = try octet("Version") { "\($0 >> 4)" }
    guard version >> 4 == 0 else { throw invalid("Version", back: 1, "\(version >> 4), expected 0") }
    try reserved(1)
    let length = try uint16("Length in words")
    guard Int(length) == words - 1 else {
      throw invalid("Length in words", back: 2, "\(length), there are \(max(words - 1, 0))")
    }
    let service = try octet("Service") { Self.name(service: $0) }
    try reserved(1)
    let inner = try uint16("Service length in words")
    guard Int(inner) == words - 2 else {
      throw invalid("Service length in words", back: 2, "\(inner), there are \(max(words - 2, 0))")
    }
    return service
  }

  private static func name(service: UInt8) -> String {
    switch service {
    case 1: "general (1)"
    case 2: "guaranteed (2)"
    case 5: "controlled load (5)"
    default: "unknown (\(service))"
    }
  }

  fileprivate mutating func parameterHeader(
    _ number: UInt8, _ name: StaticString, words: UInt16
  ) throws(WireError) {
    let found = try octet("Parameter") { $0 == number ? "\(name) (\($0))" : "unknown (\($0))" }
    guard found == number else { throw invalid("Parameter", back: 1, "\(found), expected \(number)") }
    _ = try uint8("Parameter flags")
    let length = try uint16("Parameter length in words")
    guard length == words else { throw invalid("Parameter length in words", back: 2, "\(length), expected \(words)") }
  }

  /// A number of IEEE 754 that is zero or more.
  fileprivate mutating func float(_ field: StaticString, _ unit: StaticString) throws(WireError) -> Float {
    let bits = try fourOctets(field) { "\(Float(bitPattern: $0)) \(unit)" }
    let value = Float(bitPattern: bits)
    guard bits >> 31 == 0, !value.isNaN else { throw invalid(field, back: 4, "\(value), expected zero or more") }
    return value
  }
}

extension ByteWriter {
  fileprivate mutating func write(integratedService number: UInt8, words: UInt16) {
    write(UInt16(0))
    write(words + 1)
    write(number)
    write(UInt8(0))
    write(words)
  }
}
