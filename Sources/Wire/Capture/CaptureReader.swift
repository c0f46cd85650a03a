/// What a capture holds, one after the other.
package enum CaptureItem: Hashable, Sendable {
  case packet(CapturedPacket)
  /// What is odd about the file and ends nothing: where, and what.
  case note(CaptureError)
}

/// Reads a capture, pcap or pcapng, as its octets come: from a file, or from a pipe that another program writes to.
///
/// `append` hands in octets and `next` takes items out until it has none; after `finish` what is left is the `cut`. A
/// capture that ends anywhere gives every packet before its end. Nothing that a file says makes this trap, and it holds
/// no more than has come and has not been used.
package struct CaptureReader: Sendable {
  private enum Format: Sendable {
    case pcap(PCAPReader)
    case pcapng(PCAPNGReader)
  }

  private var input = CaptureInput()
  private var format: Format?
  private var isFinished = false

  package init() {}

  package mutating func append(_ piece: some Collection<UInt8>) { input.append(piece) }

  /// Nothing more will come.
  package mutating func finish() { isFinished = true }

  /// The next item of what has come; `nil` when more is needed, or when it was the last.
  package mutating func next() throws(CaptureError) -> CaptureItem? {
    if format == nil {
      guard let found = try detect() else { return nil }
      format = found
    }
    switch format {
    case .pcap(var reader):
      format = nil
      defer { format = .pcap(reader) }
      return try reader.next(&input)
    case .pcapng(var reader):
      format = nil
      defer { format = .pcapng(reader) }
      return try reader.next(&input)
    case nil: return nil
    }
  }

  /// What stands at the end and is no whole block; `nil` before `finish`, and for a file that ends as it should.
  package var cut: CaptureCut? {
    guard isFinished else { return nil }
    switch format {
    case .pcap(let reader): return reader.cut(input)
    case .pcapng(let reader): return reader.cut(input)
    case nil: return nil
    }
  }

  /// The interfaces that were announced so far, of all sections.
  package var interfaces: [CaptureInterface] {
    switch format {
    case .pcap(let reader): reader.interfaces
    case .pcapng(let reader): reader.interfaces
    case nil: []
    }
  }

  /// The names that the file gives to addresses.
  package var names: [CaptureName] {
    if case .pcapng(let reader) = format { reader.names } else { [] }
  }

  /// What the file says of itself as a whole: comments, and the program that wrote it.
  package var sections: [CaptureSection] {
    if case .pcapng(let reader) = format { reader.sections } else { [] }
  }

  /// "pcap" or "pcapng", as soon as it is clear.
  package var formatName: String? {
    switch format {
    case .pcap: "pcap"
    case .pcapng: "pcapng"
    case nil: nil
    }
  }

  // MARK: Which format

  private func detect() throws(CaptureError) -> Format? {
    let magic = Array(input.octets(0, 4))
    if magic.isEmpty, isFinished { throw CaptureError(offset: 0, "the file is empty, it holds no capture") }
    guard magic.count == 4 else {
      guard isFinished else { return nil }
      throw CaptureError(offset: 0, "\(magic.count) octets are no capture")
    }
    if magic == PCAPNGReader.sectionMagic { return .pcapng(PCAPNGReader()) }
    if let reader = PCAPReader(magic: magic) { return .pcap(reader) }
    throw CaptureError(
      offset: 0, "the file begins with \(Hex.text(magic)), which is neither pcap nor pcapng", mend: Self.mend(magic))
  }

  /// What other files are often mistaken for a capture.
  private static func mend(_ magic: [UInt8]) -> String {
    switch (magic[0], magic[1]) {
    case (0x1f, 0x8b): "it is compressed: unpack it with gunzip"
    case (0x28, 0xb5): "it is compressed: unpack it with unzstd"
    case (0xfd, 0x37): "it is compressed: unpack it with unxz"
    case (0x04, 0x22): "it is compressed: unpack it with unlz4"
    case (0x73, 0x6e): "it is a snoop file: `tshark -r FILE -w NEW.pcapng` turns it into one"
    case (0xa1, 0xb2), (0x34, 0xcd): "it is a variant of pcap: `tshark -r FILE -w NEW.pcapng` turns it into one"
    default: "a capture begins with 0a0d0d0a (pcapng), a1b2c3d4 or a1b23c4d (pcap)"
    }
  }
}
