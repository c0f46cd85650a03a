/// Addresses after an octet that counts their **bits**, as all EVPN routes carry them (RFC 7432 §7).
extension ByteReader {
  /// An address of 32 or 128 bits; `nil` when the length is 0.
  package mutating func bitCountedAddress(
    length lengthField: StaticString, _ field: StaticString
  ) throws(WireError) -> IPAddress? {
    switch try uint8(lengthField) {
    case 0: return nil
    case 32: return try address(field, .v4)
    case 128: return try address(field, .v6)
    case let bits: throw invalid(lengthField, back: 1, "\(bits) bits, expected 0, 32 or 128")
    }
  }

  /// The address of a router, which must be there: its length is 32 or 128 bits.
  package mutating func originatorAddress() throws(WireError) -> IPAddress {
    guard let address = try bitCountedAddress(length: "Originating router length", "Originating router") else {
      throw invalid("Originating router length", back: 1, "0 bits, expected 32 or 128")
    }
    return address
  }
}

extension ByteWriter {
  /// The length in bits, and the address; only a length of 0 when there is none.
  package mutating func write(bitCounted address: IPAddress?) {
    guard let address else { return write(UInt8(0)) }
    write(address.family.bits)
    address.write(to: &self)
  }
}
