import Engine

/// A lab that is right, for tests to spoil: line 1 is `name: small`.
enum LabText {
  static let small = """
    name: small
    topology:
      nodes:
        PE1: {kind: pe, as: 65000, loopback: 192.0.2.1}
        PE2: {kind: pe, as: 65000, loopback: 192.0.2.2}
        P1: {kind: p}
        RR1: {kind: rr, as: 65000, loopback: 192.0.2.9}
        CE1: {kind: switch, hash: {H1: PE2}}
        H1: {kind: host, ip: 10.0.0.1/24}
        H2: {kind: host, ip: 10.0.0.2/24}
      links:
        - {endpoints: ["PE1:eth1", "P1:eth1"], delay: 2ms}
        - {endpoints: ["PE2:eth1", "P1:eth2"]}
        - {endpoints: ["RR1:eth1", "P1:eth3"]}
        - {endpoints: ["CE1:eth1", "PE1:eth2"]}
        - {endpoints: ["CE1:eth2", "PE2:eth2"]}
        - {endpoints: ["H1:eth0", "CE1:eth9"]}
        - {endpoints: ["H2:eth0", "PE2:eth3"]}
    services:
      - {name: red, evi: 10, vlan: 20, pes: [PE1, PE2]}
    ethernet-segments:
      - {name: ES1, esi: "00:01:02:03:04:05:06:07:08:09", ports: ["PE1:eth2", "PE2:eth2"]}
    flows:
      F1: {from: H2, group: 239.1.1.1}
    """

  /// The small lab with the first `old` replaced; the test fails when it is not there.
  static func replacing(_ old: String, by new: String) -> String {
    guard let range = small.firstRange(of: old) else { return "the test is wrong: no `\(old)`" }
    return small.replacingCharacters(in: range, with: new)
  }

  /// The errors of a text as lines, `line:column: what; mend`.
  static func errors(_ text: String) -> [String] {
    do {
      _ = try LabFile.read(text)
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}
