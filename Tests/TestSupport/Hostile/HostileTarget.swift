package import Wire

/// A decoder, and what must hold for it whatever octets come: tests of damaged input and the fuzzer ask the same.
///
/// That nothing traps is shown by the run coming to its end.
package struct HostileTarget: Sendable, CustomStringConvertible {
  package let description: String
  /// What is wrong with what the decoder made of the octets, in words.
  private let check: @Sendable ([UInt8]) -> [String]
  /// Puts right checksums into damaged octets.
  private let repair: (@Sendable ([UInt8]) -> [UInt8])?

  package init(
    _ name: String, repair: (@Sendable ([UInt8]) -> [UInt8])? = nil, check: @escaping @Sendable ([UInt8]) -> [String]
  ) {
    description = name
    self.check = check
    self.repair = repair
  }

  /// A type that reads and writes itself.
  package init<Value: WireValue>(
    _ name: String, _ type: Value.Type, repair: (@Sendable ([UInt8]) -> [UInt8])? = nil
  ) {
    self.init(name, repair: repair, read: { reader in try Value(reading: &reader) }, write: \.encoded)
  }

  /// A codec that needs to know more than the value; without `write`, reading alone is judged.
  ///
  /// Octets before and behind the input may only move offsets; a value that holds some says with `alike` what remains.
  package init<Value: Hashable & Sendable>(
    _ name: String, repair: (@Sendable ([UInt8]) -> [UInt8])? = nil,
    read: @escaping @Sendable (inout ByteReader) throws -> Value, write: (@Sendable (Value) -> [UInt8])?,
    alike: @escaping @Sendable (Value, Value) -> Bool = { $0 == $1 }
  ) {
    self.init(name, repair: repair) { bytes in HostileReading(bytes, read: read, alike: alike).defects(write: write) }
  }

  /// What goes wrong with the octets as they are, and with right checksums in them.
  package func defects(of bytes: [UInt8]) -> [String] {
    let repaired = repair.map { $0(bytes) }
    guard let repaired, repaired != bytes else { return check(bytes) }
    return check(bytes) + check(repaired)
  }
}

/// One decoder over one input, in three ways: alone, recorded, and in the middle of other octets.
private struct HostileReading<Value: Hashable & Sendable> {
  let bytes: [UInt8]
  let read: @Sendable (inout ByteReader) throws -> Value
  let alike: @Sendable (Value, Value) -> Bool
  /// Octets that belong to somebody else, before and behind the input.
  private static var foreign: [UInt8] { [UInt8](repeating: 0xa5, count: 16) }

  init(
    _ bytes: [UInt8], read: @escaping @Sendable (inout ByteReader) throws -> Value,
    alike: @escaping @Sendable (Value, Value) -> Bool
  ) {
    self.bytes = bytes
    self.read = read
    self.alike = alike
  }

  /// What came out: a value, or that it was refused.
  private func outcome(_ reader: inout ByteReader) -> (value: Value?, refusal: String) {
    do { return (try read(&reader), "") } catch { return (nil, "\(error)") }
  }

  func defects(write: (@Sendable (Value) -> [UInt8])?) -> [String] {
    var plain = ByteReader(bytes)
    let alone = outcome(&plain)
    var recording = ByteReader(bytes)
    let recorder = FieldRecorder()
    recording.recorder = recorder
    let recorded = outcome(&recording)
    var defects: [String] = []
    if recorded != alone { defects.append("recorded, it came out as \(recorded), not as \(alone)") }
    if plain.position != recording.position || plain.end != recording.end {
      defects.append("recorded, it stopped at octet \(recording.position), not at \(plain.position)")
    }
    defects += neighbours(alone.value)
    guard let value = alone.value else { return defects + Bounds.defects(of: recorder.roots, octets: bytes.count) }
    if recorder.depth != 0 { defects.append("\(recorder.depth) groups were left open") }
    defects += Bounds.defects(of: recorder.roots, octets: bytes.count)
    defects += FieldCover.defects(of: recorder.roots, over: 0..<recording.position)
    if let write { defects += again(value, write) }
    return defects
  }

  /// Octets before and behind the input must not make a difference.
  private func neighbours(_ value: Value?) -> [String] {
    let all = Self.foreign + bytes + Self.foreign
    var reader = ByteReader(all, from: Self.foreign.count, to: Self.foreign.count + bytes.count)
    let among = outcome(&reader).value
    var defects: [String] = []
    let isAlike =
      switch (among, value) {
      case (let among?, let value?): alike(among, value)
      case (nil, nil): true
      default: false
      }
    if !isAlike { defects.append("among other octets it came out as \(among as Any), not as \(value as Any)") }
    if reader.end > Self.foreign.count + bytes.count || reader.position > reader.end {
      defects.append("it read up to octet \(reader.position) of \(reader.end)")
    }
    return defects
  }

  /// What was read must be written and read again as the same value.
  private func again(_ value: Value, _ write: @Sendable (Value) -> [UInt8]) -> [String] {
    let octets = write(value)
    var reader = ByteReader(octets)
    let second = outcome(&reader)
    guard second.value != value else {
      return reader.isAtEnd ? [] : ["\(Hex.text(octets)) was not read up to its end"]
    }
    return ["\(value) came back from \(Hex.text(octets)) as \(second)"]
  }
}

/// How much a decoder may make of its input: work and memory grow with the octets and no faster.
///
/// Each step of a reader leaves one leaf or one group behind, so that counting these is counting the steps.
package enum Bounds {
  /// Leaves and groups for each octet, and for an empty input.
  private static let nodes = (perOctet: 6, fixed: 64)
  /// UTF-8 code units of names and values for each octet, and for an empty input.
  private static let text = (perOctet: 400, fixed: 4096)

  package static func defects(of roots: [FieldNode], octets: Int) -> [String] {
    var count = 0
    var letters = 0
    var defects: [String] = []
    func visit(_ node: FieldNode) {
      count += 1
      letters += node.name.utf8.count + node.value.utf8.count
      if node.offset < 0 || node.length < 0 || node.offset + node.length > octets {
        defects.append("\(node.name) covers octets \(node.offset) to \(node.offset + node.length) of \(octets)")
      }
      if node.value.unicodeScalars.contains(where: { $0.value < 32 || (127..<160).contains($0.value) }) {
        defects.append("\(node.name) at octet \(node.offset) shows a control character")
      }
      node.children.forEach(visit)
    }
    roots.forEach(visit)
    if count > octets * nodes.perOctet + nodes.fixed { defects.append("\(count) steps for \(octets) octets") }
    if letters > octets * text.perOctet + text.fixed { defects.append("\(letters) letters for \(octets) octets") }
    return defects
  }
}
