/// The list of what the dissector can read: one case for each header or message that can begin somewhere.
///
/// `DissectorTable` says which number in an outer header leads to which; `DissectionWalk.go` says how each is read.
package enum Layer: Hashable, Sendable, CaseIterable {
  case ethernet
  case llc
  case arp
  case mpls
  case associatedChannel
  case bier
  case gre
  case vxlan
  case vxlanGPE
  case geneve
  case ipv4
  case ipv6
  case igmp
  case icmp
  case icmpv6
  case tcp
  case udp
  case bgp
  case labTraffic
  case rawIP
  case linuxCooked
  case linuxCooked2
  case ldp
  case pim
  case rsvp
}
