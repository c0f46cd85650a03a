/// An extended community in a dissection: a group with its type, its sub-type, and the fields of its value.
extension ExtendedCommunity {
  /// Shows the eight octets that start at `offset`.
  func record(in recorder: FieldRecorder, at offset: Int) {
    recorder.begin("Extended community", offset: offset)
    var fields = Fields(community: self, recorder: recorder, start: offset)
    fields.add("Type", 1, "\(hexadecimal(type, digits: 2)) \(typeName)\(typeFlags)")
    fields.add("Sub-type", 1, "\(hexadecimal(subtype, digits: 2)) \(subtypeName)")
    addValue(to: &fields)
    recorder.end(description, offset: offset + 8)
  }

  /// The fields of one community, added one behind the other.
  private struct Fields {
    let community: ExtendedCommunity
    let recorder: FieldRecorder
    let start: Int
    /// How many octets have been shown.
    var shown = 0

    init(community: ExtendedCommunity, recorder: FieldRecorder, start: Int) {
      self.community = community
      self.recorder = recorder
      self.start = start
    }

    mutating func add(_ name: StaticString, _ count: Int, _ words: @autoclosure () -> String) {
      recorder.leaf(name, words(), offset: start + shown, length: count)
      shown += count
    }

    /// The next `count` octets as a decimal number.
    mutating func add(_ name: StaticString, number count: Int) {
      recorder.leaf(name, number: next(count), offset: start + shown, length: count)
      shown += count
    }

    /// The next `count` octets in hexadecimal.
    mutating func add(_ name: StaticString, octets count: Int) {
      recorder.leaf(name, offset: start + shown, length: count) { words in
        words.append("0x")
        words.append(hexadecimal: next(count), digits: count * 2)
      }
      shown += count
    }

    private func next(_ count: Int) -> UInt64 {
      let shift = UInt64(8 - shown - count) * 8
      return community.value >> shift & (1 << UInt64(count * 8) - 1)
    }
  }

  private func addValue(to fields: inout Fields) {
    switch kind {
    case .routeTarget, .routeOrigin, .sourceAS: addAdministered(to: &fields, form: type)
    case .eviRouteTarget(let target): addAdministered(to: &fields, form: target.type)
    case .routeImport, .segmentedNextHop: addAdministered(to: &fields, form: 1)
    case .additionalPMSIFlags(let flags): fields.add("Flags", 6, "\(flags)")
    case .contextLabelSpace(let space):
      fields.add("Identifier type", number: 2)
      fields.add("Identifier", 4, "\(space)")
    case .color:
      fields.add("Flags", octets: 2)
      fields.add("Color", number: 4)
    case .encapsulation(let type):
      fields.add("Reserved", octets: 4)
      fields.add("Tunnel type", 2, "\(type) \(TunnelEncapsulation(rawValue: type))")
    case .defaultGateway: fields.add("Reserved", octets: 6)
    case .unknown: addAdministered(to: &fields, form: type & 0x3f)
    default: addEVPNValue(to: &fields)
    }
  }

  /// An administrator of 2 or 4 octets, and a number in the rest.
  private func addAdministered(to fields: inout Fields, form: UInt8) {
    switch form {
    case 0:
      fields.add("AS", number: 2)
      fields.add("Number", number: 4)
    case 1:
      fields.add("Address", 4, "\(IPAddress(v4: UInt32(truncatingIfNeeded: payload >> 16)))")
      fields.add("Number", number: 2)
    case 2:
      fields.add("AS", number: 4)
      fields.add("Number", number: 2)
    default: fields.add("Value", octets: 6)
    }
  }

  private func addEVPNValue(to fields: inout Fields) {
    switch kind {
    case .macMobility(let mobility):
      fields.add("Flags", 1, "\(hexadecimal(octet(2), digits: 2)) \(mobility.isSticky ? "sticky" : "may move")")
      fields.add("Reserved", octets: 1)
      fields.add("Sequence number", number: 4)
    case .esiLabel(let label):
      fields.add(
        "Flags", 1, "\(hexadecimal(octet(2), digits: 2)) \(label.modeName), split horizon: \(label.splitHorizonName)")
      fields.add("Reserved", octets: 2)
      fields.add("ESI label", 3, "\(label.mplsLabel)")
    case .esImport(let address), .routerMAC(let address): fields.add("MAC address", 6, "\(address)")
    case .layer2Attributes(let attributes):
      fields.add("Flags", 2, "\(hexadecimal(attributes.flags.rawValue, digits: 4)) \(attributes.flags)")
      fields.add("MTU", number: 2)
      fields.add("Reserved", octets: 2)
    case .eTree(let tree):
      fields.add("Flags", 1, "\(hexadecimal(octet(2), digits: 2)) \(tree.isLeaf ? "leaf" : "root")")
      fields.add("Reserved", octets: 2)
      fields.add("Leaf label", 3, "\(tree.leafLabel)")
    case .dfElection(let election):
      fields.add("Algorithm", 1, "\(election.algorithm) \(election.algorithmName)")
      fields.add(
        "Capabilities", 2, "\(hexadecimal(election.capabilities.rawValue, digits: 4)) \(election.capabilities)")
      fields.add("Reserved", octets: 1)
      fields.add("Preference", number: 2)
    case .arpND:
      fields.add("Flags", octets: 1)
      fields.add("Reserved", octets: 5)
    case .multicastFlags(let flags):
      fields.add("Flags", 2, "\(hexadecimal(flags.rawValue, digits: 4)) \(flags)")
      fields.add("Reserved", octets: 4)
    case .serviceCarvingTime(let time):
      fields.add("Seconds", number: 4)
      fields.add("Fraction", 2, "\(time.milliseconds) ms")
    default: fields.add("Value", octets: 6)
    }
  }

  // MARK: Names

  private var typeName: StaticString {
    switch type & 0x3f {
    case 0x00: "two-octet AS"
    case 0x01: "IPv4 address"
    case 0x02: "four-octet AS"
    case 0x03: "opaque"
    case 0x06: "EVPN"
    default: "unknown"
    }
  }

  /// The two bits that all types have (RFC 4360 §2).
  private var typeFlags: StaticString {
    switch type >> 6 {
    case 0: ""
    case 1: ", not transitive across ASes"
    case 2: ", IANA authority"
    default: ", IANA authority, not transitive across ASes"
    }
  }

  private var subtypeName: StaticString {
    switch kind {
    case .routeTarget: "route target"
    case .routeOrigin: "route origin"
    case .sourceAS: "source AS"
    case .routeImport: "VRF route import"
    case .segmentedNextHop: "inter-area P2MP segmented next hop"
    case .additionalPMSIFlags: "additional PMSI tunnel attribute flags"
    case .contextLabelSpace: "context-specific label space"
    case .color: "color"
    case .encapsulation: "encapsulation"
    case .defaultGateway: "default gateway"
    case .macMobility: "MAC mobility"
    case .esiLabel: "ESI label"
    case .esImport: "ES-Import route target"
    case .routerMAC: "router's MAC"
    case .layer2Attributes: "layer 2 attributes"
    case .eTree: "E-Tree"
    case .dfElection: "DF election"
    case .serviceInstance: "I-SID"
    case .arpND: "ARP/ND"
    case .multicastFlags: "multicast flags"
    case .eviRouteTarget: "EVI-RT"
    case .serviceCarvingTime: "service carving time"
    case .unknown: "unknown"
    }
  }
}
