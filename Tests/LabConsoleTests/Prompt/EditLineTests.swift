import Glibc
import TUI
import Testing

@testable import LabConsole

/// The editor as it lives inside the screen, driven without any terminal.
///
/// One at a time, and not beside the console's tests: libedit shares the description of terminals between all its
/// editors.
@MainActor @Suite(.serialized) struct EditLineTests {
  /// An editor that gets keys one after the other and notes what it looks like when it waits for the next.
  private final class Typist {
    let editor: EditLine
    private(set) var views: [PromptLine] = []
    private(set) var candidates: [[String]] = []
    private var steps: [(EditLine) -> Void] = []

    init(_ settings: EditLine.Settings = .none, history: PromptHistory? = nil, lines: [String] = []) throws {
      setlocale(LC_CTYPE, "C.UTF-8")
      let history = try #require(history ?? PromptHistory(file: nil))
      lines.forEach(history.remember)
      weak var typist: Typist?
      editor = try #require(
        EditLine(history: history, settings: settings) { editor in typist?.turn(editor) ?? .stop })
      typist = self
    }

    private func turn(_ editor: EditLine) -> EditLine.Turn {
      views.append(editor.shown)
      candidates.append(editor.candidates.map(\.text))
      guard !steps.isEmpty else { return .stop }
      steps.removeFirst()(editor)
      return .goOn
    }

    func read(_ keys: [Key]) -> LineResult { read(steps: keys.map { key in { $0.type(key) } }) }

    func read(steps: [(EditLine) -> Void]) -> LineResult {
      self.steps = steps
      return editor.readLine(prompt: "lab> ")
    }

