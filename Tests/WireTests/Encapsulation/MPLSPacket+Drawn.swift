package import TestSupport
package import Wire

extension MPLSLabel: Drawn {
  package static func drawn(from seeds: inout Seeds) -> MPLSLabel {
    MPLSLabel(upper20: seeds.isHeads() ? UInt32.random(in: 0...0xff, using: &seeds) : seeds.number())
  }
}

extension MPLSLabelStackEntry: Drawn {
  package static func drawn(from seeds: inout Seeds) -> MPLSLabelStackEntry {
    MPLSLabelStackEntry(
      label: .drawn(from: &seeds), trafficClass: seeds.number(), isBottom: seeds.isHeads(), timeToLive: seeds.number())
  }
}

extension MPLSPacket: Drawn {
  /// Draws until the special labels stand where they may.
  package static func drawn(from seeds: inout Seeds) -> MPLSPacket {
    while true {
      let stack = seeds.list(upTo: 6) { MPLSLabelStackEntry.drawn(from: &$0) }
      if let packet = MPLSPacket(stack: stack, payload: seeds.bytes(upTo: 20)) { return packet }
    }
  }
}

extension ControlWord: Drawn {
  package static func drawn(from seeds: inout Seeds) -> ControlWord {
    ControlWord(sequence: seeds.number(), length: seeds.number())
  }
}

extension AssociatedChannelHeader: Drawn {
  package static func drawn(from seeds: inout Seeds) -> AssociatedChannelHeader {
    AssociatedChannelHeader(channelType: seeds.number())
  }
}
