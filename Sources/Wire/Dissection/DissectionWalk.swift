/// A dissection under way: one method per layer, each of which reads its header and goes on to what it carries.
///
/// An error ends the walk through that branch; what it leaves behind is shown as undecoded octets.
struct DissectionWalk {
  let bytes: [UInt8]
  /// The first octet that no layer has read.
  private(set) var position = 0
  /// Where the current layer ends.
  private(set) var end: Int
  let recorder = FieldRecorder(coveringFrom: 0)
  private(set) var errors: [WireError] = []
  var attributeErrors: [AttributeError] = []
  var sessionErrors: [BGPError] = []
  var summary = PacketSummary()
  /// What a BGP session has agreed on.
  var context = BGPContext()
  /// What the frames before tell of the payload of a TCP segment in this one.
  var stream: StreamPlan?
  /// Messages that this frame completes.
  var reassembled: [ReassembledMessage] = []
  /// The innermost IP addresses, which are part of the checksums of what IP carries.
  var addresses: (source: IPAddress, destination: IPAddress)?
  /// How the innermost IP packet travels, for messages that must travel in a certain way.
  var carriage: IPCarriage?
  /// How often the packet has been named.
  private var namings = 0
  /// How many layers the current one is inside of.
  private var nesting = 0
  /// More layers inside each other than any standard builds: what goes deeper is shown as octets.
  private static let deepest = 32

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
    summary.layers.reserveCapacity(8)
  }

  /// The tree, in which every octet has a leaf.
  consuming func finished() -> Dissection {
    Dissection(
      tree: recorder.finished(at: bytes.count), errors: errors, attributeErrors: attributeErrors, summary: summary,
      sessionErrors: sessionErrors, reassembled: reassembled)
  }

  // MARK: Steps

  /// Reads one header as a group of the tree; `nil` when it is malformed, which is then noted.
  mutating func layer<Value>(
    _ name: StaticString, words: (Value) -> String, _ body: (inout ByteReader) throws(WireError) -> Value
  ) -> Value? {
    layer(name, worded: { $1.append(words($0)) }, body)
  }

  /// The same; `worded` writes the summary in place.
  mutating func layer<Value>(
    _ name: StaticString, worded: (Value, inout TextWriter) -> Void,
    _ body: (inout ByteReader) throws(WireError) -> Value
  ) -> Value? {
    summary.layers.append(name.description)
    var reader = ByteReader(bytes, from: position, to: end)
    let depth = recorder.depth
    reader.recorder = recorder
    recorder.begin(name, offset: position)
    do {
      let value = try body(&reader)
      recorder.end(offset: reader.position) { worded(value, &$0) }
      position = reader.position
      return value
    } catch {
      recorder.close(to: depth, offset: reader.position)
      position = reader.position
      errors.append(error)
      return nil
    }
  }

  /// Reads what a header has counted, the next `count` octets, and passes over those of them that no layer has read.
  mutating func within(_ count: Int, _ body: (inout DissectionWalk) -> Void) {
    let outerEnd = end
    end = min(position + max(count, 0), outerEnd)
    body(&self)
    position = end
    end = outerEnd
  }

  /// Shows the octets up to the end of the current layer as one leaf.
  mutating func rest(_ name: StaticString, _ words: String = "") {
    guard position < end else { return }
    let count = end - position
    recorder.leaf(name, offset: position, length: count) { text in
      if !words.isEmpty { text.append("\(words), ") }
      text.append(number: UInt64(count))
      text.append(" octets")
    }
    position = end
  }

  /// Names the packet after the layer that was just read.
  mutating func name(_ name: String, _ info: String) {
    summary.protocolName = name
    summary.info = info
    namings += 1
  }

  /// Goes on with what these two exchange; what is inside of it may say more closely who speaks.
  mutating func speaks(
    from source: some Worded, to destination: some Worded, _ body: (inout DissectionWalk) -> Void
  ) {
    summary.source = ""
    body(&self)
    guard summary.source.isEmpty else { return }
    summary.source = source.description
    summary.destination = destination.description
  }

  /// Goes on with what a layer carries; names the packet after the layer itself if nothing in there has a name.
  mutating func named(_ name: String, _ info: () -> String, _ body: (inout DissectionWalk) -> Void) {
    let before = namings
    body(&self)
    if namings == before { self.name(name, info()) }
  }

  /// Goes on with what a layer carries; if nothing in there has a name, the packet keeps its own, and says this.
  mutating func told(_ info: () -> String, _ body: (inout DissectionWalk) -> Void) {
    let before = namings
    body(&self)
    if namings == before { summary.info = info() }
  }

  /// Notes an error that no reader has thrown.
  mutating func note(_ error: WireError) { errors.append(error) }

  /// Takes back what was noted of checksums that could not be verified.
  mutating func forgetChecksums() {
    errors.removeAll { error in
      if case .checksum = error.reason { true } else { false }
    }
  }

  /// Goes on where a reader that was made outside of `layer` has stopped.
  mutating func resume(at position: Int) { self.position = position }

  // MARK: The way through the layers

  /// Reads what begins at the position; the octets that its own header counts are its own.
  mutating func go(to layer: Layer) {
    guard nesting < Self.deepest else { return rest("Payload", "nested too deeply") }
    nesting += 1
    defer { nesting -= 1 }
    switch layer {
    case .ethernet: ethernet()
    case .llc: llc()
    case .arp: arp()
    case .mpls: mpls()
    case .associatedChannel: associatedChannel()
    case .bier: bier()
    case .gre: gre()
    case .vxlan: vxlan()
    case .vxlanGPE: vxlanGPE()
    case .geneve: geneve()
    case .ipv4: ipv4()
    case .ipv6: ipv6()
    case .igmp: igmp()
    case .icmp: icmp()
    case .icmpv6: icmpv6()
    case .tcp: tcp()
    case .udp: udp()
    case .bgp: bgp()
    case .labTraffic: labTraffic()
    case .rawIP: rawIP()
    case .linuxCooked: linuxCooked()
    case .linuxCooked2: linuxCooked2()
    case .ldp: ldp()
    case .pim: pim()
    case .rsvp: rsvp()
    }
  }

  /// Goes one layer deeper without a case of its own in `Layer`.
  mutating func nested(_ body: (inout DissectionWalk) -> Void) {
    guard nesting < Self.deepest else { return rest("Payload", "nested too deeply") }
    nesting += 1
    body(&self)
    nesting -= 1
  }

  /// Goes on as the table says, or shows octets of which it knows nothing.
  mutating func go(to layer: Layer?, else name: StaticString) {
    guard let layer else { return rest(name) }
    go(to: layer)
  }
}
