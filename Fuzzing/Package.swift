// swift-tools-version: 6.2
import PackageDescription

/// The decoders and their tests once more (the folders are links), to be built with the fuzzer's instruments in them.
///
/// `scripts/fuzz` builds and runs it; what a user gets is built without.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "labconsole-fuzzing",
  platforms: [.macOS(.v15)],
  products: [.library(name: "FuzzDriver", type: .static, targets: ["FuzzDriver"])],
  targets: [
    .target(name: "Wire", swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["Wire"], path: "Tests/TestSupport", swiftSettings: settings),
    .target(name: "FuzzDriver", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(name: "WireTests", dependencies: ["Wire", "TestSupport"], swiftSettings: settings),
  ]
)
