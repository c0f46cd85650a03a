// swift-tools-version: 6.2
import PackageDescription

/// One list of settings for all targets: what is a warning here is an error, and a leak between modules does not compile.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The C target's warnings are errors too.
let cSettings: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "labconsole",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "labconsole", targets: ["LabConsole"]),
    .library(name: "Workloads", targets: ["Workloads"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CLibEdit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CTerminal", cSettings: cSettings),
    .target(name: "Wire", swiftSettings: settings),
    .target(
      name: "Engine",
      dependencies: [
        "Wire",
        .product(name: "HeapModule", package: "swift-collections"),
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "HashTreeCollections", package: "swift-collections"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(name: "TUI", dependencies: ["Wire", "Engine", "CNcurses", "CTerminal"], swiftSettings: settings),
    .executableTarget(
      name: "LabConsole",
      dependencies: [
        "Wire", "Engine", "TUI", "CLibEdit", "CTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(name: "Workloads", dependencies: ["Wire", "Engine"], swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["Wire"], path: "Tests/TestSupport", swiftSettings: settings),
    .target(
      name: "EngineTestSupport", dependencies: ["Engine"], path: "Tests/EngineTestSupport", swiftSettings: settings),
    .testTarget(name: "WireTests", dependencies: ["Wire", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine", "Wire", "TestSupport", "EngineTestSupport"], swiftSettings: settings
    ),
    .testTarget(name: "ScenarioTests", dependencies: ["Engine", "Wire", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "TUITests", dependencies: ["TUI", "Engine", "Wire", "TestSupport"], exclude: ["Screens"],
      swiftSettings: settings),
    .testTarget(
      name: "LabConsoleTests",
      dependencies: [
        "LabConsole", "TUI", "Engine", "Wire", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(name: "PeerTests", dependencies: ["Wire", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: settings),
  ]
)
