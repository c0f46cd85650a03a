import TestSupport
import Testing
import Wire

@Suite("Reading captures")
struct CaptureReaderTests {
  /// One of each block, in two sections of different order.
  static func everything() -> (bytes: [UInt8], ends: [Int]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for isBig in [false, true] {
      var file = CaptureFile(big: isBig)
      func mark() { ends.append(bytes.count + file.bytes.count) }
      file.section(file.option(4, Array("writer".utf8)) + file.option(1, Array("hello".utf8)) + file.endOfOptions)
      mark()
      file.interface(1, snap: 4, file.option(2, Array("PE1:eth1".utf8)) + file.option(9, [9]) + file.endOfOptions)
      mark()
      file.packet(
        stamp: 5_000_000_007, [1, 2, 3, 4, 5], original: 9,
        file.option(1, Array("event 7".utf8)) + file.option(2, file.number(2, 4)) + file.endOfOptions)
      mark()
      file.block(3, file.number(3, 4) + [9, 8, 7, 0])
      mark()
      let names = file.number(1, 2) + file.number(8, 2) + [10, 0, 0, 1] + Array("pe1\0".utf8)
      file.block(4, names + [0, 0, 0, 0])
      mark()
      file.block(0xbad, Array(repeating: 7, count: 40))
      mark()
      file.block(5, file.number(0, 4) + file.number(0, 8) + file.option(5, file.number(12, 8)) + file.endOfOptions)
      mark()
      file.block(
        2,
        file.number(0, 2) + file.number(1, 2) + file.number(0, 8) + file.number(1, 4) + file.number(1, 4) + [
          42, 0, 0, 0,
        ])
      mark()
      bytes += file.bytes
    }
    return (bytes, ends)
  }

  @Test("Each block of pcapng is read, in both orders of octets and over two sections")
  func everyBlock() throws {
    let capture = ReadCapture(Self.everything().bytes)
    #expect(capture.error == nil)
    #expect(capture.cut == nil)
    #expect(capture.interfaces.map(\.name) == ["PE1:eth1", "PE1:eth1"])
    #expect(capture.packets.map(\.number) == Array(1...6))
    #expect(capture.packets.map(\.interface) == [0, 0, 0, 1, 1, 1])
    for index in [0, 3] {
      let packet = capture.packets[index]
      #expect(packet.bytes == [1, 2, 3, 4, 5])
      #expect(packet.isShortened && packet.originalLength == 9)
      #expect(packet.time == 5_000_000_007)
      #expect(packet.comments == ["event 7"])
      #expect(packet.direction == .outbound)
    }
    #expect(capture.packets[1].bytes == [9, 8, 7])
    #expect(capture.packets[1].time == nil)
    #expect(capture.packets[2].bytes == [42])
    #expect(capture.notes.map(\.text) == Array(repeating: "12 packets of PE1:eth1 were not captured", count: 2))
  }

  @Test("What a section says of itself, and names of addresses, are kept")
  func sectionsAndNames() throws {
    var reader = CaptureReader()
    reader.append(Self.everything().bytes)
    while try reader.next() != nil {}
    #expect(reader.formatName == "pcapng")
    #expect(reader.sections.map(\.application) == ["writer", "writer"])
    #expect(reader.sections.map(\.comments) == [["hello"], ["hello"]])
    #expect(reader.names.first == CaptureName(address: IPAddress(10, 0, 0, 1), names: ["pe1"]))
  }

  @Test(
    "pcap is read in both orders, with microseconds and with nanoseconds", arguments: [false, true], [false, true])
  func pcap(isBig: Bool, isFine: Bool) {
    var file = CaptureFile(big: isBig)
    file.header(magic: isFine ? 0xa1b2_3c4d : 0xa1b2_c3d4, linkType: 101)
    file.record(seconds: 1_700_000_000, part: 123_456, [0x45, 1, 2], original: 60)
    file.record(seconds: 0, part: 0, [])
    let capture = ReadCapture(file.bytes)
    #expect(capture.error == nil && capture.cut == nil)
    #expect(capture.interfaces.map(\.linkType) == [.rawIP])
    #expect(capture.packets.map(\.bytes) == [[0x45, 1, 2], []])
    let time: Int64 = 1_700_000_000_000_000_000 + (isFine ? 123_456 : 123_456_000)
    #expect(capture.packets[0].time == time)
    #expect(capture.packets[0].originalLength == 60)
  }

