import Foundation
import TestSupport
import Testing

/// FRR's bgpd, without a kernel below it, with two clients of a route reflector on loopback: 127.0.0.2 feeds, 127.0.0.3
/// listens.
final class FRR {
  static let program = Daemon.installed("/usr/lib/frr/bgpd", "/usr/sbin/bgpd")
  static let client = Daemon.installed("/usr/bin/vtysh")
  static var isInstalled: Bool { program != nil && client != nil }

  let daemon: Daemon
  let port: UInt16

  /// `networks` are its own routes, as lines of its configuration.
  init(networks: [String] = []) throws {
    port = try Loopback.freePorts(1)[0]
    daemon = try Daemon("frr")
    try daemon.write(Self.configuration(networks), to: "bgpd.conf")
    let folder = daemon.folder.path
    let arguments = [
      "-f", "\(folder)/bgpd.conf", "-i", "\(folder)/bgpd.pid", "--vty_socket", folder, "-P", "0", "-p", "\(port)",
      "-l", "127.0.0.1", "-n", "-Z", "-S",
    ]
    try daemon.start(try #require(Self.program), arguments)
  }

  private static func configuration(_ networks: [String]) -> String {
    let neighbors = ["127.0.0.2", "127.0.0.3"]
    let sessions = neighbors.map {
      " neighbor \($0) remote-as 65000\n neighbor \($0) passive\n neighbor \($0) advertisement-interval 0"
    }
    let families = neighbors.map { "  neighbor \($0) activate\n  neighbor \($0) route-reflector-client" }
    return """
      hostname frr
      router bgp 65000
       bgp router-id 10.0.0.9
       no bgp default ipv4-unicast
      \(sessions.joined(separator: "\n"))
       address-family l2vpn evpn
      \(families.joined(separator: "\n"))
      \(networks.map { "  network \($0)" }.joined(separator: "\n"))
       exit-address-family

      """
  }

  /// A command of its command line.
  func run(_ line: String) throws -> String {
    let arguments = ["--vty_socket", daemon.folder.path, "-d", "bgpd", "-c", line]
    return try Tool.output(try #require(Self.client), arguments, in: daemon.folder)
  }

  /// The paths of its table, as its JSON tells them, with the labels and tunnels that only its text tells.
  func table() throws -> [Path] {
    let object = try JSONSerialization.jsonObject(with: Data(try run("show bgp l2vpn evpn json").utf8))
    let labels = try labels()
    var paths: [Path] = []
    for (distinguisher, value) in object as? [String: Any] ?? [:] {
      for (name, value) in value as? [String: Any] ?? [:] {
        for path in (value as? [String: Any])?["paths"] as? [[String: Any]] ?? [] {
          paths.append(Path(path, "\(distinguisher) \(name)", label: labels["\(distinguisher):\(name)"]))
        }
      }
    }
    return paths
  }

  /// "VNI 10000" or "Ingress Replication, label: 10000", by the name of the route.
  private func labels() throws -> [String: String] {
    var labels: [String: String] = [:]
    var name = ""
    for line in try run("show bgp l2vpn evpn route detail").split(separator: "\n") {
      if let match = line.firstMatch(of: /^BGP routing table entry for (.*)$/) { name = String(match.1) }
      if let match = line.firstMatch(of: /^ +Route .*(VNI .*)$/) { labels[name] = String(match.1) }
      if let match = line.firstMatch(of: /PMSI Tunnel Type: (.*)$/) { labels[name] = String(match.1) }
    }
    return labels
  }

  /// One path in words.
  struct Path {
    let line: String
    /// What all paths of one feeder have in common.
    let common: String

    init(_ path: [String: Any], _ name: String, label: String?) {
      let communities = (path["extendedCommunity"] as? [String: Any])?["string"] as? String ?? ""
      let parts = ["\(name) \(communities)", label, path["esi"] as? String]
      line = parts.compactMap(\.self).joined(separator: ", ")
      let nextHop = (path["nexthops"] as? [[String: Any]])?.first?["ip"] as? String ?? ""
      common =
        "\(nextHop) preference \(path["locPrf"] as? Int ?? -1) origin \(path["origin"] as? String ?? "") "
        + "path '\(path["path"] as? String ?? "")' from \(path["peerId"] as? String ?? "")"
    }
  }
}
