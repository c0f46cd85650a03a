/// A tag with the EtherType that announces it: of a customer (0x8100) or of a provider (0x88a8, IEEE 802.1ad; IEEE 802.1Q
/// §9.5).
package struct StackedTag: Hashable, Sendable {
  package var vlan: VLANTag
  /// Whether a provider has put it on.
  package var isService: Bool

  package init(_ vlan: VLANTag, isService: Bool = false) {
    self.vlan = vlan
    self.isService = isService
  }

  func write(to writer: inout ByteWriter) {
    writer.write((isService ? EtherType.serviceVLAN : .vlan).rawValue)
    vlan.write(to: &writer)
  }
}