    /// What the line and the cursor were when no key was left.
    var last: PromptLine? { views.last }
  }

  private func keys(_ text: String) -> [Key] { text.unicodeScalars.compactMap { Key(scalar: $0) } }

  @Test("A line is what was typed")
  func aLineIsWhatWasTyped() throws {
    #expect(try Typist().read(keys("join H1 F1\r")) == .line("join H1 F1"))
  }

  @Test("Typed ahead keys belong to the next line")
  func typedAheadKeysBelong() throws {
    let typist = try Typist()
    for key in keys("step\rrstep\r") { typist.editor.type(key) }
    #expect(typist.read([]) == .line("step"))
    #expect(typist.read([]) == .line("rstep"))
    #expect(typist.read([]) == .stopped)
  }

  @Test("The line can be seen while it is typed, with its cursor")
  func theLineCanBeSeenWhile() throws {
    let typist = try Typist()
    _ = typist.read(keys("héllo 日本") + [.left])
    #expect(typist.last == PromptLine(prompt: "lab> ", text: "héllo 日本", cursor: 7))
  }

  @Test("Emacs keys move, kill, yank and undo")
  func emacsKeysMoveKillYank() throws {
    let typist = try Typist()
    #expect(
      typist.read(keys("world") + [.control("a")] + keys("hello ") + [.control("e"), .character("!"), .enter])
        == .line("hello world!"))
    #expect(
      typist.read(keys("one two") + [.alt("b"), .control("k"), .control("a"), .control("y"), .character(" "), .enter])
        == .line("two one "))
    #expect(typist.read(keys("one two") + [.control("w"), .enter]) == .line("one "))
    #expect(typist.read(keys("ab") + [.left, .delete, .backspace, .enter]) == .line(""))
    #expect(
      typist.read(keys("one two") + [.controlLeft, .character("x"), .home, .end, .character("y"), .enter])
        == .line("one xtwoy"))
  }

  @Test("Every letter of Latin scripts is a letter and no command")
  func everyLetterOfLatinScripts() throws {
    let letters = (UInt32(0xa1)...0x17f).compactMap(Unicode.Scalar.init).filter { $0.value != 0xad }
    let text = String(String.UnicodeScalarView(letters))
    #expect(try Typist().read(letters.compactMap(Key.init(scalar:)) + [.enter]) == .line(text))
    let vi = try Typist()
    vi.editor.mode = .vi
    #expect(vi.read(letters.compactMap(Key.init(scalar:)) + [.enter]) == .line(text))
  }

  @Test("Vi keys work in both modes")
  func viKeysWorkInBothModes() throws {
    let typist = try Typist()
    typist.editor.mode = .vi
    #expect(typist.editor.mode == .vi)
    #expect(typist.read(keys("one two three") + [.escape] + keys("bbdwA!\r")) == .line("one three!"))
    #expect(typist.read(keys("abc") + [.escape] + keys("0xu$rZ\r")) == .line("abZ"))
  }

  @Test("Escape in vi's command mode swallows nothing")
  func escapeInVisCommandModeSwallows() throws {
    let typist = try Typist()
    typist.editor.mode = .vi
    #expect(typist.read(keys("abc") + [.escape, .escape, .character("x"), .enter]) == .line("ab"))
  }

  @Test("Arrows work in vi's modes too")
  func arrowsWorkInVisModesToo() throws {
    let typist = try Typist(lines: ["step"])
    typist.editor.mode = .vi
    #expect(typist.read(keys("ac") + [.left, .character("b"), .enter]) == .line("abc"))
    #expect(typist.read([.escape, .up, .up, .enter]) == .line("step"))
  }

  @Test("The history is walked with the arrows, by what was typed already")
  func theHistoryIsWalked() throws {
    let typist = try Typist(lines: ["join H1 F1", "step", "run 2s"])
    #expect(typist.read([.up, .up, .enter]) == .line("step"))
    #expect(typist.read(keys("jo") + [.up, .enter]) == .line("join H1 F1"))
    #expect(typist.read([.up, .up, .down, .enter]) == .line("join H1 F1"))
  }

  @Test("A search shows itself in a row of its own", arguments: [EditLine.Mode.emacs, .vi])
  func aSearchShowsItself(mode: EditLine.Mode) throws {
    let typist = try Typist(lines: ["join H1 F1", "show bgp evpn", "run 2s"])
    typist.editor.mode = mode
    #expect(typist.read([.control("r")] + keys("evp") + [.enter]) == .line("show bgp evpn"))
    #expect(typist.views.contains { $0.search == "bck:evp" && $0.text == "show bgp evpn" })
    #expect(typist.read([.control("r")] + keys("zzz") + [.control("g")] + [.enter]) == .line(""))
    #expect(typist.views.contains { $0.search?.hasPrefix("bck?") == true })
  }

  @Test("Control C gives up the line, empty or not, and is no end of input")
  func controlCGivesUpTheLine() throws {
    let typist = try Typist()
    #expect(typist.read([.control("c")]) == .cancelled)
    #expect(typist.read(keys("fail node PE1") + [.control("c")]) == .cancelled)
    #expect(typist.read([.control("r"), .character("x"), .control("c")]) == .cancelled)
    #expect(typist.read(keys("step\r")) == .line("step"))
    typist.editor.mode = .vi
    #expect(typist.read(keys("abc") + [.control("c")]) == .cancelled)
    #expect(typist.read(keys("abc") + [.escape, .character("h"), .control("c")]) == .cancelled)
    #expect(typist.read(keys("abc") + [.escape, .control("c")]) == .cancelled)
    #expect(typist.read([.escape, .control("c")]) == .cancelled)
  }

  @Test("No key opens a second prompt of the library's own")
  func libraryPrompt() throws {
    let typist = try Typist()
    #expect(typist.read([.alt("x")] + keys("step\r")) == .line("step"))
    typist.editor.mode = .vi
    #expect(typist.read(keys("step") + [.escape, .character(":"), .character("x"), .enter]) == .line("ste"))
  }

  @Test("Control D ends the input on an empty line only")
  func controlDEndsTheInput() throws {
    let typist = try Typist()
    #expect(typist.read([.control("d")]) == .endOfInput)
    #expect(typist.read([.character("a"), .home, .control("d"), .character("b"), .enter]) == .line("b"))
    #expect(typist.read([.delete, .character("b"), .enter]) == .line("b"))
  }

  @Test("Reading can be stopped at any moment")
  func readingCanBeStoppedAtAny() throws {
    let typist = try Typist()
    #expect(typist.read(keys("half a li")) == .stopped)
    #expect(typist.read([.control("r"), .character("x")]) == .stopped)
    #expect(typist.read([.control("v")]) == .stopped)
    #expect(typist.read(keys("step\r")) == .line("step"))
  }

  @Test("A paste is inserted with its controls replaced")
  func aPasteIsInserted() throws {
    let typist = try Typist()
    #expect(
      typist.read(steps: [{ $0.paste("join\tH1\u{1b}[A\u{3}\u{202e}F1\n") }, { $0.type(.enter) }])
        == .line("join H1 [A F1"))
  }

  @Test("Of several pasted lines each waits to be entered")
  func ofSeveralPastedLinesEachWaits() throws {
    let typist = try Typist()
    #expect(typist.read(steps: [{ $0.paste("step\nrun 1s\r\nrstep\n") }, { $0.type(.enter) }]) == .line("step"))
    #expect(typist.editor.offeredLines == 2)
    #expect(typist.read([.enter]) == .line("run 1s"))
    #expect(typist.read([.control("c")]) == .cancelled)
    #expect(typist.editor.offeredLines == 0)
    #expect(typist.read([.enter]) == .line(""))
  }

  @Test("A paste during a search extends what is searched")
  func aPasteDuringASearchExtends() throws {
    let typist = try Typist(lines: ["join H1 F1", "step"])
    #expect(
      typist.read(steps: [{ $0.type(.control("r")) }, { $0.paste("H1") }, { $0.type(.enter) }]) == .line("join H1 F1"))
  }

  @Test("The line can be replaced as a whole")
  func theLineCanBeReplaced() throws {
    let typist = try Typist()
    #expect(
      typist.read(steps: [
        { $0.type(.character("x")) }, { $0.type(.home) }, { $0.replaceLine(with: "why H1") }, { $0.type(.enter) },
      ])
        == .line("why H1"))
  }

  @Test("Very long lines are edited like short ones")
  func veryLongLinesAreEditedLike() throws {
    let text = String(repeating: "join H1 日 ", count: 1000)
    let typist = try Typist()
    #expect(
      typist.read(steps: [{ $0.paste(text) }, { $0.type(.home) }, { $0.type(.delete) }, { $0.type(.enter) }])
        == .line(String(text.dropFirst())))
    let shorter = String(text.prefix(600))
    #expect(typist.read(keys(shorter) + [.enter]) == .line(shorter))
  }

  private func completing(_ words: [String]) -> Completer {
    { line, cursor in
      let before = line.unicodeScalars.prefix(cursor)
      let start = before.lastIndex(of: " ").map { before.distance(from: before.startIndex, to: $0) + 1 } ?? 0
      let stem = String(String.UnicodeScalarView(before.dropFirst(start)))
      return Completion(start: start, candidates: words.filter { $0.hasPrefix(stem) }.map { .init($0) })
    }
  }

  @Test("Tab completes what can only be one thing")
  func tabCompletesWhatCanOnlyBe() throws {
    let typist = try Typist()
    typist.editor.completer = completing(["join", "leave", "Zürich"])
    #expect(typist.read(keys("j\t") + keys("x\r")) == .line("join x"))
    #expect(typist.read(keys("a Zü\t\r")) == .line("a Zürich "))
    #expect(typist.read(keys("x y") + [.left, .left, .tab, .enter]) == .line("x y"))
  }

  @Test("Tab completes as far as candidates agree and shows them until the next key")
  func tabCompletesAsFarAsCandidates() throws {
    let typist = try Typist()
    typist.editor.completer = completing(["rstep", "restore", "restart"])
    #expect(typist.read(keys("re\t") + keys("o\t\r")) == .line("restore "))
    #expect(typist.candidates[3] == ["restore", "restart"])
    #expect(typist.views[3].text == "rest")
    #expect(typist.candidates[4] == [])
    #expect(typist.read(keys("q\t\r")) == .line("q"))
  }

  @Test("A completer that is wrong about the line does no harm")
  func aCompleterThatIsWrongAbout() throws {
    for start in [-5, 3, 99, Int.max] {
      let typist = try Typist()
      typist.editor.completer = { _, _ in Completion(start: start, candidates: [.init("x")]) }
      #expect(typist.read(keys("ab\t\r")) == .line("ab"))
    }
  }

  @Test("A question mark asks for help outside quotes")
  func aQuestionMarkAsksForHelp() throws {
    let typist = try Typist()
    var asked: [String] = []
    typist.editor.helper = { line, cursor in
      asked.append("\(line)@\(cursor)")
      return ["a host"]
    }
    #expect(typist.read(keys("join ?\r")) == .line("join "))
    #expect(asked == ["join @5"])
    #expect(typist.read(keys("find \"who?\"\r")) == .line("find \"who?\""))
    #expect(typist.read([.control("v")] + keys("?\r")) == .line("?"))
  }

  @Test("The user's settings are honoured")
  func theUsersSettingsAreHonoured() throws {
    let path = "/tmp/labconsole-editrc-\(getpid())"
    let file = try #require(fopen(path, "w"))
    fputs("labconsole:bind -v\nother:bind -e\n", file)
    fclose(file)
    defer { unlink(path) }
    let typist = try Typist(.file(path))
    #expect(typist.editor.mode == .vi)
    #expect(typist.read(keys("abc") + [.escape] + keys("x\r")) == .line("ab"))
    #expect(typist.read([.control("c")]) == .cancelled)
  }
}
