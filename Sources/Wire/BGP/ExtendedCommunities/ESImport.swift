/// The ES-Import route target: who is attached to the segment takes the route (RFC 7432 §7.6).
extension ExtendedCommunity {
  static let esImportSubtype: UInt8 = 0x02

  package static func esImport(_ address: MACAddress) -> ExtendedCommunity {
    ExtendedCommunity(type: evpnType, subtype: esImportSubtype, value: address.value)
  }
}

extension EthernetSegmentID {
  /// Two segments whose octets 1 to 6 are equal import each other's routes: compare the whole identifier afterwards.
  package var esImport: ExtendedCommunity { .esImport(esImportAddress) }
}
