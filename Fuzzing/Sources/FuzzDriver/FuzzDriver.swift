import Glibc
import TestSupport

/// The decoder that `LABCONSOLE_FUZZ` names.
private let target: HostileTarget = {
  let name = getenv("LABCONSOLE_FUZZ").map { String(cString: $0) } ?? ""
  if let target = HostileTarget.fuzzed.first(where: { $0.description == name }) { return target }
  print("LABCONSOLE_FUZZ is one of \(HostileTarget.fuzzed.map(\.description).joined(separator: ", "))")
  exit(64)
}()

/// What libFuzzer calls with each input: a trap, a report of the address sanitizer or a broken law ends the run.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let defects = target.defects(of: bytes)
  guard !defects.isEmpty else { return 0 }
  print("\(target): \(defects.joined(separator: "\n"))")
  fflush(nil)
  abort()
}
