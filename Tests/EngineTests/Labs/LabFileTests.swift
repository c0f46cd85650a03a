import Engine
import Foundation
import TestSupport
import Testing
import Wire

@Suite("Lab files: what they say")
struct LabFileTests {
  @Test("A lab is read with its order and its defaults")
  func small() throws {
    let lab = try LabFile.read(LabText.small)
    #expect(lab.name == "small")
    #expect(lab.nodes.map(\.name) == ["PE1", "PE2", "P1", "RR1", "CE1", "H1", "H2"])
    #expect(lab.nodes.map(\.kind) == [.pe, .pe, .p, .rr, .switch, .host, .host])
    #expect(lab.node(named: "PE1")?.supports == .all)
    #expect(lab.node(named: "PE1")?.position == SourcePosition(line: 4, column: 5))
    #expect(lab.node(named: "CE1")?.hash.map(\.neighbor) == ["PE2"])
    #expect(lab.node(named: "H1")?.address == IPAddress(10, 0, 0, 1))
    #expect(lab.node(named: "H1")?.vlan == 20)
    #expect(lab.links.map(\.delay) == [.milliseconds(2)] + Array(repeating: .milliseconds(1), count: 6))
    #expect(lab.ports(of: "PE1") == ["eth1", "eth2"])
    #expect(lab.peer(of: PortReference(node: "P1", port: "eth3"))?.node == "RR1")
    let service = try #require(lab.services.first)
    #expect(service.routeTarget.description == "65000:10")
    #expect(service.attachments.map(\.port.description) == ["PE1:eth2", "PE2:eth2", "PE2:eth3"])
    #expect(service.attachments.allSatisfy { $0.vlan == 20 })
    #expect(service.selective == .smet)
    let segment = try #require(lab.segments.first)
    #expect(segment.identifier.description == "00:01:02:03:04:05:06:07:08:09")
    #expect(segment.mode == .allActive && segment.election == .modulo && segment.synch == .routes)
    #expect(lab.sessions == .automatic)
    #expect(lab.flows.first?.service == "red")
    #expect(lab.flows.first?.rate.description == "100pps")
    #expect(lab.start == .converged && lab.seed == 1 && lab.profile == .rfc9572)
  }

