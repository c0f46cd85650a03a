import CLibEdit
import CTerminal
import Glibc
import TUI

/// libedit: emacs and vi keys, `.editrc`, history, ^R and completion.
///
/// It runs in one of two places. On the program's terminal it does everything itself. Inside the screen it gets a
/// pseudo-terminal of its own, which nobody sees and whose settings it may change as it likes; its keys are handed to
/// it with `type`, and what it has made of them is drawn by whoever asks for `shown`. The second form needs no
/// terminal at all.
final class EditLine: LineEditor {
  /// What the turn between two keys wants.
  enum Turn { case goOn, stop }

  enum Mode: String { case emacs, vi }

  /// Which `.editrc` is read.
  enum Settings { case ofUser, none, file(String) }

  var completer: Completer?
  var helper: Helper?
  /// What Tab or `?` had to say, until the next key.
  private(set) var candidates: [Completion.Candidate] = []
  private(set) var notes: [String] = []

  private let editor: OpaquePointer
  private let history: PromptHistory
  private let terminal: PrivateTerminal?
  private let turn: (EditLine) -> Turn
  private var prompt = ""
  private var widePrompt = UnsafeMutablePointer<wchar_t>.allocate(capacity: 1)
  private var input: [Input] = []
  private var offered: [String] = []
  private var isReading = false
  private var isCancelled = false
  private var isStopped = false

  private enum Input {
    case scalar(wchar_t)
    case text(String)
    case line(String)
  }

  /// The editor inside the screen.
  ///
  /// `turn` is called again and again while no key waits: it draws, looks for keys, lets time pass.
  convenience init?(history: PromptHistory, settings: Settings = .ofUser, turn: @escaping (EditLine) -> Turn) {
    guard let terminal = PrivateTerminal() else { return nil }
    self.init(terminal.editor, history: history, terminal: terminal, turn: turn)
    le_set_reader(editor) { editor, place in
      guard let place, let owner = EditLine.owner(of: editor), let scalar = owner.nextScalar() else { return 0 }
      place.pointee = scalar
      return 1
    }
    configure(settings)
  }

  /// The editor on the program's own terminal.
  ///
  /// ^C gives up the line, not the program.
  convenience init?(onTerminalFor program: String, history: PromptHistory, settings: Settings = .ofUser) {
    le_use_locale()
    guard let editor = le_open_on_terminal(program) else { return nil }
    self.init(editor, history: history, terminal: nil, turn: { _ in .stop })
    // With a handler of ours behind libedit's, ^C ends the reading and ^Z redraws the prompt.
    Signal.watch([.interrupt])
    _ = le_set_signals(editor, 1)
    configure(settings)
  }

  private init(
    _ editor: OpaquePointer, history: PromptHistory, terminal: PrivateTerminal?, turn: @escaping (EditLine) -> Turn
  ) {
    self.editor = editor
    self.history = history
    self.terminal = terminal
    self.turn = turn
    widePrompt.initialize(to: 0)
    _ = le_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = le_use_history(editor, history.handle)
  }

  deinit {
    el_end(editor)
    terminal?.close()
    widePrompt.deallocate()
  }

  func readLine(prompt: String) -> LineResult {
    guard !isReading else { return .stopped }
    isReading = true
    defer { isReading = false }
    (isCancelled, isStopped) = (false, false)
    setPrompt(prompt)
    if !offered.isEmpty { input.insert(.text(offered.removeFirst()), at: 0) }
    var count: Int32 = 0
    let text = el_wgets(editor, &count)
    let failure = errno
    if isCancelled || text == nil && count < 0 && failure == EINTR && Signal.next() == .interrupt { return cancelled() }
    if isStopped { return .stopped }
    guard let text, count > 0 else { return .endOfInput }
    var line = String(wide: text, count: Int(count))
    while line.unicodeScalars.last == "\n" { line.unicodeScalars.removeLast() }
    history.remember(line)
    return .line(line)
  }

  private func cancelled() -> LineResult {
    offered = []
    if terminal == nil { write("\n") }
    return .cancelled
  }
}

// MARK: What the screen does with it

extension EditLine {
  /// Hands over a key, and says whether it means anything here.
  @discardableResult
  func type(_ key: Key) -> Bool {
    guard let scalars = Self.scalars(of: key) else { return false }
    input += scalars.map { .scalar(wchar_t(bitPattern: $0)) }
    return true
  }

  /// Inserts pasted text at the cursor.
  ///
  /// Of several lines each further one is offered after the one before it has been entered, so that none is run
  /// unseen.
  func paste(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(Visible.typed)
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard let first = lines.first else { return }
    input.append(.text(first))
    offered += lines.dropFirst()
  }

