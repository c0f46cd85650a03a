import TestSupport
import Wire

/// Where tshark 4.0 reads otherwise than the standards: these octets are left out of the comparison.
struct TsharkExceptions {
  private var misread: [(octets: Range<Int>, reason: String)] = []
  /// The octet from which on tshark looks for EVPN routes in the wrong places.
  private var lost = Int.max

  /// What is known of a frame whose tree this is and of which tshark tells these fields.
  init(_ nodes: [FieldNode], _ fields: [TsharkField]) {
    for node in nodes { visit(node, attribute: 0..<0) }
    for (prefix, name) in [
      ("nsh.", "the network service header"), ("bfd.", "bidirectional forwarding detection"),
      ("stp.", "the spanning tree"),
    ] {
      guard let first = fields.first(where: { $0.name.hasPrefix(prefix) }) else { continue }
      misread.append((first.octets.lowerBound..<Int.max, "\(name) is none of ours, and we stop there"))
    }
  }

  func reason(_ field: TsharkField) -> String? {
    if let reason = Self.misread(field) { return reason }
    if field.octets.lowerBound >= lost, field.name.hasPrefix("bgp.evpn.") {
      return "EVPN: tshark has lost its place, and takes other octets for routes"
    }
    return misread.first { $0.octets.contains(field.octets.lowerBound) }?.reason
  }

  private mutating func visit(_ node: FieldNode, attribute: Range<Int>) {
    let octets = node.offset..<node.offset + node.length
    let attribute = node.name == "Path attribute" ? octets : attribute
    if node.name == "EVPN route", let reason = Self.route(node) {
      // Behind the attribute, tshark may still be looking for routes.
      misread.append((octets.lowerBound..<max(attribute.upperBound, octets.upperBound), reason))
      lost = octets.lowerBound
    }
    if let reason = Self.field(node) { misread.append((octets, reason)) }
    if node.name == "BIER" { misread.append((octets, "BIER: tshark does not know it")) }
    for child in node.children { visit(child, attribute: attribute) }
  }

  /// A route from which on tshark is lost in its attribute (docs/fidelity.md).
  private static func route(_ node: FieldNode) -> String? {
    switch node.value.prefix(while: \.isNumber) {
    case "8": "EVPN type 8: tshark takes the first reserved octet for the flags, and loses its place"
    case "9", "11": "EVPN types 9 and 11: tshark does not know them"
    case "10" where node.value.hasSuffix("(draft -02 form)"):
      "EVPN type 10 of draft -02: tshark takes the originator's first octet for its length"
    default: nil
    }
  }

  /// A field of EVPN that tshark reads with another standard's eyes.
  private static func field(_ node: FieldNode) -> String? {
    switch node.name {
    case "Flags" where node.value.contains("MLD"): "membership flags of MLD: tshark names them after IGMP"
    case "ESI label": "ESI label: tshark shows all 24 bits of the field"
    case "Tunnel endpoint", "Extended tunnel ID", "Root address", "Sender address", "Group":
      node.length == 16 ? "PMSI tunnel with IPv6 addresses: tshark reads IPv4 addresses" : nil
    default: nil
    }
  }

  private static func misread(_ field: TsharkField) -> String? {
    switch field.name {
    case let name where name.hasPrefix("vxlan.flag"):
      "VXLAN: tshark reads the group policy extension, whose flags have two octets; RFC 7348 has one, and reserved ones"
    case "bgp.nlri_path_id", "bgp.prefix_length", "bgp.nlri_prefix", "bgp.update.nlri":
      "IPv4 prefixes: tshark guesses that they have path identifiers, and where a prefix begins"
    case "bgp.community_prefix": "route target constraint: tshark takes the part of a target for a whole one"
    case "bgp.update.path_attribute.pmsi.tunnel_id.not_present":
      "PMSI tunnel without identifier: tshark marks the octet behind the attribute"
    case "ipv6.opt": "options of IPv6: tshark draws one group around several of them"
    case "ldp.msg.tlv.ldp_p2mp.ipv4_rtnodeaddr" where field.show.hasPrefix("32.1."),
      "" where field.show == "Unknown FEC TLV type":
      "multipoint FEC with an IPv6 root: tshark reads an IPv4 address"
    case "rsvp.extended_tunnel" where field.octets.count == 16:
      "RSVP session of IPv6: tshark reads an IPv4 address for the extended tunnel identifier"
    default: nil
    }
  }
}

