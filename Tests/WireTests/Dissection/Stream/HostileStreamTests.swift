import TestSupport
import Testing
import Wire

@Suite("Streams that mean harm")
struct HostileStreamTests {
  @Test("Frames of noise, damage and disorder never trap, and every octet keeps its leaf", arguments: 1...30)
  func noise(seed: Int) {
    var seeds = Seeds(UInt64(seed))
    var talk = Conversation()
    for _ in 0..<60 {
      let payload = seeds.one(of: [
        StreamSamples.keepalive, StreamSamples.update(3), StreamSamples.open(65_000, [.extendedMessage]),
        Array(repeating: 0xff, count: 40), seeds.bytes(upTo: 80), Array(repeating: 0xff, count: 16) + [0xff, 0xff, 2],
      ])
      talk.send(
        seeds.isHeads() ? payload : seeds.damaged(payload), at: seeds.one(of: [1, 20, 200, 3, .max - 5, 1 << 31]),
        reply: seeds.isHeads(), acknowledging: seeds.one(of: [nil, 1, 100, .max, 1 << 31]),
        flags: seeds.one(of: [.psh, .psh, .psh, .syn, .fin]), interface: Int.random(in: 0...1, using: &seeds),
        port: seeds.one(of: [179, 179, 646]))
      talk.append(seeds.damaged(talk.frames[talk.frames.count - 1]))
    }
    for (frame, dissection) in zip(talk.frames, talk.dissected()) {
      #expect(FieldCover.defects(of: dissection.nodes, over: 0..<frame.count) == [])
      for whole in dissection.reassembled {
        #expect(FieldCover.defects(of: whole.dissection.nodes, over: 0..<whole.message.bytes.count) == [])
      }
    }
  }

  @Test("Octets that come too early are held up to a limit, and then what is missing counts as lost")
  func holdingBack() {
    var tracker = StreamTracker()
    var talk = Conversation()
    talk.send([], at: 0, flags: .syn)
    for number in 0..<300 { talk.send(StreamSamples.keepalive, at: 1_000 + UInt32(number) * 100) }
    var lost = 0
    for (index, frame) in talk.frames.enumerated() {
      for case .lost(let count) in tracker.take(frame, as: .ethernet, frame: index + 1)?.plan.items ?? [] {
        lost += count
      }
    }
    #expect(lost > 0)
  }

  @Test("More connections than are followed do not take more memory: the oldest are forgotten")
  func manyConnections() {
    var tracker = StreamTracker()
    for number in 0..<20_000 {
      let segment = TCPSegment(
        sourcePort: UInt16(1_000 + number), destinationPort: 179, sequence: 1, flags: .psh, window: 1,
        payload: Array(StreamSamples.keepalive.prefix(18)))
      let (here, there) = SampleFrames.loopbacks
      let packet = IPv4Packet(
        timeToLive: 64, protocolNumber: .tcp, source: here, destination: there,
        payload: segment.encoded(source: here, destination: there))
      let frame = SampleFrames.ethernet(.ipv4, packet.encoded)
      #expect(tracker.take(frame, as: .ethernet, frame: number + 1) != nil)
    }
    #expect(tracker.streamCount <= 4_096)
  }
}
