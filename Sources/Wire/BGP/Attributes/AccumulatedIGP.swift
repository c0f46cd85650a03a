/// The AIGP attribute: the metric that a route has gathered on its way through networks under one hand (RFC 7311 §3).
///
/// Octets: for each TLV type 1, length of the whole TLV 2, value. Type 1 is the metric, in 8 octets; others are passed on.
package struct AccumulatedIGP: WireValue {
  package struct TLV: Hashable, Sendable {
    package let type: UInt8
    package let value: [UInt8]

    static let metricType: UInt8 = 1

    /// `nil` for a metric that has not 8 octets, and for more octets than the length can say.
    package init?(type: UInt8, value: [UInt8]) {
      guard type == Self.metricType ? value.count == 8 : value.count <= 65_532 else { return nil }
      self.type = type
      self.value = value
    }

    fileprivate init(metric: UInt64) {
      var writer = ByteWriter(reserving: 8)
      writer.write(metric)
      type = Self.metricType
      value = writer.bytes
    }
  }

  /// At least one.
  package let tlvs: [TLV]

  package init(metric: UInt64) { tlvs = [TLV(metric: metric)] }

  /// `nil` when there is none.
  package init?(_ tlvs: [TLV]) {
    guard !tlvs.isEmpty else { return nil }
    self.tlvs = tlvs
  }

  /// The first metric; further ones mean nothing (§3).
  package var metric: UInt64? {
    tlvs.first { $0.type == TLV.metricType }?.value.reduce(0) { $0 << 8 | UInt64($1) }
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    var tlvs: [TLV] = []
    repeat { tlvs.append(try Self.readTLV(&reader)) } while !reader.isAtEnd
    self.tlvs = tlvs
  }

  private static func readTLV(_ reader: inout ByteReader) throws(WireError) -> TLV {
    let type = try reader.uint8("TLV type")
    let length = Int(try reader.uint16("TLV length"))
    guard length >= 3 else { throw reader.invalid("TLV length", back: 2, "\(length), expected at least 3") }
    guard type == TLV.metricType else {
      let value = try reader.bytes("TLV value", count: length - 3)
      guard let tlv = TLV(type: type, value: value) else { throw reader.invalid("TLV length", "\(length)") }
      return tlv
    }
    guard length == 11 else { throw reader.invalid("TLV length", back: 2, "\(length), expected 11") }
    return TLV(metric: try reader.uint64("Accumulated metric"))
  }

  package func write(to writer: inout ByteWriter) {
    for tlv in tlvs {
      writer.write(tlv.type)
      writer.write(UInt16(truncatingIfNeeded: tlv.value.count + 3))
      writer.write(tlv.value)
    }
  }
}

extension AccumulatedIGP: CustomStringConvertible {
  package var description: String { metric.map { "accumulated IGP metric \($0)" } ?? "no accumulated IGP metric" }
}
