import Engine
import Testing

@Suite("Lab files: what is wrong with them, where, and what to write instead")
struct LabErrorTests {
  struct Case: CustomStringConvertible, Sendable {
    let old: String
    let new: String
    let error: String

    init(_ old: String, _ new: String, _ error: String) {
      self.old = old
      self.new = new
      self.error = error
    }

    var description: String { new.isEmpty ? "without \(old)" : new }
  }

  static let keys: [Case] = [
    Case("delay: 2ms", "delya: 2ms", "12:44: unknown key `delya`; did you mean `delay`?"),
    Case("name: small", "nmae: small\nname: small", "1:1: unknown key `nmae`; did you mean `name`?"),
    Case(
      "name: small", "title: small",
      "1:1: `name` is missing; a lab needs a name: the file's name without number and suffix"),
    Case("name: red, ", "", "20:5: `name` is missing; a service needs a name: of the EVPN instance"),
    Case("ip: 10.0.0.1/24", "", "9:5: `ip` is missing; a node of kind host needs one"),
    Case("as: 65000, loopback: 192.0.2.9", "as: 65000", "7:5: `loopback` is missing; a node of kind rr needs one"),
    Case(
      "kind: p}", "kind: p, ip: 10.0.0.7/24}", "6:19: `ip` belongs to nodes of kind host; P1 is of kind p; remove it"),
    Case("delay: 2ms", "delay: 2ms, delay: 3ms", "12:44: duplicate key `delay`; keep one of them"),
    Case(
      "    P1: {kind: p}", "    PE2: {kind: p}",
      "6:5: duplicate key `PE2`, first at 5:5; keep one of them"),
    Case(
      "name: ES1", "name: red",
      "22:12: duplicate name `red`: the service at 20:12 has it; names of nodes, services, segments and flows differ from each other"
    ),
  ]

  static let types: [Case] = [
    Case("{kind: p}", "[p]", "6:9: node is a table (key: value), not a list"),
    Case("{kind: p}", "p", "6:9: node is a table (key: value), not `p`"),
    Case("kind: p}", "kind: }", "6:16: `kind` has no value"),
    Case("kind: p}", "kind: [p]}", "6:16: `kind` is one word or text, not a list"),
    Case("pes: [PE1, PE2]", "pes: PE1", "20:41: `pes` is a list of names, not `PE1`"),
    Case("evi: 10", "evi: ten", "20:22: `evi` cannot be `ten`; write a whole number of 1 to 65535"),
    Case("evi: 10", "evi: 0x10", "20:22: `evi` cannot be `0x10`; write a whole number of 1 to 65535"),
    Case("vlan: 20", "vlan: 4095", "20:32: `vlan` cannot be `4095`; write a whole number of 1 to 4094"),
    Case("hash: {H1: PE2}", "snooping: yes", "8:35: `snooping` cannot be `yes`; known: true, false"),
    Case("kind: p}", "kind: pp}", "6:16: `kind` cannot be `pp`; did you mean `pe`?"),
    Case(
      "delay: 2ms", "delay: 2", "12:51: `delay`: `2` is no duration; write a number with a unit, like 250ms, 3s, 2m, 1h"
    ),
    Case("delay: 2ms", "delay: 2h", "12:51: `delay` cannot be 7200s; write 1ns to 60s"),
    Case(
      "as: 65000, loopback: 192.0.2.1}", "as: 23456, loopback: 192.0.2.1}",
      "4:25: `as` cannot be 23456: it stands for AS numbers of four octets (RFC 6793)"),
    Case(
      "[\"PE1:eth1\", \"P1:eth1\"]", "[\"PE1:eth1\"]",
      "12:19: a link has two endpoints, not 1; write [\"PE1:eth1\", \"PE2:eth1\"]"),
  ]