  /// How many pasted lines are still to be offered.
  var offeredLines: Int { offered.count }

  /// Puts another line in place of what has been typed so far.
  func replaceLine(with text: String) { input.append(.line(Visible.typed(text))) }

  /// The line as it stands.
  var shown: PromptLine {
    guard isReading, let (text, cursor) = content else { return PromptLine(prompt: prompt) }
    // libedit writes a search below the line, into the line.
    let scalars = Array(text.unicodeScalars)
    guard let end = scalars.firstIndex(of: "\n") else { return PromptLine(prompt: prompt, text: text, cursor: cursor) }
    let line = String(String.UnicodeScalarView(scalars[..<end]))
    let search = String(String.UnicodeScalarView(scalars[(end + 1)...]))
    return PromptLine(prompt: prompt, text: line, cursor: min(cursor, end), search: search)
  }

  /// Whether what is typed goes into a search.
  var isSearching: Bool { shown.search != nil }

  /// Which keys are in force.
  var mode: Mode {
    get { Mode(rawValue: String(cString: le_editor(editor))) ?? .emacs }
    set {
      _ = le_set_editor(editor, newValue.rawValue)
      bindKeys()
    }
  }

  private var content: (text: String, cursor: Int)? {
    guard let line = el_wline(editor)?.pointee, let buffer = line.buffer, let cursor = line.cursor,
      let end = line.lastchar
    else { return nil }
    return (String(wide: buffer, count: end - buffer), cursor - buffer)
  }

  /// The next scalar for libedit, or `nil` to end the reading.
  private func nextScalar() -> wchar_t? {
    while !isStopped {
      while !input.isEmpty {
        switch input.removeFirst() {
        case .scalar(let scalar):
          (candidates, notes) = ([], [])
          return scalar
        case .text(let text): insert(text)
        case .line(let text):
          el_cursor(editor, Int32.max / 2)
          el_deletestr(editor, Int32(content?.cursor ?? 0))
          insert(text)
        }
      }
      isStopped = turn(self) == .stop
    }
    return nil
  }

  private func insert(_ text: String) {
    if isSearching {
      input.insert(contentsOf: text.unicodeScalars.map { .scalar(wchar_t(bitPattern: $0.value)) }, at: 0)
    } else {
      el_winsertstr(editor, text.wide)
    }
  }
}

// MARK: Keys

extension EditLine {
  /// Keys without a scalar of their own, the codes of the C1 range that stand for them here, and what they do.
  ///
  /// As sequences of several scalars they would be taken apart in vi's command mode.
  private static let named: [(key: Key, code: UInt32, command: String)] = [
    (.up, 0x80, "ed-search-prev-history"), (.down, 0x81, "ed-search-next-history"), (.left, 0x82, "ed-prev-char"),
    (.right, 0x83, "ed-next-char"), (.home, 0x84, "ed-move-to-beg"), (.end, 0x85, "ed-move-to-end"),
    (.delete, 0x86, "ed-delete-next-char"), (.controlLeft, 0x87, "ed-prev-word"), (.controlRight, 0x88, "em-next-word"),
  ]

  private static func scalars(of key: Key) -> [UInt32]? {
    switch key {
    case .character(let character):
      let scalars = character.unicodeScalars.map(\.value)
      return scalars.contains { (0x80..<0xa0).contains($0) } ? nil : scalars
    case .alt(let character): return [27] + character.unicodeScalars.map(\.value)
    case .control(let character): return character.asciiValue.map { [UInt32($0) & 31] }
    case .enter: return [10]
    case .tab: return [9]
    case .backspace: return [127]
    case .escape: return [27]
    default: return named.first { $0.key == key }.map { [$0.code] }
    }
  }

  private func configure(_ settings: Settings) {
    _ = le_set_editing(editor, 1)
    _ = le_set_editor(editor, Mode.emacs.rawValue)
    _ = le_bind(editor, "^W", "ed-delete-prev-word")
    addCommands()
    switch settings {
    case .ofUser: el_source(editor, nil)
    case .file(let path): el_source(editor, path)
    case .none: break
    }
    bindKeys()
    _ = le_set_prompt(editor) { editor in EditLine.owner(of: editor)?.widePrompt }
  }

  private func addCommands() {
    _ = le_add_cancel(editor) { editor, _ in
      EditLine.owner(of: editor)?.isCancelled = true
      return UInt8(CC_NEWLINE)
    }
    _ = le_add_complete(editor) { editor, _ in
      UInt8(EditLine.owner(of: editor)?.complete() ?? CC_ERROR)
    }
    _ = le_add_help(editor) { editor, _ in
      UInt8(EditLine.owner(of: editor)?.help() ?? CC_ERROR)
    }
  }

