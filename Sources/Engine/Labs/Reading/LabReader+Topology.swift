import Wire

extension LabReader {
  mutating func readNode(_ entry: DocumentEntry) {
    guard let name = name(entry.key, at: entry.keyPosition, "the name of a node") else { return }
    let isNew = declare(name, "node", at: entry.keyPosition)
    guard let table = table(entry.value, LabSchema.node), let kind = word(table, "kind", NodeKind.self) else { return }
    var node = NodeDescription(name: name, kind: kind, position: entry.keyPosition)
    checkKinds(of: table, node)
    node.place = place(table)
    switch kind {
    case .pe, .p, .rr: readRouter(table, &node)
    case .switch:
      node.snooping = flag(table, "snooping") ?? false
      node.hash = entries(table, "hash").compactMap { pin in
        text(pin.value, "the neighbour").map { HashPin(host: pin.key, neighbor: $0.text, position: pin.keyPosition) }
      }
    case .host: readHost(table, &node)
    }
    guard isNew else { return }
    nodeIndex[name] = lab.nodes.count
    lab.nodes.append(node)
  }

  private mutating func checkKinds(of table: LabTable, _ node: NodeDescription) {
    for entry in table.entries {
      guard let kinds = table.section.key(entry.key)?.kinds, !kinds.contains(node.kind) else { continue }
      let owners = kinds.map(\.rawValue).joined(separator: ", ")
      note(
        entry.keyPosition,
        "`\(entry.key)` belongs to nodes of kind \(owners); \(node.name) is of kind \(node.kind.rawValue)",
        mend: "remove it")
    }
    let needed: [String] = node.kind.isSpeaker ? ["as", "loopback"] : node.kind == .host ? ["ip"] : []
    for key in needed where table[key] == nil {
      note(node.position, "`\(key)` is missing", mend: "a node of kind \(node.kind.rawValue) needs one")
    }
  }

  private mutating func place(_ table: LabTable) -> PicturePlace? {
    guard let items = list(table, "at") else { return nil }
    let numbers = items.compactMap { item in
      text(item, "an item of `at`").flatMap { number($0, "an item of `at`", in: 0...999) }
    }
    guard items.count == 2 else {
      note(table.position(of: "at"), "`at` has \(items.count) items", mend: "write [column, row], like [0, 1]")
      return nil
    }
    return numbers.count == 2 ? PicturePlace(x: Int(numbers[0]), y: Int(numbers[1])) : nil
  }

  /// AS 0 is reserved (RFC 7607), 23456 stands for larger ones (RFC 6793 §9), the last is reserved (RFC 7300).
  private mutating func readRouter(_ table: LabTable, _ node: inout NodeDescription) {
    if let number = number(table, "as", in: 1...4_294_967_294) {
      if number == 23_456 {
        note(table.position(of: "as"), "`as` cannot be 23456: it stands for AS numbers of four octets (RFC 6793)")
      }
      node.autonomousSystem = UInt32(number)
    }
    if let loopback = address(table, "loopback") {
      if isUnicast(loopback) {
        node.loopback = loopback
      } else {
        note(
          table.position(of: "loopback"), "`loopback`: \(loopback) is no address of a router",
          mend: "write a unicast one")
      }
    }
    node.profile = word(table, "profile", among: [Profile.rfc9572.rawValue]).flatMap(Profile.init(rawValue:))
    node.supports = supports(table) ?? .all
  }

  private mutating func supports(_ table: LabTable) -> ProxySupport? {
    guard let node = table["supports"] else { return nil }
    if case .text("none") = node.content { return [] }
    var items = [node]
    if case .list(let list) = node.content { items = list }
    var result: ProxySupport = []
    for item in items {
      guard let word = text(item, "an item of `supports`") else { continue }
      if let support = ProxySupport.words.first(where: { $0.0 == word.text }) {
        result.formUnion(support.1)
      } else {
        let words = ProxySupport.words.map(\.0)
        note(
          word.position, "`supports` cannot be `\(Printable.text(word.text))`",
          mend: hint(word.text, among: words) ?? "known: \(words.joined(separator: ", "))")
      }
    }
    return result
  }

  private mutating func readHost(_ table: LabTable, _ node: inout NodeDescription) {
    if let text = text(table, "ip") { readHostAddress(text, &node) }
    node.igmpVersion = number(table, "igmp", in: 1...3).map { Int($0) } ?? 3
    node.vlan = number(table, "vlan", in: 1...4_094).map { UInt16($0) }
    guard let respond = text(table, "respond") else { return }
    switch respond.text {
    case "random": node.respond = .random
    case "none": node.respond = .none
    default:
      if let delay = Interval(respond.text) {
        node.respond = .after(delay)
      } else {
        note(
          respond.position, "`respond` cannot be `\(Printable.text(respond.text))`",
          mend: hint(respond.text, among: ["random", "none"]) ?? "write random, none, or a duration like 300ms")
      }
    }
  }