  static let addresses: [Case] = [
    Case(
      "192.0.2.1}", "192.0.2.256}",
      "4:42: `loopback`: `192.0.2.256` is no address; write four numbers of 0 to 255, like 192.0.2.1"),
    Case("192.0.2.1}", "224.0.0.1}", "4:42: `loopback`: 224.0.0.1 is no address of a router; write a unicast one"),
    Case("192.0.2.2}", "192.0.2.1}", "5:5: PE2 has the address 192.0.2.1 of PE1; give it one of its own"),
    Case(
      "10.0.0.1/24", "10.0.0.1",
      "9:26: `ip`: `10.0.0.1` is no IPv4 address with a prefix length; write one like 10.0.0.1/24"),
    Case("10.0.0.1/24", "10.0.0.0/24", "9:26: `ip`: 10.0.0.0/24 is no address of a host; write another of its network"),
    Case(
      "00:01:02:03:04:05:06:07:08:09", "00:01",
      "22:22: `00:01` is no ESI; write ten octets in quotes, like \"00:01:02:03:04:05:06:07:08:09\""),
    Case(
      "00:01:02:03:04:05:06:07:08:09", "00:00:00:00:00:00:00:00:00:00",
      "22:22: 00:00:00:00:00:00:00:00:00:00 is reserved (RFC 7432 §5); write another ESI"),
    Case(
      "group: 239.1.1.1", "group: 10.1.1.1",
      "24:25: 10.1.1.1 is no multicast group; write one of 224.0.0.0/4, like 239.1.1.1"),
    Case(
      "group: 239.1.1.1", "group: \"ff3e::1\"",
      "24:25: `group`: IPv6 is not known to this version; write an IPv4 address"),
    Case(
      "group: 239.1.1.1", "group: 239.1.1.1, rate: fast",
      "24:42: `rate`: `fast` is no rate; write packets per second: 100pps"),
    Case(
      "vlan: 20,", "vlan: 20, route-target: \"65000\",",
      "20:50: `65000` is no route target; write AS:NUMBER in quotes, like \"65000:10\""),
  ]

  static let references: [Case] = [
    Case("\"P1:eth1\"", "\"P9:eth1\"", "12:32: no node `P9`; did you mean `P1`?"),
    Case("\"P1:eth1\"", "\"P1\"", "12:32: `P1` is no port; write NODE:PORT, like PE1:eth1"),
    Case("\"P1:eth2\"", "\"P1:eth1\"", "13:32: port P1:eth1 is used twice, first at 12:32; take another port"),
    Case(
      "[\"PE1:eth1\", \"P1:eth1\"]", "[\"PE1:eth1\", \"PE1:eth5\"]",
      "12:32: a link from PE1 to itself; a link joins two nodes"),
    Case(
      "\"H2:eth0\", \"PE2:eth3\"", "\"H2:eth0\", \"P1:eth9\"",
      "18:31: H2 is of kind host and cannot face P1 of kind p; it faces a PE or a switch"),
    Case("    - {endpoints: [\"H1:eth0\", \"CE1:eth9\"]}\n", "", "9:5: H1 has 0 links; a host has exactly one"),
    Case("pes: [PE1, PE2]", "pes: [PE1, PE3]", "20:47: no node `PE3`; did you mean `PE1`?"),
    Case(
      "pes: [PE1, PE2]", "pes: [PE1, PE2, P1]",
      "20:52: P1 is a node of kind p, and a service is of PEs; did you mean `PE1`?"),
    Case("pes: [PE1, PE2]", "pes: [PE1, PE1, PE2]", "20:47: PE1 is in `pes` twice; remove one"),
    Case(
      "pes: [PE1, PE2]", "pes: [PE1, PE2], acs: [\"PE1:eth1\"]",
      "20:59: PE1:eth1 faces P1, a router; write a port that faces a host or a switch"),
    Case(
      "pes: [PE1, PE2]", "pes: [PE1, PE2], acs: [\"PE1:eth7\"]",
      "20:59: no link at port PE1:eth7; did you mean `PE1:eth1`?"),
    Case("{H1: PE2}", "{H1: RR1}", "8:32: CE1 has no link to `RR1`; its neighbours: PE1, PE2, H1"),
    Case("{H1: PE2}", "{H9: PE2}", "8:32: no node `H9`; did you mean `H1`?"),
    Case(
      "{H1: PE2}", "{PE1: PE2}",
      "8:32: PE1 is a node of kind pe, and `hash` pins frames of hosts; write a node of kind host"),
    Case(
      "ports: [\"PE1:eth2\", \"PE2:eth2\"]", "ports: [\"PE1:eth2\", \"PE2:eth3\"]",
      "22:75: PE2:eth3 faces H2, not a switch; only a switch can be multihomed"),
    Case(
      "ports: [\"PE1:eth2\", \"PE2:eth2\"]", "ports: [\"PE1:eth2\", \"RR1:eth1\"]",
      "22:75: RR1 is not a PE of a service; its PEs: PE1, PE2"),
    Case(
      "ports: [\"PE1:eth2\", \"PE2:eth2\"]", "ports: [\"PE1:eth2\"]",
      "16:32: CE1 faces PE1:eth2 and PE2:eth2 of red: its frames would go in circles; put both ports into one Ethernet segment"
    ),
    Case("from: H2", "from: H3", "24:14: no node `H3`; did you mean `H1`?"),
    Case("from: H2", "from: PE2", "24:14: PE2 is a node of kind pe, and a source is a host; write a node of kind host"),
    Case("group: 239.1.1.1", "group: 239.1.1.1, service: blue", "24:45: no service `blue`"),
    Case(
      "ip: 10.0.0.2/24", "ip: 10.0.0.2/24, vlan: 30", "10:5: H2 is in VLAN 30, and no service has it; services: red 20"),
    Case(
      "flows:", "bgp: {sessions: [{between: [PE1, P1]}]}\nflows:",
      "23:34: P1 of kind p does not speak BGP; write a node of kind pe or rr"),
    Case(
      "flows:", "bgp: {sessions: [{between: [PE1, PE1]}]}\nflows:",
      "23:34: a session of PE1 with itself; write two nodes"),
    Case(
      "flows:", "bgp: {sessions: [{between: [PE1, PE2]}, {between: [PE2, PE1]}]}\nflows:",
      "23:41: a second session between PE2 and PE1; remove one"),
  ]