  /// Binds what this program adds.
  ///
  /// To be repeated after each change of mode, which forgets all bindings.
  private func bindKeys() {
    _ = le_bind(editor, "^I", "lab-complete")
    _ = le_bind(editor, "?", "lab-help")
    // libedit's own command line would read keys past everything here. In vi's mode the first would make Escape wait.
    if mode == .emacs { _ = le_bind(editor, "^[x", "ed-ignore") }
    if mode == .vi {
      _ = le_bind_in_vi_commands(editor, ":", "ed-ignore")
      _ = le_bind(editor, "^R", "em-inc-search-prev")
      _ = le_bind(editor, "^S", "em-inc-search-next")
      _ = le_bind_in_vi_commands(editor, "^R", "em-inc-search-prev")
      // By itself it would wait for the rest of a sequence and swallow the next key.
      _ = le_bind_in_vi_commands(editor, "^[", "ed-ignore")
    }
    guard terminal != nil else { return }
    let bind = [le_bind, le_bind_in_vi_commands]
    for bind in bind {
      _ = bind(editor, "^C", "lab-cancel")
      for key in Self.named { _ = bind(editor, "\\" + String(key.code, radix: 8), key.command) }
    }
  }
}

// MARK: Completion and help

extension EditLine {
  private func complete() -> Int32 {
    guard let completer, let (line, cursor) = content else { return CC_ERROR }
    let completion = completer(line, cursor)
    let length = cursor - completion.start
    guard let (text, isFinal) = completion.insertion, length >= 0, completion.start >= 0 else { return CC_REFRESH_BEEP }
    let typed = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(completion.start).prefix(length)))
    // What several have in common may be less than what stands there already, where letter case is not minded.
    if isFinal || text.unicodeScalars.count >= length {
      if text != typed {
        el_deletestr(editor, Int32(length))
        el_winsertstr(editor, text.wide)
      }
    }
    if isFinal { return CC_REFRESH }
    candidates = completion.candidates
    let width = candidates.map { TextWidth.columns(of: $0.text) }.max() ?? 0
    return tell(candidates.map { "  " + TextWidth.padded($0.text, to: width) + "  " + $0.note }) ?? CC_REFRESH_BEEP
  }

  private func help() -> Int32 {
    guard let (line, cursor) = content else { return CC_ERROR }
    let isQuoted = line.unicodeScalars.prefix(cursor).count { $0 == "\"" } % 2 == 1
    guard let helper, !isQuoted else {
      el_winsertstr(editor, "?".wide)
      return CC_REFRESH
    }
    notes = helper(line, cursor)
    return tell(notes) ?? CC_REFRESH
  }

  /// Writes rows below the line, where nobody else shows them; the line is drawn again below them.
  private func tell(_ rows: [String]) -> Int32? {
    guard terminal == nil else { return nil }
    write("\n" + rows.map { Visible.text($0) + "\n" }.joined())
    return CC_REDISPLAY
  }

  private func write(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
  }

  private func setPrompt(_ text: String) {
    prompt = Visible.text(text)
    let wide = prompt.wide
    widePrompt.deallocate()
    widePrompt = .allocate(capacity: wide.count)
    widePrompt.initialize(from: wide, count: wide.count)
  }

  private static func owner(of editor: OpaquePointer?) -> EditLine? {
    guard let editor, let data = le_client_data(editor) else { return nil }
    return Unmanaged<EditLine>.fromOpaque(data).takeUnretainedValue()
  }
}

/// The pseudo-terminal of an editor that lives inside the screen, and the editor on it.
///
/// libedit edits only where it finds a terminal; with the real one it would fight the screen for its settings.
private struct PrivateTerminal {
  let editor: OpaquePointer
  private let master: Int32
  private let slave: Int32
  private let sink: UnsafeMutablePointer<FILE>?

  init?() {
    var (master, slave): (Int32, Int32) = (-1, -1)
    guard ct_pty_open(24, 80, &master, &slave) == 0 else { return nil }
    var sink: UnsafeMutablePointer<FILE>?
    guard let editor = le_open_on_descriptor("labconsole", slave, &sink) else {
      if let sink { fclose(sink) }
      ct_close(master)
      ct_close(slave)
      return nil
    }
    (self.editor, self.master, self.slave, self.sink) = (editor, master, slave, sink)
  }

  /// To be called when the editor has ended.
  func close() {
    if let sink { fclose(sink) }
    ct_close(master)
    ct_close(slave)
  }
}
