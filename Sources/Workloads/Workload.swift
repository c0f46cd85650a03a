/// A piece of work that is worth measuring: the only part of the laboratory that other packages may call.
///
/// `prepare` does what is not to be measured and returns the work; each call of that does `operations` of them.
public struct Workload: Sendable {
  public let name: String
  /// How many operations one call does: divide by it for the cost of one.
  public let operations: Int
  /// What one operation is, in a word: `event`, `route`, `snapshot`.
  public let unit: String
  public let prepare: @Sendable () -> (() -> Void)

  init(_ name: String, operations: Int, unit: String, prepare: @escaping @Sendable () -> (() -> Void)) {
    self.name = name
    self.operations = operations
    self.unit = unit
    self.prepare = prepare
  }
}

/// All workloads, over the text of a lab file that has flow F1 and host H1.
public enum Workloads {
  /// Empty when the text is no lab.
  public static func all(lab text: String) -> [Workload] {
    guard let lab = try? LabWorkloads(text) else { return [] }
    return [AgendaWorkloads.hold] + RouteWorkloads.all + lab.all
  }
}
