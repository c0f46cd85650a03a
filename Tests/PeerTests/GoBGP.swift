import Foundation
import TestSupport
import Testing

/// GoBGP's daemon with two clients of a route reflector on loopback: 127.0.0.2 feeds, 127.0.0.3 listens.
final class GoBGP {
  static let program = Daemon.installed("/usr/bin/gobgpd", "/usr/sbin/gobgpd")
  static let client = Daemon.installed("/usr/bin/gobgp")
  static var isInstalled: Bool { program != nil && client != nil }

  let daemon: Daemon
  let port: UInt16
  private let commandPort: UInt16

  init() throws {
    let ports = try Loopback.freePorts(2)
    (port, commandPort) = (ports[0], ports[1])
    daemon = try Daemon("gobgp")
    try daemon.write(configuration, to: "gobgpd.toml")
    let arguments = ["-f", "gobgpd.toml", "--api-hosts", "127.0.0.1:\(commandPort)", "--pprof-disable", "-l", "warn"]
    try daemon.start(try #require(Self.program), arguments)
  }

  private var configuration: String {
    let neighbors = [2, 3].map { last in
      """
      [[neighbors]]
       [neighbors.config]
        neighbor-address = "127.0.0.\(last)"
        peer-as = 65000
       [neighbors.transport.config]
        passive-mode = true
       [neighbors.route-reflector.config]
        route-reflector-client = true
        route-reflector-cluster-id = "10.0.0.9"
       [[neighbors.afi-safis]]
        [neighbors.afi-safis.config]
         afi-safi-name = "l2vpn-evpn"
      """
    }
    return """
      [global.config]
       as = 65000
       router-id = "10.0.0.9"
       port = \(port)
       local-address-list = ["127.0.0.1"]
      \(neighbors.joined(separator: "\n"))
      """
  }

  /// A command of its command line.
  func run(_ words: String) throws -> String {
    let arguments = ["-u", "127.0.0.1", "-p", "\(commandPort)"] + words.split(separator: " ").map(String.init)
    return try Tool.output(try #require(Self.client), arguments, in: daemon.folder)
  }

  /// The paths of its table.
  func table() throws -> [Path] {
    let text = try run("global rib -a evpn -j")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: [[String: Any]]] ?? [:]
    return object.values.flatMap { $0.map(Path.init) }
  }

  /// One path, in JSON with sorted keys.
  struct Path {
    let route: String
    /// Communities and tunnel, if there are any.
    let special: [String]
    /// The other attributes; of the one that holds the route again the next hop alone.
    let common: [String]

    init(_ object: [String: Any]) {
      route = Self.text(object["nlri"] ?? [:])
      let attributes = object["attrs"] as? [[String: Any]] ?? []
      func attribute(_ type: Int) -> [String: Any]? { attributes.first { $0["type"] as? Int == type } }
      special = [attribute(16)?["value"], attribute(22)].compactMap { $0.map(Self.text) }
      common =
        attributes.filter { ![14, 16, 22].contains($0["type"] as? Int) }.map(Self.text)
        + [Self.text(["nexthop": attribute(14)?["nexthop"] ?? ""])]
    }

    var line: String { ([route] + special).joined(separator: " ") }

    private static func text(_ object: Any) -> String {
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
      let data = try? JSONSerialization.data(withJSONObject: object, options: options)
      return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }
}
