import Testing
import Wire

@Suite("Contradictions in an UPDATE whose attributes are right")
struct UpdateDefectTests {
  static let synchCommunities = "0602112233445566"
  static let instance = "060afde80000000a"
  static let other = "060cfa56ea010001"
  static let segment = "0417 00010a0000010064 00112233445566778899 20 0a000001"
  static let inclusive = MalformedRouteTests.inclusive
  static let join = MalformedRouteTests.join + "02"
  static let leave = MalformedRouteTests.leave + "02"
  static let election = "0606 02 4000 00 7fff"
  static let prefix = "0522 00010a0000010064 00000000000000000000 00000000 18 0a080800 00000000"

  /// The route, its communities, what it leads to, and the clause.
  static let rows: [(String, String, AttributeError.Action?, String)] = [
    // RFC 9251 §9.5: exactly one EVI-RT, of whatever form; without ES-Import nobody imports the route.
    (join, synchCommunities + instance, nil, ""), (leave, synchCommunities + other, nil, ""),
    (join, synchCommunities, .treatAsWithdraw, "RFC 9251 §9.5"),
    (leave, synchCommunities + instance + other, .treatAsWithdraw, "RFC 9251 §9.5"),
    (join, synchCommunities + instance + instance, .treatAsWithdraw, "RFC 9251 §9.5"),
    (join, other + instance, nil, ""),
    // RFC 9251 §9.4, and the bit of RFC 9572 §8 alone.
    (inclusive, "0609 0001 00000000", nil, ""), (inclusive, "0609 0000 00000000", .ignore, "RFC 9251 §9.4"),
    (inclusive, "0609 0080 00000000", nil, ""), (join, synchCommunities + instance + "0609 0000 00000000", nil, ""),
    // RFC 8584 §2.2
    (segment, election, nil, ""), (segment, election + election, .ignore, "RFC 8584 §2.2"),
    // RFC 9136 §3.1
    (prefix + "002710", "030c 00000000 0008", nil, ""), (prefix + "000000", "", .treatAsWithdraw, "RFC 9136 §3.1"),
  ]

  @Test("Each leads to its class, with its clause", arguments: rows)
  func classes(route: String, communities: String, action: AttributeError.Action?, clause: String) throws {
    let body = MalformedRouteTests.body(reach: route, communities: communities.isEmpty ? nil : communities)
    let decoded = try UpdateSamples.decode(body)
    #expect(decoded.errors.map(\.action) == [action].compactMap(\.self))
    #expect(decoded.errors.map(\.clause) == [clause].filter { !$0.isEmpty })
    #expect(decoded.action == (action == .treatAsWithdraw ? .treatAsWithdraw : .accept))
  }

  @Test("A community that is ignored stays for those to whom the route is passed on, and says nothing here")
  func ignored() throws {
    let body = MalformedRouteTests.body(reach: Self.inclusive, communities: "0609 0000 00000000")
    let attributes = try UpdateSamples.decode(body).message.attributes
    #expect(attributes.extendedCommunities.count == 1)
    #expect(attributes.multicastFlags == nil)
    let segmentation = MalformedRouteTests.body(reach: Self.inclusive, communities: "0609 0080 00000000")
    #expect(try UpdateSamples.decode(segmentation).message.attributes.multicastFlags == .segmentation)
  }

  @Test("An error about one of several routes stands at that route")
  func place() throws {
    let routes = Self.inclusive + MalformedRouteTests.selective + "00" + MalformedRouteTests.selective + "0e"
    let decoded = try UpdateSamples.decode(MalformedRouteTests.body(reach: routes))
    // Four octets of lengths, three of the attribute's header, nine up to the routes, nineteen of the first.
    #expect(decoded.errors.map(\.cause.offset) == [4 + 3 + 9 + 19])
  }

  @Test("The path from another AS begins with it, where that is looked at, RFC 4271 §6.3")
  func firstAS() throws {
    let attributes = [AttributeType.mpReach, .origin, .asPath].flatMap { UpdateSamples.attribute($0) }
    let body = UpdateSamples.body(attributes)
    #expect(MalformedUpdateTests.outcome(body, BGPContext(isExternal: true)) == .accept)
    #expect(MalformedUpdateTests.outcome(body, BGPContext(isExternal: true, firstAS: 65000)) == .accept)
    #expect(MalformedUpdateTests.outcome(body, BGPContext(isExternal: true, firstAS: 65001)) == .withdraw)
    #expect(MalformedUpdateTests.outcome(body, BGPContext(firstAS: 65001)) == .accept)
  }

  @Test("Every defect has a class and a clause", arguments: UpdateDefect.allCases)
  func clauses(_ defect: UpdateDefect) {
    #expect(defect.rule.clause.hasPrefix("RFC "))
  }

  @Test(
    "Lengths and routes of the message itself end the session, with their clause",
    arguments: [("0001 0000", "RFC 7606 §3 b"), ("0001 21 0000", "RFC 7606 §5.3")])
  func message(hex: String, clause: String) {
    let decoded = UpdateSamples.salvage(BGPSamples.octets(hex))
    #expect(decoded.reset?.code == 3)
    #expect(decoded.errors.map(\.clause) == [clause])
  }
}
