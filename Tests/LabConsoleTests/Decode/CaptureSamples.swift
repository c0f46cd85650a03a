import Foundation
import Wire

/// Captures for tests of `decode`, made by the writer of the product.
enum CaptureSamples {
  static let marker = "ffffffffffffffffffffffffffffffff"
  static let keepalive = marker + "0013 04"

  /// An UPDATE over these EVPN routes, as hexadecimal digits; `tunnel` is a PMSI tunnel attribute.
  static func update(_ routes: String, tunnel: String = "", withdrawn isWithdrawn: Bool = false) throws -> String {
    let octets = try Hex.bytes(routes)
    let reach = isWithdrawn ? "001946" : "001946 04 0a000001 00"
    let count = try Hex.bytes(reach).count + octets.count
    let rest = isWithdrawn ? "" : "40010100 400200 40050400000064 c010080002fde80000000a" + tunnel
    let attributes =
      (isWithdrawn ? "900f" : "900e") + Hex.number(count, digits: 4).dropFirst(2) + reach + Hex.text(octets) + rest
    let length = try Hex.bytes(attributes).count
    return marker + Hex.number(23 + length, digits: 4).dropFirst(2) + "02 0000"
      + Hex.number(length, digits: 4).dropFirst(2) + attributes
  }

  /// The frame of a segment that one speaker sends to another.
  static func frame(_ payload: [UInt8], at sequence: UInt32) -> [UInt8] {
    let (here, there) = (IPAddress(10, 0, 0, 1), IPAddress(10, 0, 0, 2))
    let segment = TCPSegment(
      sourcePort: 49_152, destinationPort: 179, sequence: sequence, acknowledgment: 1, flags: [.psh, .ack],
      window: 0x4000, payload: payload)
    let packet = IPv4Packet(
      timeToLive: 64, protocolNumber: .tcp, source: here, destination: there,
      payload: segment.encoded(source: here, destination: there))
    return EthernetFrame(
      destination: MACAddress(0x0200_0000_0202), source: MACAddress(0x0200_0000_0201), etherType: .ipv4,
      payload: packet.encoded
    ).encoded
  }

  /// A stream in pieces of a size.
  static func frames(_ stream: [UInt8], piece: Int) -> [[UInt8]] {
    stride(from: 0, to: stream.count, by: piece).map { start in
      frame(Array(stream[start..<min(start + piece, stream.count)]), at: 1 + UInt32(start))
    }
  }

  static func capture(_ frames: [[UInt8]], comment: String? = nil) -> [UInt8] {
    var writer = PCAPNGWriter(application: "test")
    let port = writer.addInterface(name: "PE1:eth1")
    for (index, frame) in frames.enumerated() {
      writer.addPacket(
        interface: port, time: Int64(index) * 1_000_000_000 + 5, bytes: frame, comment: comment, direction: .outbound)
    }
    return writer.drain()
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}