/// How our words for a field differ from tshark's: both tell the same, each in its own way.
enum TsharkWords {
  /// Bits, and what we say when they are set.
  static let flags: [String: String] = [
    "ip.flags.df": "do not fragment", "ip.flags.mf": "more follow", "mpls.bottom": "bottom of stack",
    "tcp.flags.ack": "ack", "tcp.flags.push": "psh", "tcp.flags.reset": "rst", "tcp.flags.urg": "urg",
    "tcp.flags.syn": "syn", "tcp.flags.fin": "fin", "igmp.s": "suppress",
    "icmpv6.mld.flag.s": "suppress", "icmpv6.nd.ra.flag.m": "managed addresses",
    "icmpv6.opt.prefix.flag.l": "on the link", "icmpv6.opt.prefix.flag.a": "for addresses",
    "bgp.evpn.nlri.igmp_mc_flags.v1": "v1", "bgp.evpn.nlri.igmp_mc_flags.v2": "v2",
    "bgp.evpn.nlri.igmp_mc_flags.v3": "v3", "bgp.evpn.nlri.igmp_mc_flags.ie": "exclude",
    "bgp.cap.gr.timers.restart_flag": "restarting", "bgp.cap.gr.timers.notification_flag": "also for notification",
    "bgp.cap.gr.flag.pfs": "forwarding kept",
    "bgp.ext_com_l2.esi_label_flag": "single active", "bgp.ext_com_evpn.l2attr.flag_c": "control word",
    "bgp.ext_com_evpn.l2attr.flag_p": "primary", "bgp.ext_com_evpn.l2attr.flag_b": "backup",
    "vxlan.i_bit": "i", "vxlan.p_bit": "p", "vxlan.b_bit": "b", "vxlan.o_bit": "o",
    "geneve.flags.critical": "critical", "geneve.flags.oam": "o",
    "gre.flags.checksum": "checksum", "gre.flags.key": "key", "gre.flags.sequence_number": "sequence",
    "ldp.msg.tlv.hello.requested": "requested", "ldp.msg.tlv.status.ebit": "fatal",
    "ldp.msg.tlv.status.fbit": "forwarded", "pim.t": "disable suppression", "pim.rpt": "rendezvous point tree",
    "pim.group_addr.flags.b": "bidirectional", "rsvp.error_flags.in_place": "in place",
    "rsvp.error_flags.not_guilty": "not guilty", "rsvp.sa.flags.se_style": "shared explicit style",
    "rsvp.rro.flags.local_avail": "local protection available",
    "rsvp.rro.flags.local_in_use": "local protection in use",
  ]

  /// Values with words of our own.
  static let values: [String: [String: String]] = [
    "ldp.msg.tlv.unknown": [
      "0x00": "refused when unknown", "0x02": "ignored when unknown", "0x03": "ignored and forwarded when unknown",
    ],
    "bgp.update.path_attribute.mp_reach_nlri.afi": ["1": "route target constraint"],
    "bgp.update.path_attribute.mp_reach_nlri.next_hop.ipv6": ["::ffff:10.0.0.1": "ffff a00 1"],
    "bgp.wildcard_route_target": ["MP Reach NLRI": "0"],
    "ip.opt.ra": ["0": "each router shall look"],
    "bgp.marker": ["ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff:ff": "all ones"],
    "pim.res_bytes": ["80": "no forward"],
    "ldp.msg.tlv.value": ["80": "announced", "00": "withdrawn"],
  ]

  /// What tshark calls otherwise, in plain words.
  static let synonyms: [(theirs: String, ours: String)] = [
    (" extended community", ""), ("route target filter", "route target constraint"), ("route target", "rt"),
    ("layer 2 vpn", "l2vpn"), (" encapsulation", ""),
  ]

  /// Numbers that are counted in another unit, or that we show together.
  static func number(_ name: String, _ value: UInt64) -> UInt64? {
    switch name {
    case "ip.dsfield.dscp": value << 2
    case "llc.dsap.sap", "llc.ssap.sap": value << 1
    case "ipv6.hopopts.len", "ipv6.dstopts.len", "ipv6.routing.len": (value + 1) * 8
    case "ipv6.fraghdr.offset": value * 8
    case "geneve.option.length": value - min(value, 4)
    case "gre.key": value >> 8
    default: nil
    }
  }

  /// Fields that hold others, although tshark does not draw them so, or whose octets tshark shows without a meaning.
  static let octets: Set<String> = [
    "tcp.payload", "udp.payload", "data.data", "bgp.ext_com.value_raw", "ldp.msg.tlv.ldp_p2mp.opvalue", "ip.empty_rt",
    "ldp.msg.tlv.value", "rsvp.template_filter.sub_group_originator_id", "bgp.notify.communication",
    "bgp.notify.minor_data", "bgp.cap.unknown",
    "bgp.update.encaps_tunnel_tlv_subtlv.value", "igmp.data",
  ]

  /// Why we have no words for a field; `nil` when we must have some.
  static func reason(_ field: TsharkField) -> String? {
    switch field.name {
    case "eth.dst.lg", "eth.dst.ig", "eth.src.lg", "eth.src.ig", "eth.lg", "eth.ig":
      "bits of an address that we show whole"
    case "ip.opt.type.copy", "ip.opt.type.class", "ip.opt.type.number", "ip.opt.len", "ip.opt.ptr", "tcp.option_len",
      "tcp.option_kind", "ipv6.opt.type", "ipv6.opt.type.rest", "ipv6.opt.type.change", "ipv6.opt.length",
      "ipv6.opt.experimental", "ipv6.opt.padn":
      "an option is one leaf: its words name the kind, and not the octets of kind and length"
    case "tcp.flags.str", "tcp.window_size", "tcp.window_size_scalefactor", "tcp.options.wscale.multiplier",
      "udp.checksum.status", "icmp.seq_le", "ipv6.src_slaac_mac", "ipv6.dst_slaac_mac":
      "computed by tshark, from other packets or for the eye"
    case let name where name.hasPrefix("ldp.msg.tlv.returned.msg"):
      "what a notification returns of a message is shown as it came"
    default: nil
    }
  }
}
