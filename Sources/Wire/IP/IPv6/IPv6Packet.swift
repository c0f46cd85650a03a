/// An IPv6 packet with its extension headers (RFC 8200 §3 and §4).
///
/// Octets: version 4 bits, traffic class 8 bits, flow label 20 bits, length of all that follows 2, next header 1,
/// hop limit 1, source 16, destination 16, extension headers, payload.
package struct IPv6Packet: WireValue {
  /// The fixed header.
  package static let headerCount = 40
  /// More extension headers in one packet than any standard asks for: what goes beyond is refused.
  package static let mostExtensions = 16

  /// The whole octet: DSCP and ECN (RFC 2474 §3, RFC 3168 §5).
  package var trafficClass: UInt8
  /// 20 bits (RFC 6437 §2).
  package let flowLabel: UInt32
  package var hopLimit: UInt8
  package var source: IPAddress
  package var destination: IPAddress
  package let extensions: [IPv6Extension]
  /// What the payload is; of a fragment beyond the first, what the original packet had behind its fragment header.
  package let protocolNumber: IPProtocol
  package let payload: [UInt8]

  /// The addresses are IPv6 addresses.
  ///
  /// What has no form on the wire is left out: hop-by-hop options that are not first (RFC 8200 §4.1), extension headers
  /// behind a fragment beyond the first or beyond `mostExtensions`, and payload beyond a length of 65,535. A protocol
  /// number that would announce an extension header becomes "no next header".
  package init(
    trafficClass: UInt8 = 0, flowLabel: UInt32 = 0, hopLimit: UInt8, source: IPAddress, destination: IPAddress,
    extensions: [IPv6Extension] = [], protocolNumber: IPProtocol, payload: [UInt8]
  ) {
    self.trafficClass = trafficClass
    self.flowLabel = flowLabel & 0xf_ffff
    self.hopLimit = hopLimit
    self.source = source
    self.destination = destination
    self.extensions = Self.legal(extensions)
    let isCut = self.extensions.last?.endsChain ?? false
    self.protocolNumber = protocolNumber.isIPv6Extension && !isCut ? .noNextHeader : protocolNumber
    let room = 0xffff - self.extensions.reduce(0) { $0 + $1.count }
    self.payload = payload.count > room ? Array(payload.prefix(room)) : payload
  }

  private static func legal(_ extensions: [IPv6Extension]) -> [IPv6Extension] {
    var kept: [IPv6Extension] = []
    for header in extensions.prefix(mostExtensions) {
      if kept.last?.endsChain == true { break }
      if header.number == .hopByHopOptions, !kept.isEmpty { continue }
      kept.append(header)
    }
    return kept
  }

  /// Octets behind the payload length are padding of the link and are dropped (RFC 2464 §3).
  package init(reading reader: inout ByteReader) throws(WireError) {
    let (header, count) = try IPv6Header.read(&reader)
    let payload = try reader.bytes("Payload", count: count)
    self = header.carrying(payload)
    _ = reader.rest("Padding")
  }

  /// The same headers around another payload.
  package func carrying(_ payload: [UInt8]) -> IPv6Packet {
    IPv6Packet(
      trafficClass: trafficClass, flowLabel: flowLabel, hopLimit: hopLimit, source: source, destination: destination,
      extensions: extensions, protocolNumber: protocolNumber, payload: payload)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(0x6000_0000 | UInt32(trafficClass) << 20 | flowLabel)
    writer.write(UInt16(truncatingIfNeeded: encodedCount - Self.headerCount))
    writer.write((extensions.first?.number ?? protocolNumber).rawValue)
    writer.write(hopLimit)
    writer.write(source.highBits)
    writer.write(source.lowBits)
    writer.write(destination.highBits)
    writer.write(destination.lowBits)
    for (index, header) in extensions.enumerated() {
      let next = index + 1 < extensions.count ? extensions[index + 1].number : protocolNumber
      header.write(to: &writer, next: next)
    }
    writer.write(payload)
  }

  package var encodedCount: Int {
    Self.headerCount + extensions.reduce(0) { $0 + $1.count } + payload.count
  }

  /// The octets of the packet, in one allocation.
  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: encodedCount)
    write(to: &writer)
    return writer.bytes
  }
}

extension IPv6Packet {
  /// Where the packet goes in the end: what a checksum covers, also while a routing header still leads elsewhere
  /// (RFC 8200 §8.1).
  package var finalDestination: IPAddress {
    for case .routing(let header) in extensions { return header.finalDestination ?? destination }
    return destination
  }

  /// Which part of an original packet this is; `nil` when it is whole.
  ///
  /// A fragment header that says "first and last" makes an atomic fragment, which is whole (RFC 6946 §3).
  package var fragment: IPv6FragmentHeader? {
    for case .fragment(let header) in extensions where !header.isWhole { return header }
    return nil
  }

  /// Whether hop-by-hop options ask each router to look at an MLD message (RFC 2711 §2.1).
  package var hasMulticastRouterAlert: Bool {
    guard case .hopByHop(let options)? = extensions.first else { return false }
    return options.list.contains(.routerAlert(IPv6Option.multicastListener))
  }
}