  static let unknownYet: [Case] = [
    Case("kind: p}", "kind: asbr}", "6:16: `kind: asbr` is not known to this version; known: pe, p, rr, host, switch"),
    Case(
      "kind: p}", "kind: mrouter}", "6:16: `kind: mrouter` is not known to this version; known: pe, p, rr, host, switch"
    ),
    Case(
      "vlan: 20", "vlan: 20, encapsulation: vxlan",
      "20:51: `encapsulation: vxlan` is not known to this version; known: mpls"),
    Case(
      "vlan: 20", "vlan: 20, inclusive: bier",
      "20:47: `inclusive: bier` is not known to this version; known: ingress-replication"),
    Case(
      "vlan: 20", "vlan: 20, selective: {mode: s-pmsi}",
      "20:54: `mode: s-pmsi` is not known to this version; known: none, smet"),
    Case("vlan: 20", "vlan: 20, vlans: [1, 2]", "20:36: `vlans` is not known to this version; remove it"),
    Case("name: ES1", "name: ES1, df: hrw", "22:21: `df: hrw` is not known to this version; known: modulo"),
    Case(
      "name: ES1", "name: ES1, sync: es-attribute",
      "22:23: `sync: es-attribute` is not known to this version; known: routes, none"),
    Case(
      "name: ES1", "name: ES1, mode: single-active",
      "22:23: `mode: single-active` is not known to this version; known: all-active"),
    Case(
      "name: small", "name: small\nprofile: draft-02",
      "2:10: `profile: draft-02` is not known to this version; known: rfc9572"),
    Case("name: small", "name: small\nregions: []", "2:1: `regions` is not known to this version; remove it"),
    Case(
      "name: small", "name: small\ndefaults: {bfd: {interval: 50ms}}",
      "2:17: `bfd` with an interval is not known to this version; known: none"),
    Case("delay: 2ms", "loss: 1%", "12:44: `loss` is not known to this version; remove it"),
    Case("ip: 10.0.0.1/24", "ip: 10.0.0.1/24, mld: 2", "9:39: `mld` is not known to this version; remove it"),
    Case(
      "flows:", "bgp: {rt-constraint: true}\nflows:",
      "23:22: `rt-constraint: true` is not known to this version; known: false"),
  ]

  static let guide: [Case] = [
    Case("flows:", "guide: [{say: x}]\nflows:", "23:9: `step` is missing; a step needs text: what to do, in a line"),
    Case(
      "flows:", "guide: [{step: a, checks: [{id: c1, expr: \"onec(H1,F1)\"}]}]\nflows:",
      "23:44: no function `onec`; did you mean `once`?"),
    Case(
      "flows:", "guide: [{step: a, checks: [{id: c1, expr: \"converged and once(H7,F1)\"}]}]\nflows:",
      "23:63: no host `H7`; did you mean `H1`?"),
    Case(
      "flows:", "guide: [{step: a, checks: [{id: c1, expr: dup(F1)}]}]\nflows:",
      "23:43: this is a number; expected a condition, like `… == 1`"),
    Case(
      "flows:", "guide: [{step: a, checks: [{id: c1, expr: converged}, {id: c1, expr: converged}]}]\nflows:",
      "23:60: duplicate check `c1`, first at 23:33; give each its own id"),
    Case(
      "flows:", "guide: [{step: a, checks: [{id: c1, expr: converged, fails-on: [stat]}]}]\nflows:",
      "23:65: no wrong answer `stat`; did you mean `start`?"),
    Case("flows:", "teaches: [S3]\nflows:", "23:11: `S3` is no rule id; write an id like S-3 or B-5.1-2"),
    Case("flows:", "solution: [\"\"]\nflows:", "23:12: a command of `solution` has no value"),
    Case("flows:", "wrong: {lazy: x}\nflows:", "23:15: a wrong answer is a list of commands, not `x`"),
  ]

