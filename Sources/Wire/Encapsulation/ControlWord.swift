/// The preferred control word of a pseudowire with Ethernet in it (RFC 4385 §3, RFC 4448 §4.6).
///
/// Bits: zeros 4, flags 4, fragmentation 2, length 6, sequence number 16. EVPN puts it below the stack when both sides
/// said so in the Layer 2 Attributes community (RFC 8214 §3.1): without it, a router on the way takes a frame to an
/// address that begins with 4 or 6 for IP, and may spread the frames of one flow over several ways.
package struct ControlWord: WireValue {
  package static let count = 4

  /// 0 when packets are not counted.
  package var sequence: UInt16
  /// The octets of control word and payload when they are fewer than 64, else 0 (RFC 4385 §3).
  package let length: UInt8

  /// Takes the low six bits of the length.
  package init(sequence: UInt16 = 0, length: UInt8 = 0) {
    self.sequence = sequence
    self.length = length & 0x3f
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let flags = try reader.take(1, "Flags")
    guard reader.bytes[start] == 0 else {
      throw reader.invalid("Flags", back: 1, "is \(Hex.number(reader.bytes[start], digits: 2)), must be zeros")
    }
    reader.note("Flags", "0000, none", over: flags)
    let second = try reader.take(1, "Fragmentation and length")
    let octet = reader.bytes[second.lowerBound]
    guard octet >> 6 == 0 else {
      throw reader.invalid("Fragmentation and length", back: 1, "a fragment, which Ethernet has none of")
    }
    length = octet & 0x3f
    let words = length == 0 ? "whole, 64 octets or more" : "whole, \(length) octets"
    reader.note("Fragmentation and length", words, over: second)
    sequence = try reader.uint16("Sequence number")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt8(0))
    writer.write(length)
    writer.write(sequence)
  }

  /// Whether the octets can begin with a control word; they can also be a frame, so `LabelledPayload` looks further.
  static func isPlausible(_ octets: ArraySlice<UInt8>) -> Bool {
    guard octets.count > count else { return false }
    let (flags, second) = (octets[octets.startIndex], octets[octets.startIndex + 1])
    return flags == 0 && (second == 0 || second < 64 && Int(second) <= octets.count)
  }
}

extension ControlWord: CustomStringConvertible {
  package var description: String { sequence == 0 ? "not sequenced" : "sequence \(sequence)" }
}
