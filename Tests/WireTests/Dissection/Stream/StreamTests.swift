import TestSupport
import Testing
import Wire

@Suite("BGP messages in a TCP stream")
struct StreamTests {
  @Test("A message that ends in a later frame is dissected there, in full, and earlier frames say where")
  func twoFrames() throws {
    let update = StreamSamples.update(3)
    var talk = Conversation()
    talk.send([], at: 999, flags: .syn)
    talk.send(StreamSamples.keepalive + update.prefix(50), at: 1_000)
    talk.send(update.dropFirst(50) + StreamSamples.keepalive, at: 1_069)
    let dissections = talk.dissected()
    #expect(dissections.map(\.errors) == [[], [], []])
    #expect(
      dissections.map(\.summary.info).dropFirst() == [
        "KEEPALIVE; start of a message, complete in frame 3",
        "UPDATE announce type 3 IMET 10.0.0.1:1 tag 1 from 10.0.0.1 and 2 more; KEEPALIVE",
      ])
    #expect(dissections[1].reassembled.isEmpty)
    let whole = try #require(dissections[2].reassembled.first)
    #expect(whole.message.bytes == update)
    #expect(whole.message.parts.map(\.frame) == [2, 3])
    #expect(whole.message.parts.map(\.start) == [54 + 19, 54])
    #expect(whole.message.parts.map(\.offset) == [0, 50])
    #expect(FieldCover.defects(of: whole.dissection.nodes, over: 0..<update.count) == [])
    for (frame, dissection) in zip(talk.frames, dissections) {
      #expect(FieldCover.defects(of: dissection.nodes, over: 0..<frame.count) == [])
    }
    let leaf = try DissectorTests.leaf("TCP segment data", in: dissections[1])
    #expect(leaf.value.hasPrefix("octets 0 to 49 of a message of \(update.count), complete in frame 3"))
  }

  @Test(
    "However the stream is cut into segments, the same messages come out", arguments: [1, 2, 7, 18, 19, 20, 100, 5_000])
  func anyPieces(piece: Int) {
    let messages = [
      StreamSamples.open(65_000, [.fourOctetAS(65_000)]), StreamSamples.keepalive, StreamSamples.update(5),
      StreamSamples.update(1), StreamSamples.keepalive,
    ]
    var talk = Conversation()
    talk.send([], at: 41, flags: .syn)
    talk.send(stream: messages.flatMap { $0 }, from: 42, piece: piece)
    let dissections = talk.dissected()
    #expect(dissections.allSatisfy { $0.errors.isEmpty })
    #expect(Conversation.messages(dissections).sorted() == ["KEEPALIVE", "KEEPALIVE", "OPEN", "UPDATE", "UPDATE"])
    for (frame, dissection) in zip(talk.frames, dissections) {
      #expect(FieldCover.defects(of: dissection.nodes, over: 0..<frame.count) == [])
    }
  }

  @Test("Segments in any order, twice, and overlapping give each message once", arguments: 1...60)
  func disorder(seed: Int) {
    var seeds = Seeds(UInt64(seed))
    let stream = (1...8).flatMap { StreamSamples.update($0) }
    var pieces: [Range<Int>] = []
    var start = 0
    while start < stream.count {
      let end = min(start + Int.random(in: 1...200, using: &seeds), stream.count)
      // Some reach back into what has been sent.
      pieces.append(max(0, start - seeds.one(of: [0, 0, 0, 30]))..<end)
      if seeds.isHeads() { pieces.append(start..<end) }
      start = end
    }
    for index in pieces.indices.dropLast() where Int.random(in: 0...2, using: &seeds) == 0 {
      pieces.swapAt(index, min(index + Int.random(in: 1...3, using: &seeds), pieces.count - 1))
    }
    let first = UInt32.max - 700
    var talk = Conversation()
    talk.send([], at: first &- 1, flags: .syn)
    for piece in pieces { talk.send(Array(stream[piece]), at: first &+ UInt32(piece.lowerBound)) }
    let dissections = talk.dissected()
    let messages = talk.plans().flatMap { $0?.items ?? [] }.compactMap { item -> Int? in
      switch item {
      case .message(let range, _): range.count
      case .reassembled(let message): message.bytes.count
      default: nil
      }
    }
    #expect(messages == (1...8).map { StreamSamples.update($0).count })
    #expect(dissections.allSatisfy { $0.errors.isEmpty })
    for (frame, dissection) in zip(talk.frames, dissections) {
      #expect(FieldCover.defects(of: dissection.nodes, over: 0..<frame.count) == [])
    }
  }

  @Test("A segment that comes too early says so, and in which frame its messages are dissected")
  func early() {
    let update = StreamSamples.update(2)
    var talk = Conversation()
    talk.send([], at: 0, flags: .syn)
    talk.send(Array(update.prefix(40)), at: 1)
    talk.send(update.dropFirst(60) + StreamSamples.keepalive, at: 61)
    talk.send(Array(update[40..<60]), at: 41)
    let infos = talk.infos
    #expect(infos[2] == "ahead of its turn, dissected in frame 4")
    #expect(infos[3].hasPrefix("continuation of a message, complete in frame 4; UPDATE announce"))
    #expect(infos[3].hasSuffix("; KEEPALIVE"))
    #expect(talk.dissected()[3].reassembled.map { $0.message.parts.map(\.frame) } == [[2, 4, 3], [3]])
  }

  @Test("What has been seen before is said to be repeated, and whole messages in it are shown all the same")
  func repeated() {
    var talk = Conversation()
    talk.send([], at: 0, flags: .syn)
    talk.send(StreamSamples.keepalive, at: 1)
    talk.send(StreamSamples.keepalive, at: 1)
    talk.send(StreamSamples.keepalive + StreamSamples.update(1), at: 1)
    #expect(talk.infos[2] == "repeated (KEEPALIVE)")
    #expect(talk.infos[3].hasPrefix("repeated (KEEPALIVE); UPDATE"))
  }

  @Test("After a loss that the receiver does not know, the next message is found by its marker")
  func loss() {
    let updates = (1...3).map { StreamSamples.update($0 + 2) }
    let stream = updates.flatMap { $0 }
    var talk = Conversation()
    talk.send([], at: 0, flags: .syn)
    talk.send(Array(stream.prefix(50)), at: 1)
    talk.send([], at: 1, reply: true, acknowledging: UInt32(stream.count), flags: [])
    talk.send(Array(stream.dropFirst(90)), at: 91)
    let dissections = talk.dissected()
    #expect(dissections[3].summary.info.hasPrefix("40 octets are not in the capture; rest of a message; UPDATE"))
    #expect(Conversation.messages(dissections) == ["UPDATE", "UPDATE"])
    #expect(FieldCover.defects(of: dissections[3].nodes, over: 0..<talk.frames[3].count) == [])
  }

  @Test("A capture that begins in the middle of a stream finds the first message by its marker")
  func middle() {
    let stream = StreamSamples.update(4) + StreamSamples.keepalive + StreamSamples.update(2)
    for cut in [1, 10, 17, 30, 100] {
      for piece in [10, 60, 1_000] {
        var talk = Conversation()
        talk.send(stream: Array(stream.dropFirst(cut)), from: 7_000, piece: piece)
        let dissections = talk.dissected()
        #expect(dissections.allSatisfy { $0.errors.isEmpty })
        #expect(Conversation.messages(dissections).sorted() == ["KEEPALIVE", "UPDATE"], "\(cut) \(piece)")
      }
    }
  }

  @Test("A header that is none is an error at its octet, also when it lies in two frames")
  func brokenHeader() {
    var broken = StreamSamples.keepalive
    broken[18] = 9
    for piece in [19, 5] {
      var talk = Conversation()
      talk.send([], at: 0, flags: .syn)
      talk.send(stream: broken + Array(repeating: 1, count: 4), from: 1, piece: piece)
      talk.send(StreamSamples.keepalive, at: 24)
      let dissections = talk.dissected()
      let own = dissections.flatMap(\.errors).map(\.offset)
      let inner = dissections.flatMap { $0.reassembled.flatMap(\.dissection.errors) }.map(\.offset)
      #expect(own + inner == [piece == 19 ? 54 + 18 : 18])
      #expect(dissections.last?.summary.info == "KEEPALIVE")
    }
  }

  @Test("The same segment on two links is one message on each")
  func twoLinks() {
    let update = StreamSamples.update(2)
    var talk = Conversation()
    for (payload, sequence) in [([], 0), (Array(update.prefix(30)), 1), (Array(update.dropFirst(30)), 31)]
      as [([UInt8], UInt32)]
    {
      for interface in [3, 7] {
        talk.send(payload, at: sequence, flags: sequence == 0 ? .syn : .psh, interface: interface)
      }
    }
    let dissections = talk.dissected()
    #expect(
      dissections.map { $0.reassembled.map { $0.message.parts.map(\.frame) } } == [
        [], [], [], [], [[3, 5]], [[4, 6]],
      ])
  }

  @Test("A damaged segment is no part of the stream, as for the receiver")
  func damaged() {
    var talk = Conversation()
    talk.send([], at: 0, flags: .syn)
    talk.send(StreamSamples.keepalive, at: 1)
    var bad = talk.frames[1]
    bad[60] ^= 1
    talk = Conversation()
    talk.send([], at: 0, flags: .syn)
    talk.append(bad)
    talk.send(StreamSamples.keepalive, at: 1)
    #expect(talk.infos.last == "KEEPALIVE")
    #expect(talk.dissected()[1].errors.map(\.field) == ["Checksum"])
  }
}
