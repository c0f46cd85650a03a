package import Wire

/// What a label means to the router that gave it out.
package enum LabelAction: Hashable, Sendable {
  /// The top of an inclusive copy: the frame below belongs to this domain and came over the core.
  case domain(Int)
  /// An Ethernet segment's label for split horizon, below a domain's label (RFC 7432 §8.3).
  case segment(Int)
}

/// A domain's attachment circuit as the forwarding plane knows it.
package struct CircuitForwarding: Hashable, Sendable {
  package let port: PortID
  /// The VLAN that frames carry on the port; `nil` = untagged.
  package let tag: UInt16?
  /// The router's Ethernet segment that the circuit belongs to; `nil` = single-homed.
  package let segment: Int?
  /// Whether this PE may send frames of many receivers to the segment; always so on a single-homed circuit.
  package var isForwarder: Bool
  package var isUp: Bool
}

/// One router's forwarding plane: tables that the control plane programs, and what they do to a frame.
///
/// It never decides anything that is not in its tables, and its tables change only through `World`'s control plane.
package struct ForwardingPlane: Sendable {
  /// How a router port takes part.
  package enum PortRole: Hashable, Sendable {
    case core
    /// Indices of (domain, circuit), one per VLAN.
    case circuits([CircuitReference])
    /// Nothing is configured there.
    case unused
  }

  /// A circuit of a domain of this router.
  package struct CircuitReference: Hashable, Sendable {
    package let domain: Int
    package let circuit: Int
  }

  /// A port of the router.
  package struct Port: Sendable {
    package let mac: MACAddress
    package var role: PortRole
    package var isUp = true
  }

  package let loopback: IPAddress
  package var ports: [Port]
  package var neighbors = SortedMap<IPAddress, Neighbor>()
  package var routes = SortedMap<IPAddress, UnderlayRoute>()
  /// The router's own labels.
  package var labels = SortedMap<UInt32, LabelAction>()
  /// Loopbacks by the label of their prefix segment.
  package var prefixLabels = SortedMap<UInt32, IPAddress>()
  package var domains: [DomainForwarding] = []
  package var circuits: [[CircuitForwarding]] = []
  /// For each of the router's segments, the ESI label of each other PE of the segment (RFC 7432 §8.3.1).
  package var segmentLabels: [SortedMap<IPAddress, UInt32>] = []
  /// Raised whenever anything that decides forwarding changes.
  package private(set) var version: UInt64 = 0

  package init(loopback: IPAddress, ports: [Port]) {
    self.loopback = loopback
    self.ports = ports
  }

  /// Programs the tables; the version rises with each change.
  package mutating func program(_ change: (inout ForwardingPlane) -> Void) {
    change(&self)
    version &+= 1
  }

  /// What a frame wants of the control plane.
  package enum Punt: Sendable {
    /// An IPv4 packet for the router itself.
    case packet(IPv4Packet)
    /// A membership message from an attachment circuit.
    case membership(circuit: CircuitReference, packet: IPv4Packet)
  }

  /// Handles a frame that came in on `port`; returns what the control plane must look at.
  package func receive(_ bytes: [UInt8], on port: PortID, copy: CopyID, into effects: inout Effects) -> Punt? {
    guard let frame = FrameView(bytes) else {
      effects.end(.dropped(.malformed))
      return nil
    }
    switch ports[port.index].role {
    case .core: return receiveFromCore(frame, on: port, copy: copy, into: &effects)
    case .circuits(let references):
      return receiveFromCircuit(frame, references, copy: copy, into: &effects)
    case .unused:
      effects.end(.dropped(.noInstance))
      return nil
    }
  }
}
