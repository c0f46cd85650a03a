import Benchmark
import Foundation
import Workloads

// Each row's time is that of one call; `operations` says how many events, routes, … it does: divide for the cost of one.
let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
let lab = folder.appendingPathComponent("labs/07-who-heard-the-join.lab.yml")
let text = try String(contentsOf: lab, encoding: .utf8)

for workload in Workloads.all(lab: text) {
  let work = workload.prepare()
  benchmark("\(workload.name) (per \(workload.operations) \(workload.unit)s)", settings: MaxIterations(50)) { work() }
}

Benchmark.main()
