import TestSupport
import Testing
import Wire

@Suite("Damaged UPDATEs, RFC 7606")
struct MalformedUpdateTests {
  enum Outcome: Hashable, Sendable {
    case accept, discard, withdraw
    /// The session ends with 3 and this subcode.
    case reset(UInt8)
  }

  enum Defect: CaseIterable, Sendable {
    case flags, empty, shorter, longer, overrun, twice, missing
  }

  static func outcome(_ body: [UInt8], _ context: BGPContext = BGPContext()) -> Outcome {
    do {
      let decoded = try UpdateSamples.decode(body, context: context)
      if decoded.action == .treatAsWithdraw { return .withdraw }
      return decoded.errors.isEmpty ? .accept : .discard
    } catch let error as BGPError where error.code == 3 {
      return .reset(error.subcode)
    } catch {
      Issue.record("\(error)")
      return .reset(0)
    }
  }

  /// For each attribute what follows from wrong flags, no value, one octet less, one more, more than there is, twice, and
  /// from not being there.
  static let table: [(AttributeType, [Outcome])] = [
    (.origin, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .withdraw]),
    (.asPath, [.withdraw, .accept, .withdraw, .withdraw, .withdraw, .discard, .withdraw]),
    (.nextHop, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.multiExitDiscriminator, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.localPreference, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.atomicAggregate, [.withdraw, .accept, .accept, .discard, .withdraw, .discard, .accept]),
    (.aggregator, [.withdraw, .discard, .discard, .discard, .withdraw, .discard, .accept]),
    (.communities, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.originatorID, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.clusterList, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.mpReach, [.reset(4), .reset(9), .reset(9), .reset(9), .reset(9), .reset(1), .accept]),
    (.mpUnreach, [.reset(4), .reset(9), .reset(9), .reset(9), .reset(9), .reset(1), .accept]),
    (.extendedCommunities, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.as4Path, [.withdraw, .accept, .discard, .discard, .withdraw, .discard, .accept]),
    (.as4Aggregator, [.withdraw, .discard, .discard, .discard, .withdraw, .discard, .accept]),
    (.pmsiTunnel, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.ipv6ExtendedCommunities, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
    (.largeCommunities, [.withdraw, .withdraw, .withdraw, .withdraw, .withdraw, .discard, .accept]),
  ]

  static func body(_ type: AttributeType, _ defect: Defect) -> [UInt8] {
    let value = UpdateSamples.value(type)
    let attribute: [UInt8] =
      switch defect {
      case .flags: UpdateSamples.attribute(type, flags: type.flags.rawValue ^ 0x80)
      case .empty: UpdateSamples.attribute(type, value: [])
      case .shorter: UpdateSamples.attribute(type, value: value.dropLast())
      case .longer: UpdateSamples.attribute(type, value: value + [0])
      case .overrun: UpdateSamples.attribute(type, claiming: value.count + 1)
      case .twice: UpdateSamples.attribute(type) + UpdateSamples.attribute(type)
      case .missing: []
      }
    return UpdateSamples.body(UpdateSamples.base(without: type) + attribute)
  }

  @Test("Every attribute has a row")
  func tableIsComplete() {
    #expect(Self.table.map(\.0) == AttributeType.allCases)
  }

  @Test("Each defect of each attribute leads to what RFC 7606 says", arguments: table)
  func defects(type: AttributeType, outcomes: [Outcome]) {
    // The attributes for old sessions are out of place on others.
    let isOld = type == .as4Path || type == .as4Aggregator
    for (defect, outcome) in zip(Defect.allCases, outcomes) {
      var body = Self.body(type, defect)
      if isOld { body = Self.withoutPath(type, defect) }
      #expect(Self.outcome(body, BGPContext(fourOctetAS: !isOld)) == outcome, "\(type.name), \(defect)")
    }
  }

  /// The same with an empty AS_PATH, whose octets do not depend on the session.
  static func withoutPath(_ type: AttributeType, _ defect: Defect) -> [UInt8] {
    let path = UpdateSamples.attribute(.asPath)
    let empty = UpdateSamples.attribute(.asPath, value: [])
    let attributes = Array(body(type, defect).dropFirst(4))
    guard let place = attributes.indices.first(where: { attributes[$0...].starts(with: path) }) else { return [] }
    return UpdateSamples.body(Array(attributes[..<place]) + empty + Array(attributes[(place + path.count)...]))
  }

  @Test(
    "Both attributes for old sessions are dropped on others, RFC 6793 §6",
    arguments: [AttributeType.as4Path, .as4Aggregator])
  func oldAttributes(type: AttributeType) {
    let body = UpdateSamples.body(UpdateSamples.base(without: type) + UpdateSamples.attribute(type))
    #expect(Self.outcome(body) == .discard)
  }

  @Test(
    "Attributes for use within an AS are dropped when they come from outside, right or wrong",
    arguments: [AttributeType.localPreference, .originatorID, .clusterList])
  func external(type: AttributeType) throws {
    let base = [AttributeType.mpReach, .origin, .asPath].flatMap { UpdateSamples.attribute($0) }
    for value in [UpdateSamples.value(type), [1, 2, 3]] {
      let body = UpdateSamples.body(base + UpdateSamples.attribute(type, value: value))
      let decoded = try UpdateSamples.decode(body, context: BGPContext(isExternal: true))
      #expect(decoded.errors.map(\.action) == [.attributeDiscard])
      #expect(decoded.message.attributes == PathAttributes(origin: .igp, asPath: ASPath(sequence: [65000])))
    }
  }

