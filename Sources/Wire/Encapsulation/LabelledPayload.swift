/// What stands below a label stack.
///
/// The stack does not say it: the router that gave out the bottom label knows, and whoever only looks must judge by the
/// octets. The rules, in this order:
///
/// 1. Some labels do say it: 0 is followed by IPv4, 2 by IPv6 (RFC 3032 §2.1), 13 by an associated channel (RFC 5586 §4).
/// 2. First half-octet 4 and a right header checksum: IPv4. 6 and a payload length that fits: IPv6.
/// 3. 5 and a legal BIER header (RFC 8296 §2.1.2), unless it reads better as an Ethernet frame.
/// 4. 1, no version, no reserved bits and a channel type that is known: an associated channel (RFC 4385 §5).
/// 5. 0, and the octets read as an Ethernet frame four octets further on, but not at once: a control word (RFC 4385 §3).
/// 6. All else is an Ethernet frame without a control word, which is what EVPN does unless both sides said otherwise in
///    the Layer 2 Attributes community (RFC 8214 §3.1).
package enum LabelledPayload: Hashable, Sendable {
  case nothing
  case ipv4
  case ipv6
  case bier
  case associatedChannel
  /// A control word, and an Ethernet frame behind it (RFC 4448 §4.6).
  case controlWord
  case ethernet

  /// What the octets `range` below the bottom label are.
  package init(below bottom: MPLSLabel?, _ bytes: [UInt8], _ range: Range<Int>) {
    let octets = bytes[range.clamped(to: 0..<bytes.count)]
    guard !octets.isEmpty else {
      self = .nothing
      return
    }
    self = bottom.flatMap(Self.said) ?? Self.judged(bytes, octets)
  }

  /// What the bottom label alone says.
  private static func said(by bottom: MPLSLabel) -> LabelledPayload? {
    switch SpecialPurposeLabel(rawValue: bottom.value) {
    case .ipv4ExplicitNull: .ipv4
    case .ipv6ExplicitNull: .ipv6
    case .genericAssociatedChannel: .associatedChannel
    case .routerAlert, .implicitNull, .entropyLabelIndicator, .oamAlert, .extension, nil: nil
    }
  }

  private static func judged(_ bytes: [UInt8], _ octets: ArraySlice<UInt8>) -> LabelledPayload {
    let asFrame = FrameLikeness(bytes, octets.startIndex..<octets.endIndex)
    switch (octets.first ?? 0) >> 4 {
    case 4 where IPv4Header.isPlausible(bytes, octets.startIndex..<octets.endIndex): return .ipv4
    case 6 where isIPv6(octets): return .ipv6
    case 5 where BIERHeader.isPlausible(octets) && asFrame != .certain: return .bier
    case 1 where AssociatedChannelHeader.isPlausible(octets) && asFrame == .none: return .associatedChannel
    case 0 where asFrame == .none && ControlWord.isPlausible(octets):
      let behind = FrameLikeness(bytes, octets.startIndex + ControlWord.count..<octets.endIndex)
      return behind == .none ? .ethernet : .controlWord
    default: return .ethernet
    }
  }

  /// Version 6, and a payload length that ends with the octets, or before them when the link had to pad (RFC 8200 §3).
  private static func isIPv6(_ octets: ArraySlice<UInt8>) -> Bool {
    let start = octets.startIndex
    guard octets.count >= 40 else { return false }
    let length = 40 + Int(octets[start + 4]) << 8 + Int(octets[start + 5])
    return length == octets.count || (length < octets.count && octets.count <= 46)
  }
}

extension LabelledPayload: CustomStringConvertible {
  package var description: String {
    switch self {
    case .nothing: "nothing below"
    case .ipv4: "IPv4 below"
    case .ipv6: "IPv6 below"
    case .bier: "BIER below"
    case .associatedChannel: "associated channel below"
    case .controlWord: "Ethernet below, with control word"
    case .ethernet: "Ethernet below, no control word"
    }
  }
}

/// How much octets look like an Ethernet frame, for whoever must guess.
enum FrameLikeness: Hashable {
  /// No EtherType that the dissector knows, and no length that fits.
  case none
  /// The EtherType is known, or the length fits.
  case likely
  /// The EtherType says IPv4, and the header checksum behind it is right.
  case certain

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    guard range.count >= EthernetFrame.headerCount else {
      self = .none
      return
    }
    let start = range.lowerBound
    let type = UInt16(bytes[start + 12]) << 8 | UInt16(bytes[start + 13])
    let payload = start + EthernetFrame.headerCount..<range.upperBound
    if type == EtherType.ipv4.rawValue, IPv4Header.isPlausible(bytes, payload) {
      self = .certain
    } else if type >= 0x0600 {
      self = Self.known.contains(type) ? .likely : .none
    } else {
      // IEEE 802.3 §3.2.6: a length; LLC has three octets, and a short frame is padded to 46.
      let fits = type >= 3 && (Int(type) == payload.count || Int(type) < payload.count && payload.count <= 46)
      self = fits ? .likely : .none
    }
  }

  /// EtherTypes that are met in the frames of customers.
  private static let known: [UInt16] = [
    0x0800, 0x0806, 0x8100, 0x86dd, 0x8808, 0x8809, 0x8847, 0x8848, 0x8863, 0x8864, 0x888e, 0x88a8, 0x88cc, 0x88e5,
    0x88e7, 0x88f7, 0x8902, 0xab37,
  ]
}
