import Wire

/// Captures in the making, octet by octet, in either order: what other programs write.
struct CaptureFile {
  let isBig: Bool
  private(set) var bytes: [UInt8] = []

  init(big isBig: Bool) { self.isBig = isBig }

  func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    let octets = (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    return isBig ? octets.reversed() : octets
  }

  func padded(_ octets: [UInt8]) -> [UInt8] { octets + Array(repeating: 0, count: (4 - octets.count % 4) % 4) }

  func option(_ code: UInt64, _ value: [UInt8]) -> [UInt8] {
    number(code, 2) + number(UInt64(value.count), 2) + padded(value)
  }

  var endOfOptions: [UInt8] { [0, 0, 0, 0] }

  mutating func append(_ octets: [UInt8]) { bytes += octets }

  // MARK: pcapng

  mutating func block(_ type: UInt64, _ body: [UInt8]) {
    let length = number(UInt64(body.count + 12), 4)
    bytes += number(type, 4) + length + body + length
  }

  mutating func section(_ options: [UInt8] = []) {
    block(0x0a0d_0d0a, number(0x1a2b_3c4d, 4) + number(1, 2) + number(0, 2) + number(.max, 8) + options)
  }

  mutating func interface(_ linkType: UInt64 = 1, snap: UInt64 = 0, _ options: [UInt8] = []) {
    block(1, number(linkType, 2) + number(0, 2) + number(snap, 4) + options)
  }

  mutating func packet(
    interface: UInt64 = 0, stamp: UInt64 = 0, _ data: [UInt8], original: UInt64? = nil, _ options: [UInt8] = []
  ) {
    let counts = number(UInt64(data.count), 4) + number(original ?? UInt64(data.count), 4)
    block(6, number(interface, 4) + number(stamp >> 32, 4) + number(stamp, 4) + counts + padded(data) + options)
  }

  // MARK: pcap

  mutating func header(magic: UInt64 = 0xa1b2_c3d4, linkType: UInt64 = 1) {
    bytes += number(magic, 4) + number(2, 2) + number(4, 2) + number(0, 8) + number(65_535, 4) + number(linkType, 4)
  }

  mutating func record(seconds: UInt64, part: UInt64, _ data: [UInt8], original: UInt64? = nil) {
    bytes += number(seconds, 4) + number(part, 4) + number(UInt64(data.count), 4)
    bytes += number(original ?? UInt64(data.count), 4) + data
  }
}

/// Everything that a reader gave, and how it ended.
struct ReadCapture: Equatable {
  var packets: [CapturedPacket] = []
  var notes: [CaptureError] = []
  var interfaces: [CaptureInterface] = []
  var cut: CaptureCut?
  var error: CaptureError?

  /// Reads octets that come in pieces of a size; all at once without one.
  init(_ bytes: [UInt8], piece: Int? = nil) {
    var reader = CaptureReader()
    do throws(CaptureError) {
      var start = 0
      while start < bytes.count {
        let end = min(start + (piece ?? bytes.count), bytes.count)
        reader.append(bytes[start..<end])
        start = end
        try take(&reader)
      }
      reader.finish()
      try take(&reader)
      cut = reader.cut
    } catch {
      self.error = error
    }
    interfaces = reader.interfaces
  }

  private mutating func take(_ reader: inout CaptureReader) throws(CaptureError) {
    while let item = try reader.next() {
      switch item {
      case .packet(let packet): packets.append(packet)
      case .note(let note): notes.append(note)
      }
    }
  }
}