  @Test("A value that an attribute cannot have")
  func values() {
    func outcome(_ type: AttributeType, _ hex: String) -> Outcome {
      let attribute = UpdateSamples.attribute(type, value: BGPSamples.octets(hex))
      return Self.outcome(UpdateSamples.body(UpdateSamples.base(without: type) + attribute))
    }
    #expect(outcome(.origin, "03") == .withdraw)
    #expect(outcome(.asPath, "0501 0000fde8") == .withdraw)
    #expect(outcome(.asPath, "0200") == .withdraw)
    #expect(outcome(.mpReach, "0019 46 05 0a00000100 00") == .reset(9))
    #expect(outcome(.mpReach, "0019 46 04 0a000001 00 0312 00010a0000010064 0000000a 20 0a000001") == .reset(9))
    #expect(outcome(.pmsiTunnel, "00 06 000640 20010db8000000000000000000000001") == .withdraw)
    #expect(outcome(.pmsiTunnel, "00 7f 000640 01") == .accept)
    #expect(outcome(.extendedCommunities, "ffffffffffffffff") == .accept)
  }

  @Test("Of several errors the strongest counts, and all are told")
  func several() throws {
    let attributes =
      UpdateSamples.base(without: .origin) + UpdateSamples.attribute(.aggregator, value: [])
      + UpdateSamples.attribute(.origin, value: [7])
    let decoded = try UpdateSamples.decode(UpdateSamples.body(attributes))
    #expect(decoded.action == .treatAsWithdraw)
    #expect(decoded.errors.map(\.type) == [7, 1])
    #expect(decoded.errors.map(\.action) == [.attributeDiscard, .treatAsWithdraw])
    #expect(decoded.errors.last?.octets == [0x40, 1, 1, 7])
  }

  @Test("A dropped attribute leaves nothing behind, also when its front could be read")
  func dropped() throws {
    let clean = try UpdateSamples.decode(UpdateSamples.body(UpdateSamples.base(without: .aggregator)))
    for type in [AttributeType.atomicAggregate, .aggregator] {
      let longer = UpdateSamples.attribute(type, value: UpdateSamples.value(type) + [0])
      let decoded = try UpdateSamples.decode(UpdateSamples.body(UpdateSamples.base(without: type) + longer))
      #expect(decoded.errors.map(\.action) == [.attributeDiscard])
      #expect(decoded.effective == clean.message, "\(type.name)")
    }
  }

  @Test("Of an attribute that comes twice the first counts")
  func first() throws {
    let again = UpdateSamples.attribute(.localPreference, value: [0, 0, 0, 1])
    let body = UpdateSamples.body(UpdateSamples.base(without: .mpUnreach) + again)
    #expect(try UpdateSamples.decode(body).message.attributes.localPreference == 100)
  }

  @Test("An error without routes to withdraw ends the session, RFC 7606 §5.2")
  func withoutRoutes() {
    let origin = UpdateSamples.attribute(.origin, value: [9])
    #expect(Self.outcome(UpdateSamples.body(origin)) == .reset(6))
    #expect(Self.outcome(UpdateSamples.body(UpdateSamples.attribute(.mpUnreach) + origin)) == .reset(6))
    let discard = UpdateSamples.attribute(.atomicAggregate, value: [1])
    #expect(Self.outcome(UpdateSamples.body(discard)) == .discard)
  }

  @Test("A well-known attribute that is not known ends the session, an optional one stays, RFC 4271 §6.3")
  func unknownAttributes() throws {
    let base = UpdateSamples.base(without: .mpUnreach)
    #expect(Self.outcome(UpdateSamples.body(base + [0x40, 99, 1, 5])) == .reset(2))
    let decoded = try UpdateSamples.decode(UpdateSamples.body(base + [0xc0, 99, 1, 5]))
    #expect(
      decoded.message.attributes.unknown == [
        UnknownAttribute(flags: [.optional, .transitive], type: 99, value: [5])
      ])
  }

  @Test("Lengths that go beyond the message, and prefixes that are none")
  func lengths() {
    #expect(Self.outcome(BGPSamples.octets("0001 0000")) == .reset(1))
    #expect(Self.outcome(BGPSamples.octets("0000 0001")) == .reset(1))
    #expect(Self.outcome(BGPSamples.octets("00")) == .reset(1))
    #expect(Self.outcome(BGPSamples.octets("0001 21 0000")) == .reset(10))
    #expect(Self.outcome(BGPSamples.octets("0006 21 0a00000000 0000")) == .reset(10))
    #expect(Self.outcome(BGPSamples.octets("0000 0000 18 0a00")) == .reset(10))
  }

  @Test("IPv4 routes need a next hop; without one they are withdrawn")
  func nextHop() throws {
    let attributes = UpdateSamples.attribute(.origin) + UpdateSamples.attribute(.asPath)
    let decoded = try UpdateSamples.decode(UpdateSamples.body(attributes, announced: [8, 10]))
    #expect(decoded.action == .treatAsWithdraw)
    #expect(decoded.errors.map(\.subcode) == [3])
    #expect(decoded.effective == UpdateMessage(withdrawn: decoded.message.announced))
  }
}
