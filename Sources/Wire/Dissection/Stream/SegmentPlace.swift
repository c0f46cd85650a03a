/// Where in a frame a TCP segment lies, and what its header says: found without a dissection, for the streams.
///
/// What it does not recognise has no place; the dissector then reads the frame by itself.
struct SegmentPlace {
  var source: IPAddress
  var destination: IPAddress
  var sourcePort: UInt16
  var destinationPort: UInt16
  var sequence: UInt32
  var acknowledgment: UInt32
  var flags: TCPFlags
  /// The octets of the frame behind the header.
  var payload: Range<Int>

  /// Looks for a segment in a frame that begins with a layer.
  init?(in bytes: [UInt8], from layer: Layer) {
    var place = Place(bytes: bytes, position: 0, end: bytes.count)
    guard place.findIP(layer), let (source, destination) = place.passIP() else { return nil }
    guard place.end - place.position >= TCPSegment.headerCount else { return nil }
    let start = place.position
    let headerCount = Int(bytes[start + 12] >> 4) * 4
    guard headerCount >= TCPSegment.headerCount, headerCount <= place.end - start else { return nil }
    self.source = source
    self.destination = destination
    sourcePort = place.uint16(start)
    destinationPort = place.uint16(start + 2)
    sequence = UInt32(place.uint16(start + 4)) << 16 | UInt32(place.uint16(start + 6))
    acknowledgment = UInt32(place.uint16(start + 8)) << 16 | UInt32(place.uint16(start + 10))
    flags = TCPFlags(rawValue: bytes[start + 13])
    payload = start + headerCount..<place.end
    guard isWhole(bytes, start..<place.end, checksum: place.uint16(start + 16)) else { return nil }
  }

  /// Whether the receiver takes the segment; one that the sender's network card was still to complete counts, too.
  private func isWhole(_ bytes: [UInt8], _ range: Range<Int>, checksum: UInt16) -> Bool {
    let pseudo = PseudoHeader.sum(source: source, destination: destination, protocol: .tcp, length: range.count)
    return InternetChecksum.compute(bytes, range, initial: pseudo) == 0
      || checksum == ~InternetChecksum.compute([], 0..<0, initial: pseudo)
  }
}

/// A cursor that only passes over headers.
private struct Place {
  let bytes: [UInt8]
  var position: Int
  var end: Int

  /// Both octets must be there.
  func uint16(_ index: Int) -> UInt16 { UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]) }

  /// Goes to the innermost IP header that nothing but tags and labels stand before.
  mutating func findIP(_ layer: Layer) -> Bool {
    switch layer {
    case .ethernet: return passTags(from: 12)
    case .linuxCooked: return passTags(from: 14)
    case .linuxCooked2:
      guard end >= 20, uint16(0) == EtherType.ipv4.rawValue || uint16(0) == EtherType.ipv6.rawValue else {
        return false
      }
      position = 20
      return true
    case .rawIP: return true
    default: return false
    }
  }

  /// Reads EtherTypes from an octet on, over VLAN tags and MPLS labels.
  private mutating func passTags(from start: Int) -> Bool {
    position = start
    while end - position >= 2 {
      let type = uint16(position)
      position += 2
      switch type {
      case EtherType.ipv4.rawValue, EtherType.ipv6.rawValue: return true
      case 0x8100, 0x88a8, 0x9100: position += 2
      case EtherType.mpls.rawValue: return passLabels()
      default: return false
      }
    }
    return false
  }

  private mutating func passLabels() -> Bool {
    while end - position >= 4 {
      let isBottom = bytes[position + 2] & 1 == 1
      position += 4
      if isBottom { return true }
    }
    return false
  }

  /// Passes over an IP header whose payload is a whole TCP segment; draws the end in to it.
  mutating func passIP() -> (source: IPAddress, destination: IPAddress)? {
    guard position < end else { return nil }
    return switch bytes[position] >> 4 {
    case 4: passIPv4()
    case 6: passIPv6()
    default: nil
    }
  }

  private mutating func passIPv4() -> (source: IPAddress, destination: IPAddress)? {
    guard end - position >= 20, bytes[position + 9] == IPProtocol.tcp.rawValue else { return nil }
    let header = Int(bytes[position] & 15) * 4
    let total = Int(uint16(position + 2))
    // No fragments: neither one that goes on, nor one that does not begin at 0.
    guard uint16(position + 6) & 0x3fff == 0, header >= 20, total >= header, total <= end - position else { return nil }
    let addresses = (address(position + 12, .v4), address(position + 16, .v4))
    end = position + total
    position += header
    return addresses
  }

  /// Options for hops and destinations may stand between; a segment under any other extension is left alone.
  private mutating func passIPv6() -> (source: IPAddress, destination: IPAddress)? {
    guard end - position >= 40 else { return nil }
    let total = Int(uint16(position + 4))
    guard total <= end - position - 40 else { return nil }
    let addresses = (address(position + 8, .v6), address(position + 24, .v6))
    var next = bytes[position + 6]
    position += 40
    end = position + total
    while next == 0 || next == 60 {
      guard end - position >= 8 else { return nil }
      next = bytes[position]
      position += Int(bytes[position + 1]) * 8 + 8
      guard position <= end else { return nil }
    }
    return next == IPProtocol.tcp.rawValue ? addresses : nil
  }

  private func address(_ start: Int, _ family: IPAddress.Family) -> IPAddress {
    func word(_ from: Int) -> UInt64 { (from..<from + 8).reduce(0) { $0 << 8 | UInt64(bytes[$1]) } }
    return switch family {
    case .v4: IPAddress(v4: UInt32(uint16(start)) << 16 | UInt32(uint16(start + 2)))
    case .v6: IPAddress(v6: word(start), word(start + 8))
    }
  }
}
