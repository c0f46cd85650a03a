import TestSupport
import Testing
import Wire

@Suite("Damaged UPDATEs, RFC 7606")
struct MalformedUpdateTests {
  enum Outcome: Hashable, Sendable {
    case accept, ignore, discard, withdraw, disable
    /// The session ends with 3 and this subcode.
    case reset(UInt8)
  }

  static func outcome(_ body: [UInt8], _ context: BGPContext = BGPContext()) -> Outcome {
    let decoded = UpdateSamples.salvage(body, context: context)
    switch decoded.action {
    case .sessionReset(let error): return .reset(error.code == 3 ? error.subcode : 0)
    case .familyDisable: return .disable
    case .treatAsWithdraw: return .withdraw
    case .accept:
      if decoded.errors.isEmpty { return .accept }
      return decoded.errors.allSatisfy { $0.action == .ignore } ? .ignore : .discard
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
