import TestSupport
import Testing
import Wire

@Suite("Special-purpose labels, RFC 7274 §3, RFC 6790 §4.2")
struct LabelMeaningTests {
  static func packet(_ labels: [UInt32]) throws -> MPLSPacket? {
    let stack = try labels.map { value in
      MPLSLabelStackEntry(label: try #require(MPLSLabel(value)), isBottom: false, timeToLive: 64)
    }
    return MPLSPacket(stack: stack, payload: [])
  }

  /// The octets of a stack that `MPLSPacket` may refuse to build.
  static func octets(_ labels: [UInt32]) throws -> [UInt8] {
    var writer = ByteWriter()
    for (index, value) in labels.enumerated() {
      MPLSLabelStackEntry(
        label: try #require(MPLSLabel(value)), isBottom: index == labels.count - 1, timeToLive: 64
      ).write(to: &writer)
    }
    return writer.bytes
  }

  @Test(
    "A label that stands where it must not cannot be built, and is refused at its octet",
    arguments: [
      ([UInt32(3)], 0), ([16_000, 3, 16], 4), ([1], 0), ([16, 1], 4), ([7], 0), ([16, 7], 4), ([7, 15, 16], 4),
      ([15], 0), ([15, 0, 16], 4), ([15, 6, 16], 4), ([15, 8, 16], 4), ([15, 15, 16], 4), ([15, 7], 4),
      ([15, 7, 3], 8),
    ])
  func defects(_ labels: [UInt32], _ offset: Int) throws {
    #expect(try Self.packet(labels) == nil)
    let bytes = try Self.octets(labels)
    let error = #expect(throws: WireError.self) { try MPLSPacket(decoding: bytes) }
    #expect(error?.offset == offset)
  }

  @Test(
    "Every other stack is legal",
    arguments: [
      [UInt32(0)], [2], [16, 0], [0, 16], [1, 16], [13], [14], [4], [12], [7, 16, 300], [15, 7, 16], [15, 16],
    ])
  func legal(_ labels: [UInt32]) throws {
    let packet = try #require(try Self.packet(labels))
    #expect(try packet.encoded == Self.octets(labels))
    #expect(try MPLSPacket(decoding: packet.encoded) == packet)
  }

  @Test("Nothing is labelled without a label")
  func empty() {
    #expect(MPLSPacket(stack: [], payload: [1]) == nil)
  }

  @Test("All sixteen are told by name, and what stands below an indicator by its meaning")
  func words() throws {
    let names = try (0...15).map { value in
      try MPLSLabelStackEntry(label: #require(MPLSLabel(value)), isBottom: true, timeToLive: 1).label.description
    }
    #expect(
      names == [
        "0 (IPv4 explicit null)", "1 (router alert)", "2 (IPv6 explicit null)", "3 (implicit null)", "4", "5", "6",
        "7 (entropy label indicator)", "8", "9", "10", "11", "12", "13 (generic associated channel)", "14 (OAM alert)",
        "15 (extension)",
      ])
    let bytes = try #require(SampleFrames.encapsulated.first { $0.name == "Entropy label" }).bytes
    let leaves = Dissector.dissect(frame: bytes).nodes.flatMap(FieldCover.leaves)
    #expect(leaves.filter { $0.name == "Entropy label" }.map(\.value) == ["70000, traffic class 0"])
    let extended = Dissector.dissect(frame: SampleFrames.labelled([15, 240, 300], SampleFrames.traffic))
    let values = extended.nodes.flatMap(FieldCover.leaves).filter { $0.name == "Extended special-purpose label" }
    #expect(values.map(\.value) == ["240 (experimental), traffic class 0"])
  }
}
