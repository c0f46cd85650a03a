/// The keys of lab files, once: for reading, for "did you mean", and for the manual.
package enum LabSchema {
  /// A key of a table.
  package struct Key: Hashable, Sendable {
    package let name: String
    /// What stands behind the key, in words: "a duration".
    package let form: String
    package let help: String
    package let isRequired: Bool
    /// The kinds of node that may have the key; `nil` where it does not depend on the kind.
    package let kinds: [NodeKind]?

    init(_ name: String, _ form: String, _ help: String, required: Bool = false, kinds: [NodeKind]? = nil) {
      self.name = name
      self.form = form
      self.help = help
      isRequired = required
      self.kinds = kinds
    }
  }

  /// A kind of table.
  package struct Section: Hashable, Sendable {
    package let name: String
    /// Where such tables stand: `topology.nodes.NAME`.
    package let path: String
    package let keys: [Key]

    init(_ name: String, path: String, _ keys: [Key]) {
      self.name = name
      self.path = path
      self.keys = keys
    }

    package func key(_ name: String) -> Key? { keys.first { $0.name == name } }
  }

  package static let sections: [Section] = [
    lab, defaults, linkDefaults, bgpDefaults, igmpDefaults, dfDefaults, leaveSynchDefaults, igpDefaults, bootDefaults,
    topology, node, link, service, attachment, selective, proxy, segment, bgp, session, flow, step, prediction, check,
  ]

  static let lab = Section(
    "lab", path: "",
    [
      Key("name", "a name", "the file's name without number and suffix", required: true),
      Key("title", "text", "one line for lists of labs"),
      Key("minutes", "a number", "how long the exercise takes"),
      Key("teaches", "a list of rule ids", "what the exercise shows"),
      Key("seed", "a number", "of all dice; 1"),
      Key("profile", "a word", "layouts and procedures: rfc9572"),
      Key("start", "a word", "converged: the boot is over when the prompt comes; or cold"),
      Key("defaults", "a table", "times and numbers for the whole lab"),
      Key("topology", "a table", "nodes and links", required: true),
      Key("services", "a list of tables", "the EVPN instances"),
      Key("ethernet-segments", "a list of tables", "the multihomed CEs"),
      Key("bgp", "a table", "the sessions"),
      Key("flows", "a table", "the streams of packets"),
      Key("guide", "a list of tables", "the steps of the exercise"),
      Key("solution", "a list of commands", "turns every check green"),
      Key("wrong", "a table", "named lists of commands that leave checks red"),
    ])

  static let defaults = Section(
    "defaults", path: "defaults",
    [
      Key("link", "a table", "of links that say nothing else"),
      Key("bgp", "a table", "timers of the sessions"),
      Key("igmp", "a table", "what queriers are set to"),
      Key("df", "a table", "the election of designated forwarders"),
      Key("leave-synch", "a table", "the wait of a synchronised leave"),
      Key("bfd", "a word", "none"),
      Key("igp", "a table", "the modelled IGP"),
      Key("boot", "a table", "the start of the nodes"),
    ])
  static let linkDefaults = Section("link", path: "defaults.link", [Key("delay", "a duration", "one way; 1ms")])
  static let bgpDefaults = Section(
    "bgp defaults", path: "defaults.bgp",
    [
      Key("hold", "a duration", "0s, or whole seconds from 3s; 90s"),
      Key("mrai", "a duration", "least time between advertisements to a peer; 0s"),
    ])
  static let igmpDefaults = Section(
    "igmp", path: "defaults.igmp",
    [
      Key("query-interval", "a duration", "between general queries; 125s"),
      Key("query-response-interval", "a duration", "for the answers to a general query; 10s"),
      Key("last-member-query-interval", "a duration", "between the queries after a leave; 1s"),
      Key("robustness", "a number", "lost packets that are borne, 1 to 7; 2"),
    ])
  static let dfDefaults = Section(
    "df", path: "defaults.df",
    [
      Key("election-wait", "a duration", "before the election; 3s"),
      Key("hand-over", "a word", "classic"),
    ])
  static let leaveSynchDefaults = Section(
    "leave-synch", path: "defaults.leave-synch",
    [Key("delta", "a duration", "added to the last member query time; 100ms")])
  static let igpDefaults = Section(
    "igp", path: "defaults.igp", [Key("delay", "a duration", "of flooding and path computation; 50ms")])
  static let bootDefaults = Section(
    "boot", path: "defaults.boot", [Key("jitter", "a duration", "seeded spread of the nodes' start; 0s")])

  static let topology = Section(
    "topology", path: "topology",
    [
      Key("nodes", "a table", "the nodes by name", required: true),
      Key("links", "a list of tables", "the links"),
    ])
  static let node = Section(
    "node", path: "topology.nodes.NAME",
    [
      Key("kind", "a word", "pe, p, rr, host, switch", required: true),
      Key("as", "a number", "the AS", kinds: [.pe, .p, .rr]),
      Key("loopback", "an address", "the router's address", kinds: [.pe, .p, .rr]),
      Key("at", "[column, row]", "a hint for the picture"),
      Key("supports", "a list of words", "igmp-proxy, mld-proxy, segmentation, proxy; all", kinds: [.pe]),
      Key("profile", "a word", "where the node differs from the lab", kinds: [.pe, .rr]),
      Key("hash", "a table", "host: neighbour that carries its frames", kinds: [.switch]),
      Key("snooping", "true or false", "false: floods", kinds: [.switch]),
      Key("ip", "address/length", "the host's address", kinds: [.host]),
      Key("igmp", "a number", "IGMP version, 1 to 3; 3", kinds: [.host]),
      Key("vlan", "a number", "the VLAN of its service; needed when there are several", kinds: [.host]),
      Key("respond", "a word or a duration", "random, none, or a delay", kinds: [.host]),
    ])
  static let link = Section(
    "link", path: "topology.links[]",
    [
      Key("endpoints", "[NODE:PORT, NODE:PORT]", "the two ends", required: true),
      Key("delay", "a duration", "one way"),
      Key("igp", "true or false", "whether the IGP crosses a link between ASes"),
    ])

  static let service = Section(
    "service", path: "services[]",
    [
      Key("name", "a name", "of the EVPN instance", required: true),
      Key("evi", "a number", "1 to 65535", required: true),
      Key("vlan", "a number", "1 to 4094", required: true),
      Key("pes", "a list of names", "the PEs", required: true),
      Key("acs", "a list of ports", "default: every port of these PEs that faces a host or a switch"),
      Key("encapsulation", "a word", "mpls"),
      Key("inclusive", "a word", "the tunnel for what everybody gets: ingress-replication"),
      Key("selective", "a table", "how PEs that did not ask are spared"),
      Key("proxy", "a table", "igmp and mld"),
      Key("route-target", "AS:NUMBER", "default: AS:EVI"),
    ])
  static let attachment = Section(
    "attachment circuit", path: "services[].acs[]",
    [
      Key("port", "NODE:PORT", "a port of a PE", required: true),
      Key("vlan", "a number", "default: the service's"),
    ])
  static let selective = Section("selective", path: "services[].selective", [Key("mode", "a word", "none or smet")])
  static let proxy = Section(
    "proxy", path: "services[].proxy",
    [Key("igmp", "true or false", "default: true"), Key("mld", "true or false", "default: true")])
  static let segment = Section(
    "ethernet segment", path: "ethernet-segments[]",
    [
      Key("name", "a name", "of the segment", required: true),
      Key("esi", "ten octets", "in hexadecimal, with colons", required: true),
      Key("mode", "a word", "all-active"),
      Key("ports", "a list of ports", "of PEs, all to one switch", required: true),
      Key("df", "a word", "modulo"),
      Key("sync", "a word", "routes or none"),
      Key("esi-label", "a word", "dcb"),
    ])

  static let bgp = Section(
    "bgp", path: "bgp",
    [
      Key("sessions", "auto or a list of tables", "who peers with whom"),
      Key("rt-constraint", "true or false", "false"),
    ])
  static let session = Section(
    "session", path: "bgp.sessions[]",
    [
      Key("between", "[NODE, NODE]", "the two speakers", required: true),
      Key("client", "true or false", "whether the first is a client of the second"),
    ])
  static let flow = Section(
    "flow", path: "flows.NAME",
    [
      Key("from", "a host", "the source", required: true),
      Key("group", "an address", "the multicast group", required: true),
      Key("service", "a name", "default: the service of the host"),
      Key("rate", "Npps", "packets per second; 100pps"),
      Key("size", "a number", "octets of payload, 20 to 1472; 200"),
    ])

  static let step = Section(
    "step", path: "guide[]",
    [
      Key("step", "text", "what to do, in a line", required: true),
      Key("say", "text", "the story"),
      Key("predict", "a table", "a question to answer before doing"),
      Key("try", "a list of commands", "what to type"),
      Key("checks", "a list of tables", "what must hold in the end"),
      Key("hints", "a list of texts", "a nudge, where to look, the command"),
    ])
  static let prediction = Section(
    "prediction", path: "guide[].predict",
    [
      Key("ask", "text", "the question", required: true),
      Key("expr", "an expression", "what knows the answer", required: true),
    ])
  static let check = Section(
    "check", path: "guide[].checks[]",
    [
      Key("id", "a name", "unique in the lab", required: true),
      Key("expr", "an expression", "what must hold", required: true),
      Key("within", "a duration", "how long the world may run until it holds"),
      Key("why", "text", "what it means when it does not hold"),
      Key("rules", "a list of rule ids", "what it shows"),
      Key("fails-on", "a list of names", "start, or wrong answers: where it must be red"),
    ])
}
