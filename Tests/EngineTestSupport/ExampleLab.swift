package import Engine

/// The lab in which the examples of commands are run: a CE on three PEs, a source behind a fourth.
package enum ExampleLab {
  package static let text = """
    name: example
    title: The lab of the examples
    topology:
      nodes:
        H1: {kind: host, ip: 10.0.0.1/24}
        H2: {kind: host, ip: 10.0.0.2/24}
        CE1: {kind: switch, hash: {H1: PE3, H2: PE1}}
        PE1: {kind: pe, as: 65000, loopback: 192.0.2.1}
        PE2: {kind: pe, as: 65000, loopback: 192.0.2.2}
        PE3: {kind: pe, as: 65000, loopback: 192.0.2.3}
        P1: {kind: p}
        PE4: {kind: pe, as: 65000, loopback: 192.0.2.4}
        H9: {kind: host, ip: 10.0.0.9/24}
      links:
        - {endpoints: ["PE1:eth1", "P1:eth1"]}
        - {endpoints: ["PE2:eth1", "P1:eth2"]}
        - {endpoints: ["PE3:eth1", "P1:eth3"]}
        - {endpoints: ["PE4:eth1", "P1:eth4"]}
        - {endpoints: ["PE1:eth2", "CE1:eth1"]}
        - {endpoints: ["PE2:eth2", "CE1:eth2"]}
        - {endpoints: ["PE3:eth2", "CE1:eth3"]}
        - {endpoints: ["H1:eth0", "CE1:eth8"]}
        - {endpoints: ["H2:eth0", "CE1:eth9"]}
        - {endpoints: ["H9:eth0", "PE4:eth9"]}
    services:
      - {name: red, evi: 10, vlan: 10, pes: [PE1, PE2, PE3, PE4], selective: {mode: smet}}
    ethernet-segments:
      - {name: ES1, esi: "00:01:02:03:04:05:06:07:08:09", ports: ["PE1:eth2", "PE2:eth2", "PE3:eth2"]}
    flows:
      F1: {from: H9, group: 239.1.1.1, service: red, rate: 100pps, size: 200}
    guide:
      - step: Let H1 join.
        say: |
          CE1 hashes the report to PE3 alone.
        try: ["join H1 F1"]
        checks:
          - {id: c1, expr: "once(H1, F1)", within: 500ms, why: "Nobody told the forwarder.", rules: [S-3], fails-on: [start, no-sync]}
        hints: ["Who hears the report?", "Look at show groups.", "join H1 F1"]
    solution: ["start F1", "join H1 F1", "run 1s"]
    wrong:
      no-sync: ["set ES1 sync none", "start F1", "join H1 F1", "run 1s"]
    """

  /// The lab, booted: its clock shows 0.
  package static let world: World = {
    guard let lab = try? LabFile.read(text) else { return World.boot(LabDescription(name: "broken")).world }
    return World.boot(lab).world
  }()

  package static var shell: Shell { Shell(world) }
}
