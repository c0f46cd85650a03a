/// What the form of lab files provides for and this version does not know: refused by name, never ignored.
///
/// One row for each thing. Whoever teaches it to the engine removes the row.
package enum UnknownYet {
  /// Keys, by the name of their section in `LabSchema`.
  package static let keys: [(section: String, key: String)] = [
    ("lab", "regions"),
    ("defaults", "bier"),
    ("bgp defaults", "restart-time"),
    ("node", "ip6"),
    ("node", "mld"),
    ("node", "bfr-id"),
    ("link", "rate"),
    ("link", "queue"),
    ("link", "loss"),
    ("link", "jitter"),
    ("link", "mtu"),
    ("link", "area"),
    ("service", "vlans"),
    ("selective", "tunnel"),
    ("selective", "flows"),
    ("selective", "threshold"),
    ("selective", "switch-delay"),
    ("session", "multihop"),
    ("session", "add-path"),
    ("session", "local-pref"),
  ]

  /// Words behind keys that are known.
  package static let words: [(section: String, key: String, words: [String])] = [
    ("lab", "profile", ["draft-02"]),
    ("node", "profile", ["draft-02"]),
    ("node", "kind", ["asbr", "rbr", "mrouter"]),
    ("df", "hand-over", ["synchronised"]),
    ("service", "encapsulation", ["vxlan"]),
    ("service", "inclusive", ["rsvp-te-p2mp", "mldp-p2mp", "pim-ssm", "pim-sm", "pim-bidir", "bier"]),
    ("selective", "mode", ["s-pmsi"]),
    ("ethernet segment", "mode", ["single-active"]),
    ("ethernet segment", "df", ["hrw", "preference", "per-flow", "anycast"]),
    ("ethernet segment", "sync", ["es-attribute"]),
    ("ethernet segment", "esi-label", ["strip"]),
    ("bgp", "rt-constraint", ["true"]),
  ]

  static func isKey(_ key: String, of section: LabSchema.Section) -> Bool {
    keys.contains { $0.section == section.name && $0.key == key }
  }

  static func isWord(_ word: String, of key: String, in section: LabSchema.Section) -> Bool {
    words.contains { $0.section == section.name && $0.key == key && $0.words.contains(word) }
  }
}
