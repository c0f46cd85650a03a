import Engine
import EngineTestSupport
import Testing

@Suite("Views are JSON in a form that scripts can rely on")
struct ViewShapeTests {
  /// A world in which every view has something to show.
  private static let shell: Shell = {
    var shell = ExampleLab.shell
    _ = shell.execute("start F1; join H1 F1; run 1s")
    return shell
  }()

  private func object(_ line: String) throws -> JSONValue {
    var shell = Self.shell
    let output = try #require(shell.execute(line).last)
    #expect(output.verdict == .ok)
    return try #require(output.json)
  }

  private func keys(_ value: JSONValue?) -> [String] {
    if case .object(let object)? = value { object.keys } else { [] }
  }

  /// The keys that the contract names, in its order.
  static let rows: [(line: String, rows: String, keys: [String])] = [
    (
      "show bgp evpn", "routes",
      [
        "node", "table", "peer", "type", "name", "rd", "tag", "esi", "mac", "ip", "prefix", "source", "group",
        "originator", "region", "routeKey", "flags", "maxResponse", "sequence", "labels", "best", "nextHop", "asPath",
        "localPref", "originatorID", "clusterList", "extendedCommunities", "pmsi", "from", "cause",
      ]
    ),
    ("show df", "elections", ["node", "es", "vlan", "flow", "algorithm", "candidates", "df", "backup"]),
    (
      "show groups", "groups",
      [
        "node", "port", "es", "service", "vlan", "source", "group", "mode", "version", "state", "synched", "expires",
        "querier",
      ]
    ),
    ("show copies F1", "hosts", ["host", "received", "unique", "duplicates", "lost", "maxGap"]),
    ("show copies F1", "links", ["link", "from", "to", "copies", "bytes"]),
    ("show counters", "drops", ["node", "reason", "count"]),
    ("show counters", "counters", ["node", "name", "value"]),
    ("show tunnels", "tunnels", ["node", "type", "id", "role", "service", "leaves", "labels", "packets"]),
    ("show packets last 1", "packets", ["number", "time", "link", "from", "to", "protocol", "length", "info", "hex"]),
    ("show events last 1", "events", ["number", "time", "node", "kind", "text", "cause", "rule", "standard"]),
  ]

  @Test("Rows have the promised keys, in the promised order", arguments: rows.indices)
  func row(index: Int) throws {
    let (line, rows, wanted) = Self.rows[index]
    let object = try object(line)
    let first = try #require(object[rows]?.elements?.first, "\(line) has no rows")
    let own = keys(first)
    #expect(own.filter(wanted.contains) == wanted, "\(line): \(own)")
  }

  @Test(
    "Every view has a schema and the time first",
    arguments: ExampleLab.shell.specs.filter { $0.group == .look }.map(\.examples[0].line))
  func frame(line: String) throws {
    let object = try object(line)
    #expect(Array(keys(object).prefix(2)) == ["schema", "at"])
    #expect(object["at"] == .seconds(nanoseconds: 1_000_000_000))
    let schema = try #require(object["schema"]?.stringValue)
    #expect(schema.hasPrefix("labconsole/") && schema.hasSuffix("/1"))
  }

  @Test("A join synch route has its fields as text and numbers")
  func joinSynch() throws {
    let row = try #require(try object("PE3 show bgp evpn type join")["routes"]?.elements?.first)
    #expect(row["table"] == "loc-rib")
    #expect(row["type"] == 7)
    #expect(row["name"] == "join")
    #expect(row["source"] == "*")
    #expect(row["group"] == "239.1.1.1")
    #expect(row["esi"] == "00:01:02:03:04:05:06:07:08:09")
    #expect(row["originator"] == "192.0.2.3")
    #expect(row["flags"] == ["v3", "ie"])
    #expect(row["extendedCommunities"] == ["es-import:01:02:03:04:05:06", "evi-rt:65000:10"])
    #expect(row["pmsi"] == .null)
    #expect(row["from"] == .null)
    #expect(row["best"] == true)
  }

  @Test("An inclusive route has its tunnel")
  func inclusive() throws {
    let row = try #require(try object("PE1 show bgp evpn type imet originator PE4")["routes"]?.elements?.first)
    #expect(row[path: "pmsi.type"] == "ingress-replication")
    #expect(row[path: "pmsi.leafInformationRequired"] == false)
    #expect(row[path: "pmsi.id"] == "192.0.2.4")
    #expect(row[path: "pmsi.label"]?.integerValue ?? 0 > 15)
    #expect(row["from"] == "PE4")
    #expect(row["extendedCommunities"] == ["rt:65000:10", "mcast-flags:igmp-proxy"])
  }

  @Test("What one neighbour says is what the other has received")
  func neighbor() throws {
    let told = try object("PE1 show bgp neighbor PE4 advertised")["routes"]?.elements ?? []
    let heard = try object("PE4 show bgp neighbor PE1 received")["routes"]?.elements ?? []
    #expect(!told.isEmpty)
    #expect(told.map { $0["routeKey"] } == heard.map { $0["routeKey"] })
    #expect(told.allSatisfy { $0["table"] == "adj-out" && $0["peer"] == "PE4" })
    #expect(heard.allSatisfy { $0["table"] == "adj-in" && $0["peer"] == "PE1" })
  }

  @Test("The tree leads from the source's PE to the hosts")
  func tree() throws {
    let object = try object("show tree F1")
    #expect(object[path: "root.node"] == "PE4")
    let child = try #require(object[path: "root.children"]?.elements?.first)
    #expect(child["node"] == "PE2")
    #expect(child["via"] == "P1")
    #expect(child[path: "tunnel.type"] == "ingress-replication")
    #expect(child["hosts"]?.elements?.first?["host"] == "H1")
  }

  @Test("A member heard by one PE is synched at the others")
  func groups() throws {
    let rows = try object("show groups")["groups"]?.elements ?? []
    #expect(rows.map { $0["state"] } == ["synched", "synched", "joined"])
    #expect(rows[0]["synched"] == ["PE3"])
    #expect(rows[0]["expires"] == .null)
    #expect(rows[2]["mode"] == "exclude")
    #expect(rows[2]["version"] == 3)
  }

  @Test("Looking leaves the digest alone")
  func digest() {
    var shell = Self.shell
    let digest = shell.world.digest
    for spec in shell.specs where spec.group == .look || spec.group == .explain {
      for example in spec.examples { _ = shell.execute(example.line) }
    }
    #expect(shell.world.digest == digest)
  }

  @Test("Packets are filtered by protocol, place and decoded fields")
  func packets() throws {
    func count(_ filter: String) throws -> Int {
      try object("show packets where \(filter)")["packets"]?.elements?.count ?? 0
    }
    let igmp = try count("protocol igmp")
    let there = try count("protocol IGMP and link H1-CE1")
    let elsewhere = try count("protocol IGMP and not link CE1-H1")
    #expect(igmp > 0 && there > 0 && elsewhere > 0)
    #expect(there + elsewhere == igmp)
    let joins = try count("protocol BGP and type 7")
    let strangers = try count("protocol BGP and originator 192.0.2.9")
    let sent = try count("(from H9 or to H9) and flow F1")
    #expect(joins > 0)
    #expect(strangers == 0)
    #expect(sent == 101)
    let last = try object("show packets last 3")
    #expect(last["packets"]?.elements?.count == 3)
  }
}
