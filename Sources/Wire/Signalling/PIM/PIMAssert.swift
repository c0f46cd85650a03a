/// How well a router reaches an address (RFC 7761 §4.6).
///
/// Octets: preference 4, metric 4; less is better, the preference first.
package struct PIMMetric: WireValue, Comparable {
  package var preference: UInt32
  package var metric: UInt32

  package init(preference: UInt32, metric: UInt32) {
    self.preference = preference
    self.metric = metric
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    preference = try reader.uint32("Metric preference")
    metric = try reader.uint32("Metric")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(preference)
    writer.write(metric)
  }

  package static func < (a: PIMMetric, b: PIMMetric) -> Bool { (a.preference, a.metric) < (b.preference, b.metric) }
}

extension PIMMetric: CustomStringConvertible {
  package var description: String { "preference \(preference) metric \(metric)" }
}

/// A router that forwards to a link claims the right to be the only one (RFC 7761 §4.9.6).
///
/// Octets: group, source in the encoding of routers, R bit and metric preference 4, metric 4.
package struct PIMAssert: WireValue {
  package var group: PIMGroup
  /// The unspecified address for a claim about the shared tree.
  package var source: IPAddress
  /// The R bit: the router forwards along the tree of the rendezvous point.
  package var isRendezvousPointTree: Bool
  /// Its preference has 31 bits.
  package let metric: PIMMetric

  /// The low 31 bits of the preference count.
  package init(group: PIMGroup, source: IPAddress, isRendezvousPointTree: Bool = false, metric: PIMMetric) {
    self.group = group
    self.source = source
    self.isRendezvousPointTree = isRendezvousPointTree
    self.metric = PIMMetric(preference: metric.preference & 0x7fff_ffff, metric: metric.metric)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    group = try PIMGroup(reading: &reader)
    source = try reader.pimRouter("Source")
    let word = try reader.fourOctets("Metric preference") {
      "\($0 & 0x7fff_ffff)" + ($0 >> 31 == 1 ? ", rendezvous point tree" : "")
    }
    isRendezvousPointTree = word >> 31 == 1
    metric = PIMMetric(preference: word & 0x7fff_ffff, metric: try reader.uint32("Metric"))
  }

  package func write(to writer: inout ByteWriter) {
    group.write(to: &writer)
    writer.write(pimRouter: source)
    writer.write((isRendezvousPointTree ? 1 << 31 : 0) | metric.preference)
    writer.write(metric.metric)
  }
}

extension PIMAssert: CustomStringConvertible {
  package var description: String {
    "(\(source.isUnspecified ? "*" : "\(source)"), \(group)) \(metric)"
      + (isRendezvousPointTree ? ", rendezvous point tree" : "")
  }
}
