import Allocations
import Foundation
import Workloads

// WireFigures decode|encode|dissect|capture FILE: CPU seconds of one pass over the file and what it did, as one line of JSON.

/// Seconds of CPU that this process has used.
func cpu() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Runs the work for at least half a second; gives seconds and allocations of one run.
func measure(_ work: () -> Int) -> (seconds: Double, allocations: Double) {
  guard work() > 0 else { exit(1) }
  let start = cpu()
  let first = allocation_count()
  var runs = 0
  repeat {
    guard work() > 0 else { exit(1) }
    runs += 1
  } while cpu() - start < 0.5
  return ((cpu() - start) / Double(runs), Double(allocation_count() - first) / Double(runs))
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let data = FileManager.default.contents(atPath: arguments[2]) else {
  FileHandle.standardError.write(Data("WireFigures decode|encode|dissect|capture FILE\n".utf8))
  exit(64)
}
let octets = [UInt8](data)
var result: (seconds: Double, allocations: Double)
var messages: Int
if arguments[1] == "capture" {
  guard let capture = WireCapture(octets) else { exit(2) }
  messages = capture.frameCount
  result = measure { capture.dissect() }
} else {
  guard let stream = WireStream(octets) else { exit(2) }
  messages = stream.messageCount
  switch arguments[1] {
  case "decode": result = measure { stream.decode() }
  case "encode": result = measure { stream.encode() }
  default: result = measure { stream.dissect() }
  }
}
print(
  #"{"seconds": \#(result.seconds), "messages": \#(messages), "allocations": \#(result.allocations / Double(messages))}"#
)
