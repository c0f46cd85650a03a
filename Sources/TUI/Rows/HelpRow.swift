/// One key of the table as a row.
package enum HelpRow {
  package static let columns = Columns([
    .init("key", .cells(16)), .init("pane", .cells(9)), .init("what it does", .share(1)),
  ])

  package static func text(_ binding: KeyBinding) -> RowText {
    let panes = binding.panes.map { $0.compactMap { PaneList.pane($0)?.title }.joined(separator: " ") } ?? ""
    return RowText([.init(binding.name, .key), .init(panes, .dim), .init(binding.help)])
  }
}
