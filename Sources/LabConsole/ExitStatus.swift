/// How the program ends, for the shell that started it.
enum ExitStatus: Int32, Hashable {
  case success = 0
  /// An expectation or a check failed.
  case failed = 1
  /// A lab, a script or another input is wrong.
  case badInput = 2
  /// The network did not converge within the budget.
  case inconclusive = 3
  /// An invariant was violated.
  case violated = 4
  /// The system refused: a file, the disk.
  case refused = 5
  /// The command line itself is wrong.
  case wrongUsage = 64
  case interrupted = 130
}

extension ExitStatus {
  /// Of several reasons to end the one that is told: what is wrong with the input comes first.
  static func first(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
    let order: [ExitStatus] = [.interrupted, .wrongUsage, .refused, .badInput, .violated, .failed, .inconclusive]
    let found = Set(statuses)
    return order.first { found.contains($0) } ?? .success
  }
}
