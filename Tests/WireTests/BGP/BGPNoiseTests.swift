import TestSupport
import Testing
import Wire

@Suite("BGP and damaged input")
struct BGPNoiseTests {
  static let contexts = [
    BGPContext(), BGPContext(fourOctetAS: false), BGPContext(isExternal: true), BGPContext(extendedMessages: true),
    BGPContext(addPathReceived: .all, addPathSent: .all, disablesFamilies: true),
  ]

  /// Reads twice, with and without a dissection; both must come to the same end.
  static func decode(_ bytes: [UInt8], _ context: BGPContext) -> Result<DecodedBGPMessage, BGPError> {
    var plain = ByteReader(bytes)
    var recording = ByteReader(bytes)
    recording.recorder = FieldRecorder()
    let first = Result { () throws(BGPError) in try DecodedBGPMessage(reading: &plain, context: context) }
    let second = Result { () throws(BGPError) in try DecodedBGPMessage(reading: &recording, context: context) }
    #expect(first == second)
    #expect(recording.isRecording)
    #expect(recording.recorder?.depth == 0)
    return first
  }

  /// The header of `bytes`, made right for their number, so that the damage is in the body.
  static func repaired(_ bytes: [UInt8], type: UInt8) -> [UInt8] {
    let body = bytes.dropFirst(BGPMessage.headerLength)
    let length = min(body.count + BGPMessage.headerLength, 4096)
    return [UInt8](repeating: 0xff, count: 16) + [UInt8(length >> 8), UInt8(length & 255), type]
      + body.prefix(length - BGPMessage.headerLength)
  }

  @Test("Damaged messages are read or refused; what is read without error survives another trip", arguments: 1...8)
  func damaged(seed: UInt64) {
    var seeds = Seeds(seed)
    for _ in 0..<400 {
      guard let vector = BGPSamples.messages.randomElement(using: &seeds) else { return }
      let damaged = seeds.damaged(vector.bytes)
      for context in Self.contexts { _ = Self.decode(damaged, context) }
      let repaired = Self.repaired(damaged, type: vector.value.type)
      for context in Self.contexts { _ = Self.decode(repaired, context) }
      guard case .success(let decoded) = Self.decode(repaired, BGPContext()) else { continue }
      if let update = decoded.update, !update.errors.isEmpty { continue }
      let again = Self.decode(decoded.message.encoded(), BGPContext())
      #expect((try? again.get())?.message == decoded.message, "\(Hex.text(repaired))")
    }
  }

  @Test("Noise in the place of a body is read or refused", arguments: 1...4)
  func noise(seed: UInt64) {
    var seeds = Seeds(seed &+ 1000)
    for _ in 0..<500 {
      let body = seeds.bytes(upTo: 80)
      for type: UInt8 in 1...5 {
        let bytes = Self.repaired([UInt8](repeating: 0, count: 19) + body, type: type)
        for context in Self.contexts { _ = Self.decode(bytes, context) }
      }
      _ = try? EVPNRoute(decoding: body)
      _ = try? PMSITunnel(decoding: body)
      _ = try? Capability(decoding: body)
    }
  }

  @Test("An UPDATE with noise behind each attribute header is read or refused", arguments: 1...4)
  func attributeNoise(seed: UInt64) {
    var seeds = Seeds(seed &+ 2000)
    for _ in 0..<500 {
      var attributes: [UInt8] = []
      for type in AttributeType.allCases where Bool.random(using: &seeds) {
        let value = Bool.random(using: &seeds) ? UpdateSamples.value(type) : seeds.bytes(upTo: 30)
        attributes += UpdateSamples.attribute(type, value: seeds.damaged(value))
      }
      let bytes = Self.repaired([UInt8](repeating: 0, count: 19) + UpdateSamples.body(attributes), type: 2)
      for context in Self.contexts { _ = Self.decode(bytes, context) }
    }
  }
}
