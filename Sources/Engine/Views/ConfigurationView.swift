import Wire

/// `show config NODE`: what a node was told, with what has been set since.
struct ConfigurationView: View {
  static let spec = CommandSpec(
    "show config", "Show what a node was told.", group: .look, forms: [[.value(.node)]],
    examples: [("show config PE1", "AS, address, peers, services, circuits and segments of PE1")])

  let node: NodeID

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    node = try words.node(in: world)
  }

  func json(of world: World, scope: Scope) -> JSONValue {
    let description = world.plant[node]
    var config = JSONObject()
    config["node"] = .string(description.name)
    config["kind"] = .string(description.kind.rawValue)
    config["as"] = .optional(description.autonomousSystem) { .number($0) }
    config["loopback"] = description.kind.isRouter ? .text(world.plant.loopback(of: node)) : .null
    config["profile"] = .string((description.profile ?? world.plant.description.profile).rawValue)
    switch description.kind {
    case .host: addHost(description, world, to: &config)
    case .switch: addSwitch(description, to: &config)
    case .pe, .p, .rr: addRouter(world, to: &config)
    }
    return .view("config", world, ["config": .object(config)])
  }

  private func addHost(_ description: NodeDescription, _ world: World, to config: inout JSONObject) {
    config["ip"] = .optional(description.address) { .string("\($0)/\(description.prefixLength)") }
    config["igmp"] = .number(description.igmpVersion)
    config["vlan"] = .optional(world.vlan(of: node)) { .number($0) }
    switch world.nodes[node].host?.value.member.settings.response ?? description.respond {
    case .random: config["respond"] = "random"
    case .none: config["respond"] = "none"
    case .after(let delay): config["respond"] = .text(delay)
    }
  }

  private func addSwitch(_ description: NodeDescription, to config: inout JSONObject) {
    config["snooping"] = .bool(description.snooping)
    var pins = JSONObject()
    for pin in description.hash { pins[pin.host] = .string(pin.neighbor) }
    config["hash"] = .object(pins)
  }

  private func addRouter(_ world: World, to config: inout JSONObject) {
    guard let router = world.nodes[node].router?.value else { return }
    if let speaker = router.routing?.speaker.value {
      config["hold"] = .number(speaker.configuration.holdTime)
      config["peers"] = .array(
        speaker.configuration.peers.map { peer in
          [
            "name": .string(peer.name), "address": .text(peer.address), "as": .number(peer.autonomousSystem),
            "client": .bool(peer.isClient),
          ]
        })
    }
    guard let evpn = router.evpn?.value else { return }
    let supports = world.settings.supports[node] ?? world.plant[node].supports
    config["supports"] = .array(
      ProxySupport.words.filter { $0.0 != "proxy" && supports.contains($0.1) }.map { .string($0.0) })
    config["services"] = .array(evpn.configuration.domains.map { service($0, evpn.configuration) })
    config["segments"] = .array(
      evpn.configuration.segments.map { segment in
        [
          "name": .string(segment.name), "esi": .text(segment.identifier),
          "port": .string(evpn.configuration.portNames[segment.port.index]), "sync": .string(segment.synch.rawValue),
          "label": .number(segment.label),
        ]
      })
  }

  private func service(_ domain: DomainConfiguration, _ evpn: EVPNConfiguration) -> JSONValue {
    [
      "name": .string(domain.name), "evi": .number(domain.evi), "vlan": .number(domain.vlan),
      "rd": .text(domain.routeDistinguisher), "rt": .text(domain.routeTarget), "label": .number(domain.label),
      "proxy": .bool(domain.isProxy), "querier": .text(domain.querier),
      "acs": .array(domain.circuits.map { .string(evpn.portNames[$0.port.index]) }),
    ]
  }

  var layout: ViewLayout {
    .lines { object in
      guard case .object(let config)? = object["config"] else { return [] }
      return zip(config.keys, config.values).flatMap { key, value -> [String] in
        guard value != .null else { return [] }
        if let rows = value.elements, rows.contains(where: { if case .object = $0 { true } else { false } }) {
          return ["\(key):"] + rows.map { "  \(TextTable.cell($0))" }
        }
        return ["\(key): \(TextTable.cell(value))"]
      }
    }
  }
}
