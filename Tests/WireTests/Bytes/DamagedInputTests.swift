import Foundation
import TestSupport
import Testing
import Wire

/// Every vector and every sample frame, spoilt in every way, over the decoder that it belongs to.
///
/// Nothing traps or reads beyond the end, leaves cover what was read, steps grow with the octets and no faster, and
/// what was read is written and read again as the same value. A failure names the mutation, the seed and the octets.
@Suite("Damaged input")
struct DamagedInputTests {
  /// How often each sample is spoilt in each way, and from which seed on; longer runs set both.
  static let rounds = ProcessInfo.processInfo.environment["LABCONSOLE_MUTATIONS"].flatMap(Int.init) ?? 12
  static let seed = ProcessInfo.processInfo.environment["LABCONSOLE_SEED"].flatMap(UInt64.init) ?? 1

  @Test("No damage to any sample leads to more than an error", arguments: Corpus.all)
  func damage(_ entry: Corpus.Entry) {
    #expect(!entry.samples.isEmpty)
    var seeds = Seeds(Self.seed)
    var found = 0
    for (number, sample) in entry.samples.enumerated() {
      let other = seeds.one(of: entry.samples)
      for mutation in Mutation.allCases {
        for round in 0..<Self.rounds where found < 5 {
          let bytes = seeds.mutated(sample, mutation, other: other)
          let defects = entry.target.defects(of: bytes)
          guard !defects.isEmpty else { continue }
          found += 1
          Issue.record(
            "\(mutation), sample \(number), round \(round), seed \(Self.seed): \(defects): \(Hex.text(bytes))")
        }
      }
    }
  }

  @Test("The samples themselves are read without a defect, and so is every beginning of them", arguments: Corpus.all)
  func undamaged(_ entry: Corpus.Entry) {
    for sample in entry.samples {
      for count in Set([0, sample.count] + stride(from: 1, to: sample.count, by: max(sample.count / 64, 1))).sorted() {
        let bytes = Array(sample.prefix(count))
        let defects = entry.target.defects(of: bytes)
        guard !defects.isEmpty else { continue }
        Issue.record("\(defects): \(Hex.text(bytes))")
        return
      }
    }
  }

  @Test("Noise is read or refused", arguments: Corpus.all)
  func noise(_ entry: Corpus.Entry) {
    var seeds = Seeds(Self.seed &+ 1)
    for round in 0..<Self.rounds * 25 {
      let bytes = seeds.bytes(upTo: 120)
      let defects = entry.target.defects(of: bytes)
      guard !defects.isEmpty else { continue }
      Issue.record("round \(round), seed \(Self.seed &+ 1): \(defects): \(Hex.text(bytes))")
      return
    }
  }

  @Test("A dissection that begins at any layer covers whatever comes", arguments: Layer.allCases)
  func dissection(_ layer: Layer) {
    let target = HostileTarget.layer(layer, as: "\(layer)")
    for seed in Self.seed..<Self.seed + UInt64(Self.rounds) * 4 {
      var seeds = Seeds(seed)
      for sample in Corpus.frames {
        let bytes = seeds.mutated(sample, seeds.one(of: Mutation.allCases), other: sample)
        let defects = target.defects(of: bytes)
        guard !defects.isEmpty else { continue }
        Issue.record("seed \(seed): \(defects): \(Hex.text(bytes))")
        return
      }
    }
  }
}
