import Engine
import TUI
import Wire

/// `labconsole decode`: reads packets, dissects them on all cores, and writes them in their order.
struct DecodeRun {
  struct Options: Sendable {
    var subject = DissectionSubject.frame
    var context = BGPContext()
    var isJSON = false
    var isSummary = false
    /// The packets that are shown; the others are read all the same, since streams go through them.
    var shown: ClosedRange<Int>?
  }

  /// So many packets are dissected at a time, and a message says where it ends if that is among them.
  private static let chunk = 4_096
  /// An octet becomes up to a hundred of text, all of which lies in memory at once.
  private static let chunkOctets = 1 << 20

  private let options: Options
  private var output = Output()
  private var tracker: StreamTracker
  /// What has been read and not been written.
  private var waiting: [DecodedPacket] = []
  private var waitingOctets = 0
  /// What the cores are at.
  private var batch: DecodeBatch?
  /// Room that earlier packets have needed, for the next ones.
  private var spare: [OutputBuffer] = []
  private var hasPackets = false
  private var hasErrors = false
  /// What is wrong with the file, in the order of its octets.
  private var fileErrors: [CaptureError] = []
  private var notes: [CaptureError] = []

  init(_ options: Options) {
    self.options = options
    tracker = StreamTracker(assuming: options.context)
  }

  // MARK: What to read

  /// Octets that somebody typed.
  mutating func run(octets packets: [[UInt8]]) -> ExitStatus {
    Interruption.watch()
    for (index, bytes) in packets.enumerated() {
      take(CapturedPacket(number: index + 1, bytes: bytes), interface: nil)
    }
    return finish(CaptureReader())
  }

  /// A capture, or a text of hexadecimal digits.
  mutating func run(_ file: InputFile) throws -> ExitStatus {
    let first = try file.read()
    if Self.isText(first) {
      let packets = try HexDump.packets(Self.text(file, after: first), file: file.path)
      return run(octets: packets)
    }
    guard options.subject == .frame else {
      throw FileError(
        file.path, "is a capture, which says itself what it holds; --as is for hexadecimal digits", .wrongUsage)
    }
    Interruption.watch()
    var reader = CaptureReader()
    var piece = first
    do {
      while !piece.isEmpty, !isStopped {
        reader.append(piece)
        try take(&reader)
        if !file.isReady { write() }
        piece = try file.read()
      }
      reader.finish()
      if !isStopped { try take(&reader) }
    } catch let error as CaptureError {
      fileErrors.append(error)
    }
    return finish(reader)
  }

  /// Whether octets can only be hexadecimal digits with what stands between and behind them.
  private static func isText(_ octets: [UInt8]) -> Bool {
    !octets.isEmpty && octets.prefix(4_096).allSatisfy { $0 >= 0x20 && $0 < 0x7f || $0 == 9 || $0 == 10 || $0 == 13 }
  }

  private static func text(_ file: InputFile, after first: [UInt8]) throws(FileError) -> String {
    var octets = first
    while case let piece = try file.read(), !piece.isEmpty {
      octets += piece
      guard octets.count <= 1 << 26 else { throw FileError(file.path, "is longer than 64 MiB of text", .badInput) }
    }
    return String(decoding: octets.filter { $0 != 13 }, as: UTF8.self)
  }

  /// Nobody reads what is written, or somebody wants the program to stop.
  private var isStopped: Bool { output.isClosed || Interruption.isRequested }

  // MARK: Packets

  private mutating func take(_ reader: inout CaptureReader) throws(CaptureError) {
    while !isStopped, let item = try reader.next() {
      switch item {
      case .packet(let packet): take(packet, interface: reader.interfaces[packet.interface])
      case .note(let note): notes.append(note)
      }
    }
  }

  private mutating func take(_ packet: CapturedPacket, interface: CaptureInterface?) {
    var decoded = DecodedPacket(packet: packet, interface: interface, plan: nil)
    let layer = interface == nil ? options.subject == .frame ? Layer.ethernet : nil : interface?.linkType.layer
    if let layer,
      let result = tracker.take(packet.bytes, as: layer, frame: packet.number, interface: packet.interface)
    {
      decoded.plan = result.plan
      for frame in result.settled { settle(frame, in: packet.number) }
    }
    waiting.append(decoded)
    waitingOctets += packet.bytes.count
    if waiting.count >= Self.chunk || waitingOctets >= Self.chunkOctets { dissect() }
  }

  /// Says of an earlier packet, if it has not been written, in which one its message ends.
  private mutating func settle(_ frame: Int, in current: Int) {
    // Numbers may leave out packets that could not be read, but they grow.
    guard let index = waiting.lastIndex(where: { $0.packet.number <= frame }), waiting[index].packet.number == frame
    else { return }
    waiting[index].plan?.settle(in: current)
  }

  /// Hands over what waits to all cores, and writes what they have made of the packets before.
  private mutating func dissect() {
    guard !waiting.isEmpty else { return }
    write()
    let options = options
    let packets = waiting.filter { options.shown?.contains($0.packet.number) ?? true }
    waiting.removeAll(keepingCapacity: true)
    waitingOctets = 0
    batch = DecodeBatch(packets, options, isFirst: !hasPackets, spare: spare)
    spare = []
    hasPackets = hasPackets || !packets.isEmpty
  }

  /// Writes what the cores are at, when they have done.
  private mutating func write() {
    guard let results = batch?.finished() else { return }
    batch = nil
    spare = results.spare
    for part in results.parts {
      output.data(octets: part.buffer.octets)
      hasErrors = hasErrors || part.hasErrors
      spare.append(part.buffer)
    }
  }

  // MARK: Around the packets

  /// What is left, and what is to be said of the file as a whole.
  private mutating func finish(_ reader: CaptureReader) -> ExitStatus {
    dissect()
    write()
    if !isStopped, let cut = reader.cut { fileErrors.append(CaptureError(offset: cut.offset, cut.description)) }
    if options.isJSON {
      var buffer = OutputBuffer()
      if !hasPackets { buffer.append(DecodeEnvelope.start) }
      DecodeEnvelope.end(reader, notes: notes, errors: fileErrors, to: &buffer)
      output.data(octets: buffer.octets)
    }
    for note in notes.prefix(20) { output.narrate("note: \(Visible.text(note.description))") }
    if notes.count > 20 { output.narrate("and \(notes.count - 20) more notes") }
    for error in fileErrors { output.narrate("\(output.paint.error("error:")) \(Visible.text(error.description))") }
    var statuses: [ExitStatus] = fileErrors.isEmpty && !hasErrors ? [] : [.badInput]
    if Interruption.isRequested { statuses.append(.interrupted) }
    return output.end(.first(of: statuses))
  }
}
