import TestSupport
import Testing
import Wire

@Suite("Captures that mean harm")
struct HostileCaptureTests {
  @Test("A length that cannot be is an error at its octet, after every packet before it")
  func impossibleLengths() {
    for (length, isRefused) in [
      (0, true), (8, true), (13, true), (0xffff_ffff, true), (0xffff_fffc, true), (0x0200_0000, true), (0x100, false),
    ] as [(UInt64, Bool)] {
      var file = CaptureFile(big: false)
      file.section()
      file.interface()
      file.packet([1, 2, 3])
      let start = file.bytes.count
      file.append(file.number(6, 4) + file.number(length, 4) + Array(repeating: 0, count: 40))
      let capture = ReadCapture(file.bytes)
      #expect(capture.packets.map(\.bytes) == [[1, 2, 3]])
      #expect((capture.error?.offset == start + 4) == isRefused, "\(length)")
      #expect((capture.cut?.offset == start) == !isRefused, "\(length)")
    }
  }

  @Test("A packet that is longer than its block, or a block that ends otherwise than it began, is an error")
  func contradictions() {
    var file = CaptureFile(big: false)
    file.section()
    file.interface()
    let start = file.bytes.count
    var long = file
    long.block(6, long.number(0, 12) + long.number(1_000, 4) + long.number(1_000, 4) + [1, 2, 3, 4])
    #expect(ReadCapture(long.bytes).error?.offset == start + 20)
    for type in [6, 0xbad] as [UInt64] {
      var other = file
      other.block(type, Array(repeating: 0, count: 20))
      var bytes = other.bytes
      bytes[bytes.count - 4] ^= 4
      #expect(ReadCapture(bytes).error?.offset == bytes.count - 4)
    }
  }

  @Test("A pcap record of more octets than any packet has is an error at its length")
  func longRecord() {
    var file = CaptureFile(big: true)
    file.header()
    file.record(seconds: 1, part: 1, [1])
    let start = file.bytes.count
    file.append(file.number(0, 8) + file.number(0xffff_ffff, 4) + file.number(0, 4))
    let capture = ReadCapture(file.bytes)
    #expect(capture.packets.count == 1)
    #expect(capture.error?.offset == start + 8)
  }

  @Test("Damaged captures never trap, and never hold more packets than their octets allow", arguments: 1...40)
  func damage(seed: Int) {
    var seeds = Seeds(UInt64(seed))
    var file = CaptureFile(big: seeds.isHeads())
    file.header()
    for count in 0..<20 { file.record(seconds: 1, part: 2, Array(repeating: 1, count: count)) }
    for bytes in [CaptureReaderTests.everything().bytes, file.bytes] {
      for _ in 0..<50 {
        let damaged = seeds.damaged(bytes)
        let capture = ReadCapture(damaged, piece: seeds.one(of: [nil, 1, 100]))
        #expect(capture.packets.count <= damaged.count / 16)
        #expect(capture.packets.reduce(0) { $0 + $1.bytes.count } <= damaged.count)
      }
      _ = ReadCapture(Array(bytes.prefix(28)) + seeds.bytes(upTo: 400))
    }
  }
}
