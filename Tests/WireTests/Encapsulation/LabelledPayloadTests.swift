import TestSupport
import Testing
import Wire

@Suite("What stands below a label stack")
struct LabelledPayloadTests {
  static func judge(_ octets: [UInt8], below label: UInt32 = 300) -> LabelledPayload {
    LabelledPayload(below: MPLSLabel(label), octets, 0..<octets.count)
  }

  static var ipv6: [UInt8] {
    [0x60, 0, 0, 0, 0, 4, 59, 64] + Array(repeating: 1, count: 32) + [1, 2, 3, 4]
  }

  @Test("Frames, packets, channels and BIER are told apart by their octets")
  func kinds() {
    #expect(Self.judge([]) == .nothing)
    #expect(Self.judge(SampleFrames.datagram) == .ipv4)
    #expect(Self.judge(Self.ipv6) == .ipv6)
    #expect(Self.judge(Array(SampleFrames.bier(.mpls, .mplsUpstream).dropFirst(4))) == .bier)
    #expect(Self.judge(AssociatedChannelHeader(channelType: 0x22).encoded) == .associatedChannel)
    #expect(Self.judge(ControlWord().encoded + SampleFrames.traffic) == .controlWord)
    #expect(Self.judge(SampleFrames.traffic) == .ethernet)
    #expect(Self.judge([1, 2, 3]) == .ethernet)
  }

  @Test("A frame is a frame whatever its address begins with", arguments: UInt8(0)...255)
  func addresses(_ first: UInt8) {
    for second: UInt8 in [0, 0x10, 0x50, 0xff] {
      var frame = SampleFrames.traffic
      frame[0] = first
      frame[1] = second
      #expect(Self.judge(frame) == .ethernet)
      #expect(Self.judge(ControlWord(sequence: 0x0800).encoded + frame) == .controlWord)
    }
  }

  @Test("Some labels say what is below, whatever the octets look like")
  func bottomLabels() {
    #expect(Self.judge(SampleFrames.traffic, below: 0) == .ipv4)
    #expect(Self.judge(SampleFrames.traffic, below: 2) == .ipv6)
    #expect(Self.judge(SampleFrames.traffic, below: 13) == .associatedChannel)
    #expect(Self.judge(SampleFrames.traffic, below: 14) == .ethernet)
  }

  @Test("A packet of version 6 whose length does not fit is taken for a frame")
  func lengthOfIPv6() {
    var packet = Self.ipv6
    packet[5] = 5
    #expect(Self.judge(packet) == .ethernet)
    #expect(Self.judge(Self.ipv6 + [0, 0]) == .ipv6)
  }

  @Test("A control word has no flags and no fragments, and its length fits")
  func controlWord() throws {
    let frame = SampleFrames.report
    #expect(Self.judge([0, UInt8(frame.count + 4), 0, 9] + frame) == .controlWord)
    #expect(Self.judge([0, UInt8(frame.count + 5), 0, 9] + frame) == .ethernet)
    #expect(Self.judge([1, 0, 0, 9] + frame) == .ethernet)
    #expect(Self.judge([0, 0x80, 0, 9] + frame) == .ethernet)
    #expect(throws: WireError.self) { try ControlWord(decoding: [1, 0, 0, 9]) }
    #expect(throws: WireError.self) { try ControlWord(decoding: [0, 0x40, 0, 9]) }
    #expect(try ControlWord(decoding: [0, 0x3f, 0x12, 0x34]) == ControlWord(sequence: 0x1234, length: 63))
  }

  @Test("The tree says how the octets were read")
  func words() throws {
    let plain = try #require(
      Dissector.dissect(frame: SampleFrames.labelled([300], SampleFrames.traffic)).nodes[1...].first)
    #expect(plain.value == "300, Ethernet below, no control word")
    let bytes = SampleFrames.labelled([300], ControlWord(sequence: 9).encoded + SampleFrames.traffic)
    let dissection = Dissector.dissect(frame: bytes)
    #expect(dissection.nodes[1].value == "300, Ethernet below, with control word")
    #expect(dissection.nodes[2].name == "Control word")
    #expect(dissection.nodes[2].value == "sequence 9")
    #expect(dissection.summary.info == "300 | UDP flow 1 run 0 packet 7")
  }
}
