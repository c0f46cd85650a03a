/// The names of fields in JSON: those that the other commands use where there is one, else the words put together.
struct FieldKeys {
  /// What standards call fields, and what this program's JSON calls them.
  static let known = [
    "Route type": "type", "Route distinguisher": "rd", "Ethernet tag": "tag", "Ethernet segment identifier": "esi",
    "MAC address": "mac", "IP address": "ip", "IP prefix": "prefix", "Gateway address": "gateway",
    "Gateway IP address": "gateway", "Multicast source": "source", "Multicast group": "group",
    "Originating router": "originator", "Region identifier": "region", "Maximum response time": "maxResponse",
    "Sequence number": "sequence", "MPLS label": "label", "MPLS label 1": "label1", "MPLS label 2": "label2",
    "Local preference": "localPref", "Originator identifier": "originatorID", "AS path": "asPath",
  ]

  /// Names that have been asked for, by where the program holds them.
  private var found: [UnsafePointer<UInt8>: [UInt8]] = [:]

  /// The name of a field as the octets of a JSON string with its colon: `"rd":`.
  mutating func key(_ name: StaticString) -> [UInt8] {
    guard name.hasPointerRepresentation else { return Self.quoted(name) }
    if let key = found[name.utf8Start] { return key }
    let key = Self.quoted(name)
    found[name.utf8Start] = key
    return key
  }

  private static func quoted(_ name: StaticString) -> [UInt8] { Array("\"\(text(name.description))\"".utf8) }

  /// `Total path attribute length` → `totalPathAttributeLength`; words in capitals stay in capitals behind the first.
  static func text(_ name: String) -> String {
    if let known = known[name] { return known }
    let words = name.split { !$0.isLetter && !$0.isNumber }
    return words.enumerated().map { index, word in
      if index == 0 { return word.dropFirst().contains(where: \.isUppercase) ? String(word) : word.lowercased() }
      return word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}
