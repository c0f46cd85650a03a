import Foundation
import TestSupport
import Testing
import Wire

/// Every message that we can build, in one capture: an independent program must read each field as we do.
///
/// tshark tells for each field its octets and its value. Ours must have a leaf there, or leaves that begin and end
/// there, with the same value; what differs for a reason stands in `TsharkExceptions`.
@Suite("Agreement with tshark", .enabled(if: Tshark.isInstalled, "tshark is not installed"))
struct TsharkAgreementTests {
  @Test("Each field that tshark reads in our frames has the octets and the value that we read")
  func agreement() throws {
    // tshark must be told for each label whether a control word follows, and our labels come with it and without it.
    let parts = [
      Self.frames.filter { !Self.hasControlWord($0.bytes) }, Self.frames.filter { Self.hasControlWord($0.bytes) },
    ]
    let packets = try Self.read(parts[0], labels: Self.labels(parts[0].map(\.bytes))) + Self.read(parts[1], labels: [])
    let frames = parts[0] + parts[1]
    try #require(packets.count == frames.count)
    var agreed = 0
    var held = 0
    var excepted: [String: Int] = [:]
    var names: Set<String> = []
    for (frame, fields) in zip(frames, packets) {
      let agreement = Agreement(frame.bytes, fields)
      for field in fields {
        switch agreement.verdict(field) {
        case .agrees:
          agreed += 1
          names.insert(field.name)
        case .holds: held += 1
        case .excepted(let reason): excepted[reason, default: 0] += 1
        case .differs(let text):
          Issue.record("\(frame.name): \(field.name) \(field.octets) “\(field.sentence)” \(field.show) | \(text)")
        }
      }
    }
    print("tshark agrees on \(agreed) fields of \(names.count) kinds in \(frames.count) frames; \(held) hold others")
    for (reason, count) in excepted.sorted(by: { $0.key < $1.key }) { print("\(count) × \(reason)") }
    #expect(agreed > 2000)
  }

  /// All that can be put on a link.
  static let frames: [(name: String, bytes: [UInt8])] =
    SampleFrames.all
    + BGPDissectionTests.golden.map { ($0.name, SampleFrames.bgp((try? BGPDissectionTests.octets($0.hex)) ?? [])) }

  private static func read(
    _ frames: [(name: String, bytes: [UInt8])], labels: [UInt32]
  ) throws -> [[TsharkField]] {
    var writer = PCAPNGWriter(application: "labconsole")
    let interface = writer.addInterface(name: "PE1:eth1")
    for (number, frame) in frames.enumerated() {
      writer.addPacket(interface: interface, time: Int64(number), bytes: frame.bytes)
    }
    return try Tshark.fields(writer.drain(), options: labels.flatMap { ["-d", "mpls.label==\($0),pwethnocw"] })
  }

  private static func hasControlWord(_ frame: [UInt8]) -> Bool {
    Dissector.dissect(frame: frame).summary.layers.contains("Control word")
  }

  /// Labels below which our frames carry Ethernet without a control word, which tshark cannot know.
  private static func labels(_ frames: [[UInt8]]) -> [UInt32] {
    var labels: Set<UInt32> = []
    for frame in frames {
      let summary = Dissector.dissect(frame: frame).summary
      guard let mpls = summary.layers.firstIndex(of: "MPLS"), mpls + 1 < summary.layers.count,
        summary.layers[mpls + 1] == "Ethernet", let label = summary.labels.last
      else { continue }
      labels.insert(label.value)
    }
    return labels.sorted()
  }
}
