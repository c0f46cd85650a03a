import TestSupport
import Testing
import Wire

@Suite("What is written is read")
struct CaptureRoundTripTests {
  @Test("Packets come back with interface, time, octets, comment and direction", arguments: 1...50)
  func packets(seed: Int) {
    var seeds = Seeds(UInt64(seed))
    let earliest: Int64 = seeds.one(of: [0, -1, -7_000_000_001, -1_000_000_000_000])
    var writer = PCAPNGWriter(application: "lab", earliest: earliest)
    let names = (0..<5).map { "PE\($0):eth\($0)" }
    let links = names.map { _ in seeds.one(of: [LinkType.ethernet, .rawIP]) }
    for (name, link) in zip(names, links) { _ = writer.addInterface(name: name, linkType: link) }
    var expected: [(Int, Int64, [UInt8], String?, PacketDirection?)] = []
    for _ in 0..<20 {
      let packet = (
        Int.random(in: 0..<5, using: &seeds), Int64.random(in: earliest...(1 << 61), using: &seeds),
        seeds.bytes(upTo: 100), seeds.one(of: [nil, "event é 7", ""]),
        seeds.one(of: [nil, PacketDirection.inbound, .outbound])
      )
      expected.append(packet)
      writer.addPacket(
        interface: packet.0, time: packet.1, bytes: packet.2, comment: packet.3, direction: packet.4)
    }
    let capture = ReadCapture(writer.drain(), piece: seeds.one(of: [nil, 1, 50]))
    #expect(capture.error == nil && capture.cut == nil && capture.notes.isEmpty)
    #expect(capture.interfaces.map(\.name) == names)
    #expect(capture.interfaces.map(\.linkType) == links)
    #expect(capture.packets.count == expected.count)
    for (packet, wanted) in zip(capture.packets, expected) {
      #expect(packet.interface == wanted.0)
      #expect(packet.time == wanted.1)
      #expect(packet.bytes == wanted.2)
      #expect(packet.comments == [wanted.3].compactMap { $0 })
      #expect(packet.direction == wanted.4)
    }
  }

  @Test(
    "A time stamp is read by the resolution and the offset of its interface",
    arguments: [
      (UInt8(6), Int64(0), UInt64(1_500_000), Int64(1_500_000_000)), (9, 0, 7, 7), (9, -3, 500_000_000, -2_500_000_000),
      (0, 0, 12, 12_000_000_000), (3, 1, 1, 1_001_000_000), (12, 0, 5_000, 5), (28, 0, .max, 1), (29, 0, .max, 0),
      (127, 0, .max, 0),
      (0x80, 0, 2, 2_000_000_000), (0x81, 0, 3, 1_500_000_000), (0x94, 0, 1 << 20, 1_000_000_000),
      (0xa0, 0, 0x1_8000_0000, 1_500_000_000), (0xbf, 0, 1 << 62, 500_000_000), (0xc0, 0, .max, 0), (0xff, 0, .max, 0),
    ])
  func clock(resolution: UInt8, offset: Int64, stamp: UInt64, expected: Int64) {
    var clock = CaptureClock(resolutionOctet: resolution)
    clock.offset = offset
    #expect(clock.nanoseconds(stamp) == expected)
  }

  @Test("A time that does not fit is none, whatever the resolution and the offset")
  func noTime() {
    for octet in 0...255 {
      for offset in [Int64.min, -1, 0, 1, .max] {
        var clock = CaptureClock(resolutionOctet: UInt8(octet))
        clock.offset = offset
        for stamp in [0, 1, 1 << 63, UInt64.max] { _ = clock.nanoseconds(stamp) }
      }
    }
    #expect(CaptureClock.microseconds.nanoseconds(.max) == nil)
    #expect(CaptureClock.nanoseconds.nanoseconds(.max) == nil)
    #expect(CaptureClock(resolution: .decimal(9), offset: .max).nanoseconds(0) == nil)
  }
}