  private mutating func readHostAddress(_ text: PositionedText, _ node: inout NodeDescription) {
    let parts = text.text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPAddress(parts[0]), address.family == .v4, parts[1].utf8.count <= 2,
      parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(parts[1]), (1...32).contains(length)
    else {
      note(
        text.position, "`ip`: `\(Printable.text(text.text))` is no IPv4 address with a prefix length",
        mend: "write one like 10.0.0.1/24")
      return
    }
    let hostBits = length == 32 ? 0 : UInt32.max >> UInt32(length)
    let host = address.v4Value & hostBits
    guard isUnicast(address), length > 30 || host != 0 && host != hostBits else {
      note(text.position, "`ip`: \(address)/\(length) is no address of a host", mend: "write another of its network")
      return
    }
    node.address = address
    node.prefixLength = length
  }

  /// Not 0/8, 127/8, nor 224/3.
  private func isUnicast(_ address: IPAddress) -> Bool {
    let first = address.v4Value >> 24
    return first != 0 && first != 127 && first < 224
  }

  // MARK: Links

  mutating func readLink(_ node: DocumentNode) {
    guard let table = table(node, LabSchema.link) else { return }
    let delay = duration(table, "delay", in: Self.linkDelays) ?? lab.defaults.linkDelay
    let crossesAS = flag(table, "igp") ?? false
    guard let items = list(table, "endpoints") else { return }
    guard items.count == 2 else {
      note(
        table.position(of: "endpoints"), "a link has two endpoints, not \(items.count)",
        mend: "write [\"PE1:eth1\", \"PE2:eth1\"]")
      return
    }
    let texts = items.compactMap { text($0, "an endpoint") }
    let ports = texts.compactMap { port($0) }
    guard ports.count == 2 else { return }
    mentionedLinks.append((ports[0], ports[1]))
    let ends = zip(texts, ports).compactMap { end($0, $1) }
    guard ends.count == 2 else { return }
    guard ends[0].node != ends[1].node else {
      note(texts[1].position, "a link from \(ends[0].node) to itself", mend: "a link joins two nodes")
      return
    }
    checkNeighbors(ends, at: texts[1].position)
    for (index, end) in ends.enumerated() {
      if let other = farEnds[end] {
        note(
          texts[index].position, "port \(end) is used twice, first at \(other.position)", mend: "take another port")
        return
      }
    }
    farEnds[ends[0]] = (ends[1], texts[0].position)
    farEnds[ends[1]] = (ends[0], texts[1].position)
    lab.links.append(
      LinkDescription(a: ends[0], b: ends[1], delay: delay, crossesAS: crossesAS, position: node.position))
  }

  private mutating func end(_ text: PositionedText, _ port: PortReference) -> PortReference? {
    node(PositionedText(port.node, at: text.position)).map { _ in port }
  }

  private mutating func checkNeighbors(_ ends: [PortReference], at position: SourcePosition) {
    for (near, far) in [(ends[0], ends[1]), (ends[1], ends[0])] {
      guard let kind = kind(of: near.node), let other = kind == .host || kind == .switch ? self.kind(of: far.node) : nil
      else { continue }
      let isAccess = other == .pe || other == .switch || kind == .switch && other == .host
      if !isAccess {
        note(
          position, "\(near.node) is of kind \(kind.rawValue) and cannot face \(far.node) of kind \(other.rawValue)",
          mend: "it faces a PE or a switch")
        return
      }
    }
  }

  /// What can be said of nodes once all links are known.
  mutating func checkNodes() {
    var owners: [IPAddress: String] = [:]
    var linkCounts: [String: Int] = [:]
    for end in mentionedLinks.flatMap({ [$0.a, $0.b] }) { linkCounts[end.node, default: 0] += 1 }
    for node in lab.nodes {
      for address in [node.loopback, node.address].compactMap({ $0 }) {
        if let owner = owners[address] {
          note(node.position, "\(node.name) has the address \(address) of \(owner)", mend: "give it one of its own")
        }
        owners[address] = owners[address] ?? node.name
      }
      if node.kind == .host, linkCounts[node.name, default: 0] != 1 {
        note(
          node.position, "\(node.name) has \(linkCounts[node.name, default: 0]) links", mend: "a host has exactly one")
      }
      for pin in node.hash { checkPin(pin, of: node) }
    }
  }

  private mutating func checkPin(_ pin: HashPin, of node: NodeDescription) {
    guard self.node(PositionedText(pin.host, at: pin.position), of: .host, for: "`hash` pins frames of hosts") != nil
    else { return }
    let neighbors = mentionedLinks.flatMap { [($0.a, $0.b), ($0.b, $0.a)] }.filter { $0.0.node == node.name }
      .map(\.1.node)
    if !neighbors.contains(pin.neighbor) {
      note(
        pin.position, "\(node.name) has no link to `\(Printable.text(pin.neighbor))`",
        mend: hint(pin.neighbor, among: neighbors) ?? "its neighbours: \(neighbors.joined(separator: ", "))")
    }
  }
}
