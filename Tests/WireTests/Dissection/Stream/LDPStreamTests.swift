import TestSupport
import Testing
import Wire

@Suite("LDP PDUs in a TCP stream")
struct LDPStreamTests {
  static let pdus = LDPSamples.session.map(\.pdu)
  static let stream = pdus.flatMap(\.encoded)

  /// All PDUs of the session, cut into pieces of so many octets.
  static func dissected(piece: Int) -> (frames: [[UInt8]], dissections: [Dissection]) {
    var talk = Conversation()
    talk.send([], at: 41, flags: .syn, port: LDPPDU.port)
    talk.send(stream: stream, from: 42, piece: piece, port: LDPPDU.port)
    return (talk.frames, talk.dissected())
  }

  @Test("PDUs that lie in several segments are put together, each once and in order", arguments: [1, 2, 5, 11, 17])
  func smallPieces(piece: Int) {
    let (frames, dissections) = Self.dissected(piece: piece)
    #expect(dissections.allSatisfy { $0.errors.isEmpty })
    let whole = dissections.flatMap(\.reassembled)
    #expect(whole.map(\.message.bytes) == Self.pdus.map(\.encoded))
    #expect(
      whole.map(\.dissection.summary.info)
        == Self.pdus.map { $0.messages.map(\.description).joined(separator: "; ") })
    for message in whole {
      #expect(message.dissection.errors.isEmpty)
      #expect(FieldCover.defects(of: message.dissection.nodes, over: 0..<message.message.bytes.count) == [])
    }
    for (frame, dissection) in zip(frames, dissections) {
      #expect(FieldCover.defects(of: dissection.nodes, over: 0..<frame.count) == [])
    }
  }

  @Test("However the stream is cut, as many PDUs come out as went in", arguments: [18, 40, 64, 100, 333, 1_400])
  func anyPieces(piece: Int) {
    let (frames, dissections) = Self.dissected(piece: piece)
    #expect(dissections.allSatisfy { $0.errors.isEmpty })
    let layers = dissections.flatMap { dissection in
      dissection.summary.layers + dissection.reassembled.flatMap(\.dissection.summary.layers)
    }
    #expect(layers.filter { $0 == "LDP" }.count == Self.pdus.count)
    for (frame, dissection) in zip(frames, dissections) {
      #expect(FieldCover.defects(of: dissection.nodes, over: 0..<frame.count) == [])
    }
  }

  @Test("A frame says where the PDU that begins in it is complete")
  func words() throws {
    let first = try #require(Self.pdus.first).encoded
    let (_, dissections) = Self.dissected(piece: first.count - 4)
    #expect(dissections[1].summary.info == "start of a message, complete in frame 3")
    #expect(dissections[2].reassembled.first?.message.parts.map(\.frame) == [2, 3])
  }
}
