import TestSupport
import Testing
import Wire

/// Each attribute with each defect, as RFC 7606 and the attribute's own document want it handled.
@Suite("Attributes and their defects, RFC 7606 §3–§7")
struct AttributeDefectTests {
  /// In the order of the columns below.
  enum Defect: CaseIterable, Sendable {
    case flags, empty, shorter, longer, overrun, twice, missing
  }

  /// One attribute: what each defect leads to in an UPDATE from the same AS, and in one from another.
  ///
  /// A accept, I ignore, D attribute discard, W treat as withdraw, F disable the family, a digit: reset with that subcode
  /// where families are not disabled. The columns: flags, empty, one octet less, one more, overrun, twice, missing.
  typealias Row = (type: AttributeType, inside: String, outside: String, disabling: String)

  static let rows: [Row] = [
    // §7.1; §3 d when it is missing.
    (.origin, "WWWWWDW", "WWWWWDW", "WWWWWDW"),
    // §7.2: a path can be empty.
    (.asPath, "WAWWWDW", "WAWWWDW", "WAWWWDW"),
    // §7.3: without IPv4 routes nobody misses it.
    (.nextHop, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // §7.4
    (.multiExitDiscriminator, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // §7.5: dropped from outside; a missing one counts 100 inside.
    (.localPreference, "WWWWWDA", "WDDDWDA", "WWWWWDA"),
    // §7.6: nothing is its right length, and less is not possible.
    (.atomicAggregate, "WAADWDA", "WAADWDA", "WAADWDA"),
    // §7.7
    (.aggregator, "WDDDWDA", "WDDDWDA", "WDDDWDA"),
    // §7.8
    (.communities, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // §7.9
    (.originatorID, "WWWWWDA", "WDDDWDA", "WWWWWDA"),
    // §7.10
    (.clusterList, "WWWWWDA", "WDDDWDA", "WWWWWDA"),
    // §7.11, §5.3; §3 g when it comes twice. Without it there is nothing that could lack ORIGIN; without a value it has no
    // family that could be disabled.
    (.mpReach, "499991A", "499991A", "F9FFF1A"),
    // §7.12, §5.3
    (.mpUnreach, "499991A", "499991A", "F9FFF1A"),
    // §7.14
    (.extendedCommunities, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // RFC 6793 §6, on a session with AS numbers of two octets.
    (.as4Path, "WADDWDA", "WADDWDA", "WADDWDA"),
    (.as4Aggregator, "WDDDWDA", "WDDDWDA", "WDDDWDA"),
    // RFC 6514 §5
    (.pmsiTunnel, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // RFC 9012 §13
    (.tunnelEncapsulation, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // §7.15
    (.ipv6ExtendedCommunities, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // RFC 7311 §3, which also says so of the flags; §3.3 from outside.
    (.accumulatedIGP, "DDDDWDA", "DDDDWDA", "DDDDWDA"),
    // RFC 6514 §8
    (.peDistinguisherLabels, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // RFC 8092 §6
    (.largeCommunities, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // RFC 9234 §5
    (.onlyToCustomer, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
    // §7.16
    (.attributeSet, "WWWWWDA", "WWWWWDA", "WWWWWDA"),
  ]

  struct Case: Sendable, CustomStringConvertible {
    let type: AttributeType
    let defect: Defect
    let context: BGPContext
    let outcome: MalformedUpdateTests.Outcome

    var description: String {
      let origin = context.isExternal ? "from outside" : context.disablesFamilies ? "disabling" : "inside"
      return "\(type.name), \(defect), \(origin)"
    }
  }

  /// The row taken apart.
  static let cases: [Case] = rows.flatMap { row in
    // AS4_PATH and AS4_AGGREGATOR are only in place on old sessions.
    let isNew = row.type != .as4Path && row.type != .as4Aggregator
    let columns = [
      (row.inside, BGPContext(fourOctetAS: isNew)), (row.outside, BGPContext(fourOctetAS: isNew, isExternal: true)),
      (row.disabling, BGPContext(fourOctetAS: isNew, disablesFamilies: true)),
    ]
    return columns.flatMap { letters, context in
      zip(Defect.allCases, letters).map { defect, letter in
        Case(type: row.type, defect: defect, context: context, outcome: outcome(letter))
      }
    }
  }

  static func outcome(_ letter: Character) -> MalformedUpdateTests.Outcome {
    switch letter {
    case "A": .accept
    case "I": .ignore
    case "D": .discard
    case "W": .withdraw
    case "F": .disable
    default: .reset(UInt8(letter.wholeNumberValue ?? 0))
    }
  }

  static func body(_ type: AttributeType, _ defect: Defect, _ context: BGPContext) -> [UInt8] {
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
    // An empty path reads the same on all sessions.
    let path = UpdateSamples.attribute(.asPath, value: context.fourOctetAS ? nil : [])
    var others = UpdateSamples.attribute(.mpReach) + UpdateSamples.attribute(.origin) + path
    if type == .mpReach { others = UpdateSamples.attribute(.origin) + path }
    if type == .origin { others = UpdateSamples.attribute(.mpReach) + path }
    if type == .asPath { others = UpdateSamples.attribute(.mpReach) + UpdateSamples.attribute(.origin) }
    if !context.isExternal, type != .localPreference { others += UpdateSamples.attribute(.localPreference) }
    return UpdateSamples.body(others + attribute)
  }

  @Test("Every attribute has its row here and in the decoder's table")
  func tablesAreComplete() {
    #expect(Self.rows.map(\.type) == AttributeType.allCases)
    #expect(AttributeRules.rows.map(\.type) == AttributeType.allCases)
    #expect(Self.cases.count >= 3 * 150)
  }

  @Test("A defect of an attribute leads to what its document says", arguments: cases)
  func defect(_ sample: Case) {
    let body = Self.body(sample.type, sample.defect, sample.context)
    #expect(MalformedUpdateTests.outcome(body, sample.context) == sample.outcome)
  }

  @Test("Each error names its clause and stands at its octet inside of the attributes", arguments: cases)
  func places(_ sample: Case) {
    let body = Self.body(sample.type, sample.defect, sample.context)
    for error in UpdateSamples.salvage(body, context: sample.context).errors {
      #expect(error.clause.hasPrefix("RFC "))
      #expect((4...body.count).contains(error.cause.offset), "\(error)")
      #expect(error.type == sample.type.rawValue || error.type == 0)
    }
  }

  @Test(
    "Both attributes for old sessions are dropped on others, RFC 6793 §6",
    arguments: [AttributeType.as4Path, .as4Aggregator])
  func oldAttributes(type: AttributeType) {
    let body = UpdateSamples.body(UpdateSamples.base(without: type) + UpdateSamples.attribute(type))
    #expect(MalformedUpdateTests.outcome(body) == .discard)
  }

  @Test(
    "Attributes for use within an AS are dropped when they come from outside, right or wrong",
    arguments: [AttributeType.localPreference, .originatorID, .clusterList, .accumulatedIGP])
  func external(type: AttributeType) throws {
    let base = [AttributeType.mpReach, .origin, .asPath].flatMap { UpdateSamples.attribute($0) }
    for value in [UpdateSamples.value(type), [1, 2, 3]] {
      let body = UpdateSamples.body(base + UpdateSamples.attribute(type, value: value))
      let decoded = try UpdateSamples.decode(body, context: BGPContext(isExternal: true))
      #expect(decoded.errors.map(\.action) == [.attributeDiscard])
      #expect(decoded.message.attributes == PathAttributes(origin: .igp, asPath: ASPath(sequence: [65000])))
    }
  }

  @Test("An attribute that is not known is kept, once, and only when it is optional, RFC 4271 §6.3")
  func unknown() throws {
    let base = UpdateSamples.base(without: .mpUnreach)
    let attribute: [UInt8] = [0xc0, 99, 1, 5]
    let twice = try UpdateSamples.decode(UpdateSamples.body(base + attribute + [0xc0, 99, 1, 6]))
    #expect(twice.errors.map(\.action) == [.attributeDiscard])
    #expect(twice.message.attributes.unknown.map(\.value) == [[5]])
    #expect(MalformedUpdateTests.outcome(UpdateSamples.body(base + [0x40, 99, 1, 5])) == .reset(2))
    #expect(MalformedUpdateTests.outcome(UpdateSamples.body(base + [0xc0, 99, 2, 5])) == .withdraw)
    #expect(MalformedUpdateTests.outcome(UpdateSamples.body(base + [0xc0])) == .withdraw)
  }

  @Test("A family is disabled alone: what else the UPDATE says still counts")
  func disabling() throws {
    let routes = UpdateSamples.attribute(.mpReach, value: BGPSamples.octets("0019 46 05 0a00000100 00"))
    let attributes = routes + UpdateSamples.base(without: .mpReach) + UpdateSamples.attribute(.nextHop)
    let body = UpdateSamples.body(attributes, announced: [8, 10])
    let decoded = try UpdateSamples.decode(body, context: BGPContext(disablesFamilies: true))
    #expect(decoded.action == .familyDisable(.evpn))
    #expect(decoded.effective.announced.map(\.description) == ["10.0.0.0/8"])
    #expect(decoded.effective.reach == nil)
    // A key about membership that cannot be read ends the session all the same (RFC 9251 §9.7).
    let key = "0617 00010a0000010064 0000000a 00 20 ef010101 20 0a000001"
    let membership = UpdateSamples.attribute(.mpReach, value: BGPSamples.octets("0019 46 04 0a000001 00" + key))
    let other = UpdateSamples.body(membership + UpdateSamples.base(without: .mpReach))
    #expect(MalformedUpdateTests.outcome(other, BGPContext(disablesFamilies: true)) == .reset(9))
  }

  @Test("What was clear before the end of the session is still told")
  func salvage() {
    let attributes =
      UpdateSamples.attribute(.origin) + UpdateSamples.attribute(.localPreference)
      + UpdateSamples.attribute(.mpReach, value: [0, 25, 70, 3]) + UpdateSamples.attribute(.asPath)
    let decoded = UpdateSamples.salvage(UpdateSamples.body(attributes))
    #expect(decoded.reset?.subcode == 9)
    #expect(decoded.errors.map(\.clause) == ["RFC 7606 §7.11"])
    #expect(decoded.message.attributes == PathAttributes(origin: .igp, localPreference: 100))
    #expect(decoded.effective == UpdateMessage())
  }
}