  @Test(
    "Each wrong item is shown with its place and its mend",
    arguments: keys + types + addresses + references + unknownYet + guide)
  func one(wrong: Case) {
    #expect(LabText.errors(LabText.replacing(wrong.old, by: wrong.new)) == [wrong.error])
  }

  @Test("The text that the cases spoil is right")
  func unspoilt() {
    #expect(LabText.errors(LabText.small) == [])
  }

  @Test("With several services each host says its VLAN, and a VLAN of a port has one owner")
  func severalServices() {
    let line = "  - {name: red, evi: 10, vlan: 20, pes: [PE1, PE2]}\n"
    let other = line.replacing("red", by: "blue").replacing("evi: 10", by: "evi: 11")
    let mend = "the lab has several services; write one of: red 20, blue"
    #expect(
      LabText.errors(LabText.replacing(line, by: line + other.replacing("20", by: "21"))) == [
        "9:5: H1 needs `vlan`: \(mend) 21", "10:5: H2 needs `vlan`: \(mend) 21",
      ])
    let clash = LabText.errors(LabText.replacing(line, by: line + other).replacing("/24}", by: "/24, vlan: 20}"))
    #expect(
      clash.first == "21:5: VLAN 20 of port PE1:eth2 belongs to red and to blue; "
        + "give the services different VLANs, or list their `acs`")
  }

  @Test("All errors of a file are shown, in the order of the file")
  func all() {
    let text = LabText.replacing("delay: 2ms", by: "delya: 2ms").replacing("kind: p}", by: "kind: pp}")
      .replacing("evi: 10", by: "evi: x").replacing("from: H2", by: "from: H7")
    #expect(
      LabText.errors(text).map { $0.prefix { $0 != ";" } } == [
        "6:16: `kind` cannot be `pp`", "12:44: unknown key `delya`",
        "20:22: `evi` cannot be `x`", "24:14: no node `H7`",
      ])
  }

  @Test("What refers to a wrong item is not called wrong, too")
  func noCascade() {
    let text = LabText.replacing("PE2: {kind: pe,", by: "PE2: {kind: pq,")
    #expect(LabText.errors(text).count == 1)
  }

  @Test(
    "Names that the prompt could not hold are refused",
    arguments: ["a b", "é", "1st", "on", "json", "x;y", "x|y", "\u{202e}x", String(repeating: "n", count: 33)])
  func names(name: String) {
    let errors = LabText.errors(
      LabText.replacing("    P1: {", by: "    \"\(name)\": {").replacing("P1:eth", by: "\(name):eth"))
    #expect(errors.first?.hasPrefix("6:5: ") == true || errors.first?.contains("control character") == true)
  }

  @Test("Control characters are refused, raw and escaped, and do not reach the terminal")
  func controls() {
    #expect(LabText.errors("name: a\u{1b}[31m") == ["1:8: a control character (U+001B); remove it"])
    let escaped = LabText.replacing("name: small", by: "name: small\ntitle: \"\\e[31m\"")
    #expect(LabText.errors(escaped) == ["2:8: a control character (U+001B); remove it"])
    let errors = LabText.errors(LabText.replacing("kind: p}", by: "kind: \"\\x9b\"}"))
    #expect(
      errors.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) } })
  }

  @Test("A reference to the unknown-yet table has its row in the schema or beside it")
  func table() {
    for row in UnknownYet.words {
      let section = LabSchema.sections.first { $0.name == row.section && $0.key(row.key) != nil }
      #expect(section != nil, "\(row.section).\(row.key)")
    }
    for row in UnknownYet.keys {
      let sections = LabSchema.sections.filter { $0.name == row.section }
      #expect(!sections.isEmpty && sections.allSatisfy { $0.key(row.key) == nil }, "\(row.section).\(row.key)")
    }
  }
}
