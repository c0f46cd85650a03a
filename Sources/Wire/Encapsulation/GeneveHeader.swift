/// What stands between UDP and the payload in Geneve (RFC 8926 §3.4).
///
/// Bits: version 2, length of the options in words 6, O 1, C 1, reserved 6, protocol 16, VNI 24, reserved 8, options.
package struct GeneveHeader: WireValue {
  /// Whoever reads: a router on the way passes all options, an endpoint must know the critical ones (RFC 8926 §3.5).
  package enum Reader: Hashable, Sendable {
    case transit
    case endpoint(knowing: [GeneveOption.Kind])
  }

  /// The header without options.
  package static let fixedCount = 8
  /// As many octets as a length of six bits counts.
  package static let largestOptions = 63 * 4
  private static let control: UInt8 = 0x80
  private static let critical: UInt8 = 0x40

  package var network: VirtualNetworkID
  /// What the payload is: `.bridgedEthernet` for a frame.
  package var payloadType: EtherType
  /// O: for the endpoint itself, not for users.
  package var isControl: Bool
  package let options: [GeneveOption]

  /// `nil` when the options are longer than `largestOptions` together.
  package init?(
    network: VirtualNetworkID, payloadType: EtherType = .bridgedEthernet, isControl: Bool = false,
    options: [GeneveOption] = []
  ) {
    guard options.reduce(0, { $0 + $1.count }) <= Self.largestOptions else { return nil }
    self.network = network
    self.payloadType = payloadType
    self.isControl = isControl
    self.options = options
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    try self.init(reading: &reader, as: .transit)
  }

  /// Refuses what `role` must drop: an unknown version, and for an endpoint an unknown critical option.
  package init(reading reader: inout ByteReader, as role: Reader) throws(WireError) {
    let count = try Self.optionsCount(&reader)
    let flags = try reader.take(1, "Flags")
    let octet = reader.bytes[flags.lowerBound]
    isControl = octet & Self.control != 0
    reader.note("Flags", Self.words(octet), over: flags)
    payloadType = try EtherType(reading: &reader)
    network = try VirtualNetworkID(reading: &reader, "VNI")
    _ = try reader.uint8("Reserved")
    options = try reader.within(count, "Options") { reader throws(WireError) in
      var options: [GeneveOption] = []
      while !reader.isAtEnd { options.append(try Self.option(&reader, as: role)) }
      return options
    }
  }

  /// Version and length of the options, which share an octet.
  private static func optionsCount(_ reader: inout ByteReader) throws(WireError) -> Int {
    let range = try reader.take(1, "Version and options length")
    let octet = reader.bytes[range.lowerBound]
    guard octet >> 6 == 0 else {
      throw reader.invalid("Version and options length", back: 1, "version is \(octet >> 6), must be 0")
    }
    let count = Int(octet & 0x3f) * 4
    reader.note("Version and options length", "0, \(count) octets", over: range)
    return count
  }

  private static func option(_ reader: inout ByteReader, as role: Reader) throws(WireError) -> GeneveOption {
    let start = reader.position
    let option = try reader.group("Option", summary: \.description) { reader throws(WireError) in
      try GeneveOption(reading: &reader)
    }
    if case .endpoint(let known) = role, option.kind.isCritical, !known.contains(option.kind) {
      throw reader.invalid(
        "Type", back: reader.position - start - 2, "\(option.kind), is unknown: the packet is dropped")
    }
    return option
  }

  private static func words(_ flags: UInt8) -> String {
    let names = [flags & control != 0 ? "O: control" : "", flags & critical != 0 ? "C: critical options" : ""]
    let words = names.filter { !$0.isEmpty }.joined(separator: ", ")
    return words.isEmpty ? "none" : words
  }

  /// Sets C exactly when a critical option is there (RFC 8926 §3.4).
  package func write(to writer: inout ByteWriter) {
    let count = options.reduce(0) { $0 + $1.count }
    writer.write(UInt8(truncatingIfNeeded: count / 4))
    let hasCritical = options.contains(where: \.kind.isCritical)
    writer.write((isControl ? Self.control : 0) | (hasCritical ? Self.critical : 0))
    writer.write(payloadType.rawValue)
    writer.write(network.value << 8)
    for option in options { option.write(to: &writer) }
  }
}

extension GeneveHeader: CustomStringConvertible {
  package var description: String {
    "VNI \(network)" + (isControl ? ", control" : "") + options.map { ", option \($0)" }.joined()
  }
}
