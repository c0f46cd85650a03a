import Engine

/// The labs that a console can open.
struct LabLibrary {
  var folders = LabFolders.standard
  /// Where it is kept which checks have been green.
  var progress = Progress.location()

  /// The lab that somebody names.
  func find(_ wanted: String) throws(LabReadingError) -> LabSource { try LabSource(wanted, in: folders) }

  /// Lets a lab boot, and says what there is to say about it first.
  func boot(_ source: LabSource) -> (world: World, notes: [String]) {
    let lab = source.lab
    let (world, outcome) = World.boot(lab)
    var notes = [lab.title.isEmpty ? lab.name : "\(lab.name): \(lab.title)"]
    if case .notConverged(let budget) = outcome {
      notes.append("the network has not converged within \(budget); `until converged` goes on")
    }
    return (world, notes)
  }

  var names: [String] { folders.paths.map { LabFile.labName(ofPath: $0) } }

  /// Keeps what has been achieved in a lab.
  func keep(_ checks: Set<String>, of lab: String) {
    guard let progress, !checks.isEmpty else { return }
    var known = Progress.load(from: progress)
    if known.note(checks.sorted(), of: lab) { known.save(to: progress) }
  }

  /// A line for each lab.
  var listing: String { LabCatalog(folders, progress: .load(from: progress)).text }
}
