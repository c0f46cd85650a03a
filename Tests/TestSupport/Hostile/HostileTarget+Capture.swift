import Wire

extension HostileTarget {
  /// The reader of captures, with all octets at once and in pieces.
  static let capture = HostileTarget("pcapng") { bytes in
    let whole = CaptureOutcome(bytes, piece: bytes.count)
    let pieces = CaptureOutcome(bytes, piece: 7)
    var defects: [String] = []
    if whole.packets != pieces.packets || whole.notes != pieces.notes || whole.error != pieces.error {
      defects.append("in pieces it came out as \(pieces), not as \(whole)")
    }
    let octets = whole.packets.reduce(0) { $0 + $1.bytes.count }
    if octets > bytes.count { defects.append("\(octets) octets of packets from \(bytes.count)") }
    let items = whole.packets.count + whole.notes.count
    if items > bytes.count / 8 + 8 { defects.append("\(items) items from \(bytes.count) octets") }
    return defects
  }
}

/// Everything that a reader of captures gave, and how it ended.
private struct CaptureOutcome: Equatable {
  var packets: [CapturedPacket] = []
  var notes: [CaptureError] = []
  var error: CaptureError?

  init(_ bytes: [UInt8], piece: Int) {
    var reader = CaptureReader()
    do throws(CaptureError) {
      for start in stride(from: 0, to: bytes.count, by: max(piece, 1)) {
        reader.append(bytes[start..<min(start + piece, bytes.count)])
        try take(&reader)
      }
      reader.finish()
      try take(&reader)
    } catch {
      self.error = error
    }
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
