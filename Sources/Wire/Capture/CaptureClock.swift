/// What a time stamp of an interface counts, and from when (draft-ietf-opsawg-pcapng §4.2, if_tsresol and if_tsoffset).
package struct CaptureClock: Hashable, Sendable {
  /// A power of ten or of two: so many units are one second.
  package enum Resolution: Hashable, Sendable {
    case decimal(UInt8)
    case binary(UInt8)
  }

  package var resolution: Resolution
  /// Seconds that are added to every stamp.
  package var offset: Int64

  package init(resolution: Resolution, offset: Int64 = 0) {
    self.resolution = resolution
    self.offset = offset
  }

  /// What counts when a file does not say.
  package static let microseconds = CaptureClock(resolution: .decimal(6))
  package static let nanoseconds = CaptureClock(resolution: .decimal(9))

  /// The octet of if_tsresol: its highest bit tells powers of two from powers of ten.
  package init(resolutionOctet octet: UInt8) {
    self.init(resolution: octet & 0x80 == 0 ? .decimal(octet) : .binary(octet & 0x7f))
  }

  /// The stamp in nanoseconds since the epoch; `nil` when that does not fit into 64 bits.
  package func nanoseconds(_ stamp: UInt64) -> Int64? {
    guard let counted = resolution.nanoseconds(stamp) else { return nil }
    guard offset != 0 else { return counted }
    let (shift, isTooFar) = offset.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isTooLarge) = counted.addingReportingOverflow(shift)
    return isTooFar || isTooLarge ? nil : sum
  }
}

extension CaptureClock.Resolution {
  fileprivate func nanoseconds(_ stamp: UInt64) -> Int64? {
    switch self {
    case .decimal(9): return Int64(exactly: stamp)
    case .decimal(let exponent) where exponent < 9:
      let (product, isTooLarge) = stamp.multipliedReportingOverflow(by: Self.power(9 - exponent))
      return isTooLarge ? nil : Int64(exactly: product)
    case .decimal(let exponent):
      // Finer than a nanosecond; beyond 10⁻²⁸ no stamp reaches one.
      return exponent > 28 ? 0 : Int64(exactly: stamp / Self.power(exponent - 9))
    case .binary(let exponent):
      guard exponent < 64 else { return 0 }
      // Seconds and the part of a second are taken apart, so that nothing is lost.
      let seconds = stamp >> UInt64(exponent)
      let fraction = stamp & ((1 << UInt64(exponent)) &- 1)
      let product = fraction.multipliedFullWidth(by: 1_000_000_000)
      let part = product.high << (64 - UInt64(exponent)) | product.low >> UInt64(exponent)
      let (whole, isTooLarge) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      let (sum, isBeyond) = whole.addingReportingOverflow(part)
      return isTooLarge || isBeyond ? nil : Int64(exactly: sum)
    }
  }

  /// Ten to the power of at most 19.
  private static func power(_ exponent: UInt8) -> UInt64 {
    (0..<exponent).reduce(1) { product, _ in product &* 10 }
  }
}
