// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "labconsole-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "labconsole", path: ".."),
    .package(url: "https://github.com/google/swift-benchmark", from: "0.1.2"),
  ],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "Workloads", package: "labconsole"),
        .product(name: "Benchmark", package: "swift-benchmark"),
      ]),
    .target(name: "Allocations"),
    .executableTarget(
      name: "WireFigures", dependencies: ["Allocations", .product(name: "Workloads", package: "labconsole")]),
  ]
)