  @Test("A capture that is cut at any octet gives every packet before the cut, and says where it was cut")
  func cutAnywhere() {
    let (bytes, ends) = Self.everything()
    let whole = ReadCapture(bytes)
    for count in 0...bytes.count {
      let capture = ReadCapture(Array(bytes.prefix(count)))
      let isWhole = count == 0 || ends.contains(count)
      let start = ends.last { $0 <= count } ?? 0
      if count < 4 {
        #expect(capture.error?.offset == 0, "cut at \(count)")
        continue
      }
      #expect(capture.error == nil, "cut at \(count)")
      #expect((capture.cut == nil) == isWhole, "cut at \(count)")
      if let cut = capture.cut {
        #expect(cut.offset == start && cut.present == count - start, "cut at \(count)")
      }
      #expect(capture.packets == whole.packets.filter { packet in ends.contains { $0 > packet.offset && $0 <= count } })
    }
  }

  @Test("A pcap file that is cut at any octet gives every packet before the cut")
  func cutPCAP() {
    var file = CaptureFile(big: false)
    file.header()
    var ends = [file.bytes.count]
    for count in [0, 1, 60] {
      file.record(seconds: 1, part: 2, Array(repeating: 7, count: count))
      ends.append(file.bytes.count)
    }
    for count in 4...file.bytes.count {
      let capture = ReadCapture(Array(file.bytes.prefix(count)))
      #expect(capture.error == nil)
      #expect(capture.packets.count == ends.dropFirst().count { $0 <= count })
      #expect((capture.cut == nil) == ends.contains(count))
      #expect(capture.cut.map(\.present) == capture.cut.map { count - $0.offset })
    }
  }

  @Test("The size of the pieces in which a capture comes changes nothing", arguments: [1, 3, 7, 64])
  func pieces(size: Int) {
    let bytes = Self.everything().bytes
    #expect(ReadCapture(bytes, piece: size) == ReadCapture(bytes))
    for count in [10, 50, 100, 200] {
      let part = Array(bytes.prefix(count))
      #expect(ReadCapture(part, piece: size) == ReadCapture(part))
    }
  }

  @Test("What is no capture is refused with what it is")
  func notACapture() {
    let texts: [([UInt8], String)] = [
      ([], "empty"), ([0x0a], "1 octets are no capture"), ([0x1f, 0x8b, 8, 0], "gunzip"),
      (Array("{\"a\"".utf8), "neither pcap nor pcapng"), ([0xa1, 0xb2, 0xcd, 0x34], "variant of pcap"),
    ]
    for (bytes, words) in texts {
      let error = ReadCapture(bytes).error
      #expect(error?.offset == 0)
      #expect(error?.description.contains(words) == true, "\(bytes): \(error?.description ?? "nothing")")
    }
  }

  @Test("A packet of an interface that was not announced is noted and left out; the others stay")
  func unknownInterface() {
    var file = CaptureFile(big: false)
    file.section()
    file.packet([1])
    file.interface()
    file.packet(interface: 1, [2])
    file.packet([3])
    let capture = ReadCapture(file.bytes)
    #expect(capture.packets.map(\.bytes) == [[3]])
    #expect(capture.packets.map(\.number) == [3])
    #expect(capture.notes.map(\.text) == [0, 1].map { "a block of interface \($0), which was not announced" })
  }

  @Test("An option that is longer than its block is noted, and the packet stays")
  func longOption() {
    var file = CaptureFile(big: true)
    file.section()
    file.interface()
    file.packet(
      [1, 2, 3, 4], file.option(1, Array("first".utf8)) + file.number(1, 2) + file.number(9, 2) + [1, 2, 3, 4])
    let capture = ReadCapture(file.bytes)
    #expect(capture.packets.map(\.comments) == [["first"]])
    #expect(capture.notes.map(\.text) == ["an option is longer than its block"])
    #expect(file.bytes[(capture.notes.first?.offset ?? 0) + 3] == 9)
  }

  @Test("A block of another type is passed over however long it says that it is, without holding it")
  func longUnknownBlock() {
    var file = CaptureFile(big: false)
    file.section()
    let start = file.bytes.count
    file.append(file.number(0x4000_0bad, 4) + file.number(0xffff_fff0, 4) + Array(repeating: 1, count: 1_000))
    let capture = ReadCapture(file.bytes, piece: 100)
    #expect(capture.error == nil)
    #expect(capture.cut == CaptureCut(offset: start, present: 1_008, length: 0xffff_fff0))
  }
}