  @Test("Defaults are those that the manual names, and each can be set")
  func defaults() throws {
    let untouched = LabDefaults()
    #expect(untouched.linkDelay == .milliseconds(1))
    #expect(untouched.bgpHold == .seconds(90))
    #expect(untouched.igmp == QuerierSettings())
    #expect(untouched.leaveSynchDelta == .milliseconds(100))
    let text =
      LabText.small + """

        defaults:
          link: {delay: 3ms}
          bgp: {hold: 9s, mrai: 5s}
          igmp: {query-interval: 20s, query-response-interval: 2s, last-member-query-interval: 500ms, robustness: 3}
          df: {election-wait: 1s, hand-over: classic}
          leave-synch: {delta: 50ms}
          bfd: none
          igp: {delay: 10ms}
          boot: {jitter: 2s}
        """
    let lab = try LabFile.read(text)
    #expect(lab.links.map(\.delay) == [.milliseconds(2)] + Array(repeating: .milliseconds(3), count: 6))
    #expect(lab.defaults.bgpHold == .seconds(9))
    #expect(lab.defaults.bgpMRAI == .seconds(5))
    #expect(
      lab.defaults.igmp
        == QuerierSettings(
          queryInterval: .seconds(20), queryResponseInterval: .seconds(2),
          lastMemberQueryInterval: .milliseconds(500), robustness: 3))
    #expect(lab.defaults.electionWait == .seconds(1))
    #expect(lab.defaults.leaveSynchDelta == .milliseconds(50))
    #expect(lab.defaults.igpDelay == .milliseconds(10))
    #expect(lab.defaults.bootJitter == .seconds(2))
  }

  @Test("Words of nodes, services, sessions and flows are read")
  func words() throws {
    var text = LabText.replacing(
      "H1: {kind: host, ip: 10.0.0.1/24}",
      by: """
        H1: {kind: host, ip: 10.0.0.1/24, igmp: 2, vlan: 20, respond: 300ms, at: [3, 4]}
        """)
    text = text.replacing(
      "kind: pe, as: 65000, loopback: 192.0.2.1", by: "kind: pe, as: 65000, loopback: 192.0.2.1, supports: proxy")
    text = text.replacing("192.0.2.2}", by: "192.0.2.2, supports: []}")
    text = text.replacing(
      "pes: [PE1, PE2]",
      by: "pes: [PE1, PE2], acs: [\"PE1:eth2\", {port: \"PE2:eth2\", vlan: 30}], proxy: {igmp: true, mld: false}, "
        + "selective: {mode: none}, route-target: \"192.0.2.1:7\"")
    text = text.replacing("group: 239.1.1.1", by: "group: 239.1.1.1, rate: 3pps, size: 64, service: red")
    text +=
      "\nbgp:\n  sessions:\n    - {between: [PE1, RR1], client: true}\n    - {between: [PE2, RR1]}\nstart: cold\nseed: 7"
    let lab = try LabFile.read(text)
    let host = try #require(lab.node(named: "H1"))
    #expect(host.igmpVersion == 2 && host.vlan == 20 && host.respond == .after(.milliseconds(300)))
    #expect(host.place == PicturePlace(x: 3, y: 4))
    #expect(lab.node(named: "PE1")?.supports == [.igmpProxy, .mldProxy])
    #expect(lab.node(named: "PE2")?.supports == [])
    #expect(lab.services[0].attachments.map(\.vlan) == [20, 30])
    #expect(lab.services[0].igmpProxy && !lab.services[0].mldProxy)
    #expect(lab.services[0].selective == .none)
    #expect(lab.services[0].routeTarget.description == "192.0.2.1:7")
    #expect(lab.flows[0].size == 64)
    guard case .list(let sessions) = lab.sessions else {
      Issue.record("the sessions are a list")
      return
    }
    #expect(sessions.map(\.a) == ["PE1", "PE2"])
    #expect(sessions.map(\.isClient) == [true, false])
    #expect(lab.start == .cold && lab.seed == 7)
  }

  @Test("Words that YAML takes for truths or nothing stay words")
  func yamlWords() throws {
    let text = LabText.replacing("CE1: {kind: switch, hash: {H1: PE2}}", by: "CE1: {kind: switch, at: [0, 1]}")
      .replacing("H1", with: "NO").replacing("H2", with: "Y").replacing("red", with: "Null")
    let lab = try LabFile.read(text)
    #expect(lab.nodes.suffix(2).map(\.name) == ["NO", "Y"])
    #expect(lab.flows[0].from == "Y")
    #expect(lab.services[0].name == "Null")
  }

  @Test("The guide keeps its texts and their places")
  func guide() throws {
    let text =
      LabText.small + """

        guide:
          - step: Let H1 join.
            say: |
              CE1 hashes the report
              to one PE & no other.
            predict: {ask: "How many?", expr: "atroot(F1)"}
            try: ["join H1 F1", 'start F1']
            checks:
              - {id: c1, expr: "once(H1, F1)", within: 500ms, why: "because", rules: [S-3, B-5.1-2], fails-on: [start, lazy]}
            hints: ["a nudge", "the command"]
        solution: ["join H1 F1", run 1s]
        wrong:
          lazy: ["run 1s"]
        """
    let lab = try LabFile.read(text)
    let step = try #require(lab.guide.first)
    #expect(step.title == "Let H1 join.")
    #expect(step.say == "CE1 hashes the report\nto one PE & no other.\n")
    #expect(step.predict?.expression.text == "atroot(F1)")
    #expect(step.commands.map(\.text) == ["join H1 F1", "start F1"])
    #expect(step.commands.first?.position == SourcePosition(line: 31, column: 12))
    let check = try #require(step.checks.first)
    #expect(check.id == "c1" && check.within == .milliseconds(500) && check.why == "because")
    #expect(check.expression.position == SourcePosition(line: 33, column: 25))
    #expect(check.failsOn.map(\.text) == ["start", "lazy"])
    #expect(lab.solution.map(\.text) == ["join H1 F1", "run 1s"])
    #expect(lab.wrong.map(\.name) == ["lazy"])
  }

  @Test("Every lab that ships is read, and its name is that of its file")
  func shipped() throws {
    let files = Repository.files(in: "labs", suffix: LabFile.suffix)
    #expect(files.count >= 2)
    for file in files {
      let lab = try LabFile.read(octets: Array(Data(contentsOf: file)))
      #expect(lab.name == LabFile.labName(ofPath: file.path))
      #expect(!lab.title.isEmpty && lab.minutes != nil)
    }
  }

  @Test("A lab is found by name, by number and by file name")
  func found() {
    let path = "labs/07-who-heard-the-join.lab.yml"
    #expect(LabFile.labName(ofPath: path) == "who-heard-the-join")
    #expect(LabFile.labNumber(ofPath: path) == 7)
    for wanted in ["who-heard-the-join", "7", "07", "07-who-heard-the-join", "07-who-heard-the-join.lab.yml"] {
      #expect(LabFile.matches(wanted, path: path), "\(wanted)")
    }
    for wanted in ["who-heard", "8", "first-join", ""] { #expect(!LabFile.matches(wanted, path: path), "\(wanted)") }
    #expect(LabFile.labName(ofPath: "mine.lab.yml") == "mine")
    #expect(LabFile.labNumber(ofPath: "mine.lab.yml") == nil)
  }

  @Test("A packet leaves at its number divided by the rate, and rounding does not add up")
  func rates() {
    #expect(PacketRate("3pps")?.offset(ofPacket: 3) == .seconds(1))
    #expect(PacketRate("3pps")?.offset(ofPacket: 3_000_000) == .seconds(1_000_000))
    #expect(PacketRate("100pps")?.interval == .milliseconds(10))
    #expect(PacketRate("0.5pps")?.interval == .seconds(2))
    #expect(PacketRate("0.5")?.description == "0.5pps")
    for wrong in ["", "pps", "0pps", "-1pps", "1e3pps", "10Mpps", "1000001pps"] {
      #expect(PacketRate(wrong) == nil, "\(wrong)")
    }
  }
}

extension String {
  func replacing(_ old: String, by new: String) -> String { replacingOccurrences(of: old, with: new) }
}
