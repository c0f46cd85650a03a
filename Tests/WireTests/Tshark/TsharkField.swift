import Foundation
import FoundationXML
import TestSupport

/// One field of a packet as tshark tells it in PDML: which octets, and what they mean.
struct TsharkField: Sendable {
  /// As `ip.ttl`.
  var name: String
  /// The value alone, as `64`, `0x0800`, `10.0.0.1`, `ff:ff`.
  var show: String
  /// A sentence, as `Time to Live: 64`.
  var sentence: String
  var octets: Range<Int>
  /// Whether it is some bits of its octets.
  var isMasked: Bool
  var hasFields = false
}

/// Runs tshark over a capture, and reads what it says of each packet.
enum Tshark {
  static let path = "/usr/bin/tshark"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Each segment stands for itself: nothing is put together and no numbers are followed.
  private static let preferences =
    ["tcp.analyze_sequence_numbers", "tcp.desegment_tcp_streams", "tcp.relative_sequence_numbers"]
    .flatMap { ["-o", "\($0):FALSE"] } + ["-o", "ip.defragment:FALSE", "-o", "ipv6.defragment:FALSE"]

  /// The fields of each packet of the capture, outer before inner.
  static func fields(_ capture: [UInt8], options: [String]) throws -> [[TsharkField]] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("labconsole-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("capture")
    let output = folder.appendingPathComponent("pdml")
    try Data(capture).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-n", "-r", input.path, "-T", "pdml"] + preferences + options
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    process.environment = ["HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    try process.run()
    process.waitUntilExit()
    return try PDMLReader.packets(Data(contentsOf: output))
  }
}

/// Reads PDML: packets, in them protocols, in them fields.
private final class PDMLReader: NSObject, XMLParserDelegate {
  private var packets: [[TsharkField]] = []
  /// The places of the open elements in the last packet; `nil` for one that is left out.
  private var open: [Int?] = []

  static func packets(_ data: Data) throws -> [[TsharkField]] {
    let reader = PDMLReader()
    let parser = XMLParser(data: data)
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return reader.packets
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if element == "packet" { packets.append([]) }
    guard element == "field" || element == "proto", !packets.isEmpty else { return }
    guard let field = Self.field(attributes) else { return open.append(nil) }
    for case let index? in open { packets[packets.count - 1][index].hasFields = true }
    open.append(packets[packets.count - 1].count)
    packets[packets.count - 1].append(field)
  }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    if element == "field" || element == "proto" { _ = open.popLast() }
  }

  /// What tshark tells of the capture, and not of the octets.
  private static let foreign: Set = ["geninfo", "frame", "fake-field-wrapper", "num", "len", "caplen", "timestamp"]

  /// A field that stands in octets of the packet; what tshark adds, hides or knows from elsewhere is left out.
  private static func field(_ attributes: [String: String]) -> TsharkField? {
    guard let name = attributes["name"], !foreign.contains(name),
      let position = attributes["pos"].flatMap(Int.init), let size = attributes["size"].flatMap(Int.init), size > 0,
      attributes["hide"] != "yes", !name.hasPrefix("_ws.")
    else { return nil }
    return TsharkField(
      name: name, show: attributes["show"] ?? "", sentence: attributes["showname"] ?? "",
      octets: position..<position + size, isMasked: attributes["unmaskedvalue"] != nil)
  }
}
