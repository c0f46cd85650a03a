package import Wire

/// One EVPN instance with one broadcast domain (VLAN-based service, RFC 7432 §6.1).
package struct ServiceDescription: Hashable, Sendable {
  package var name: String
  package var evi: UInt32
  package var vlan: UInt16
  /// The names of the PEs, in the order of the file.
  package var pes: [String]
  /// Resolved: what the file lists, or every port of these PEs that faces a host or a switch.
  package var attachments: [AttachmentReference]
  package var selective: SelectiveMode
  /// Whether the PEs of this service proxy IGMP; a PE that does not support it does not.
  package var igmpProxy: Bool
  package var mldProxy: Bool
  /// Resolved: what the file says, or AS:EVI.
  package var routeTarget: RouteTarget
  package var position: SourcePosition

  package init(
    name: String, evi: UInt32, vlan: UInt16, pes: [String], attachments: [AttachmentReference] = [],
    selective: SelectiveMode = .smet, igmpProxy: Bool = true, mldProxy: Bool = true, routeTarget: RouteTarget,
    position: SourcePosition = .none
  ) {
    self.name = name
    self.evi = evi
    self.vlan = vlan
    self.pes = pes
    self.attachments = attachments
    self.selective = selective
    self.igmpProxy = igmpProxy
    self.mldProxy = mldProxy
    self.routeTarget = routeTarget
    self.position = position
  }
}

/// An attachment circuit: a VLAN on a port of a PE.
package struct AttachmentReference: Hashable, Sendable {
  package var port: PortReference
  package var vlan: UInt16
  package var position: SourcePosition

  package init(port: PortReference, vlan: UInt16, position: SourcePosition = .none) {
    self.port = port
    self.vlan = vlan
    self.position = position
  }
}

/// How a service spares PEs that did not ask for a group.
package enum SelectiveMode: String, Hashable, Sendable, CaseIterable {
  /// It does not: every packet follows the inclusive tree.
  case none
  /// By Selective Multicast Ethernet Tag routes (RFC 9251 §6).
  case smet
}
