/// What each defect of one attribute leads to: a row of the table that the decoder acts by (RFC 7606 §7).
package struct AttributeRules: Sendable {
  /// `nil` for all attributes that this speaker does not know.
  package let type: AttributeType?
  /// In the order of the defects; `nil` where there is nothing wrong.
  private let rules: [ErrorRule?]

  /// What the defect leads to; `nil` when it is none for this attribute.
  package func rule(_ defect: AttributeDefect) -> ErrorRule? { rules[defect.rawValue] }

  /// A row: what a malformed value leads to, and where the defects differ from the general rules.
  private init(
    _ type: AttributeType?, malformed: ErrorRule, _ others: [(AttributeDefect, ErrorRule?)] = []
  ) {
    self.type = type
    rules = AttributeDefect.allCases.map { defect in
      if let other = others.first(where: { $0.0 == defect }) { return other.1 }
      switch defect {
      case .empty, .tooShort, .tooLong, .badValue: return malformed
      case .flags: return .withdraw("RFC 7606 §3 c")
      case .overrun: return .withdraw("RFC 7606 §4")
      case .twice: return .discard("RFC 7606 §3 g")
      case .missing, .fromOutside, .outOfPlace: return nil
      }
    }
  }

  // MARK: The table

  /// The row of a type, or that of the types which are not known.
  package static func of(_ type: AttributeType?) -> AttributeRules {
    rows.first { $0.type == type } ?? unknown
  }

  /// The types that are refused when they come from another AS: asked for each attribute, and so kept as a set.
  static let internalOnly = AttributeTypeSet(rows.filter { $0.rule(.fromOutside) != nil }.compactMap(\.type))

  /// One row for each attribute, in the order of the types.
  package static let rows: [AttributeRules] = [
    AttributeRules(.origin, malformed: .withdraw("RFC 7606 §7.1"), [(.missing, .withdraw("RFC 7606 §3 d"))]),
    AttributeRules(
      .asPath, malformed: .withdraw("RFC 7606 §7.2"), [(.empty, nil), (.missing, .withdraw("RFC 7606 §3 d"))]),
    AttributeRules(.nextHop, malformed: .withdraw("RFC 7606 §7.3"), [(.missing, .withdraw("RFC 7606 §3 d"))]),
    AttributeRules(.multiExitDiscriminator, malformed: .withdraw("RFC 7606 §7.4")),
    // Nothing says what a missing one leads to; the decision process has a default for it.
    AttributeRules(
      .localPreference, malformed: .withdraw("RFC 7606 §7.5"), [(.fromOutside, .discard("RFC 7606 §7.5"))]),
    AttributeRules(.atomicAggregate, malformed: .discard("RFC 7606 §7.6"), [(.empty, nil)]),
    AttributeRules(.aggregator, malformed: .discard("RFC 7606 §7.7")),
    AttributeRules(.communities, malformed: .withdraw("RFC 7606 §7.8")),
    AttributeRules(
      .originatorID, malformed: .withdraw("RFC 7606 §7.9"), [(.fromOutside, .discard("RFC 7606 §7.9"))]),
    AttributeRules(
      .clusterList, malformed: .withdraw("RFC 7606 §7.10"), [(.fromOutside, .discard("RFC 7606 §7.10"))]),
    routes(.mpReach, "RFC 7606 §7.11"),
    routes(.mpUnreach, "RFC 7606 §7.12"),
    AttributeRules(.extendedCommunities, malformed: .withdraw("RFC 7606 §7.14")),
    AttributeRules(
      .as4Path, malformed: .discard("RFC 6793 §6"), [(.empty, nil), (.outOfPlace, .discard("RFC 6793 §6"))]),
    AttributeRules(
      .as4Aggregator, malformed: .discard("RFC 6793 §6"), [(.outOfPlace, .discard("RFC 6793 §6"))]),
    AttributeRules(.pmsiTunnel, malformed: .withdraw("RFC 6514 §5")),
    AttributeRules(.tunnelEncapsulation, malformed: .withdraw("RFC 9012 §13")),
    AttributeRules(.ipv6ExtendedCommunities, malformed: .withdraw("RFC 7606 §7.15")),
    // From another AS it counts as one that is not known, because nobody has allowed it there.
    AttributeRules(
      .accumulatedIGP, malformed: .discard("RFC 7311 §3"),
      [(.flags, .discard("RFC 7311 §3")), (.fromOutside, .discard("RFC 7311 §3.3"))]),
    AttributeRules(.peDistinguisherLabels, malformed: .withdraw("RFC 6514 §8")),
    AttributeRules(.largeCommunities, malformed: .withdraw("RFC 8092 §6")),
    AttributeRules(.onlyToCustomer, malformed: .withdraw("RFC 9234 §5")),
    AttributeRules(
      .attributeSet, malformed: .withdraw("RFC 7606 §7.16"), [(.outOfPlace, .withdraw("RFC 6368 §5"))]),
  ]

  /// Their values cannot be wrong; one that claims to be well-known is out of place (RFC 4271 §6.3).
  package static let unknown = AttributeRules(
    nil, malformed: .ignore("RFC 4271 §5"), [(.flags, nil), (.outOfPlace, .reset("RFC 4271 §6.3"))])

  /// An attribute that carries routes: they are lost with it, so that they cannot be withdrawn either (RFC 7606 §3 j).
  private static func routes(_ type: AttributeType, _ clause: String) -> AttributeRules {
    AttributeRules(
      type, malformed: .disable(clause),
      [
        (.flags, .disable("RFC 7606 §5.3")), (.overrun, .disable("RFC 7606 §3 j")),
        (.twice, .reset("RFC 7606 §3 g")), (.outOfPlace, .withdraw("RFC 7606 §7.16")),
      ])
  }
}
