import CNcurses
import CTerminal
import Glibc

/// The terminal that the program runs in, through ncurses: the only file that knows about it.
///
/// ncurses compares frames and sends the difference; here whole rows are handed to it, as stretches of one style
/// each. There is one screen per process.
package final class CursesTerminal: Terminal {
  package let glyphs: GlyphSet
  package let depth: ColorDepth
  package var theme: Theme { didSet { forgetLooks() } }
  package var isMouseOn: Bool { didSet { applyMouse() } }

  private let screen: OpaquePointer
  private var keyboard: CursesKeyboard
  private let synchronizes: Bool
  private var isOpen = true
  private var shown: Canvas?
  private var cursor: Position?
  private var pens: [Style: Pen] = [:]
  private var pairs: [ColorPair: Int32] = [:]

  private struct Pen {
    var attributes: attr_t
    var pair: Int32
  }

  private struct ColorPair: Hashable {
    var foreground: Int16
    var background: Int16
  }

  /// Takes the terminal over, or returns `nil` when there is none that a screen can be drawn on: input or output are
  /// something else, or `TERM` names nothing that can place a cursor.
  ///
  /// - Parameters:
  ///   - theme: The colours to begin with.
  ///   - wantsColor: No for `NO_COLOR`; emphasis stays.
  ///   - wantsASCII: Signs of ASCII alone, also where the locale would allow more.
  ///   - wantsMouse: Whether clicks come here instead of selecting text.
  package init?(theme: Theme, wantsColor: Bool = true, wantsASCII: Bool = false, wantsMouse: Bool = true) {
    let speaksUTF8 = nc_use_locale() != 0
    guard isatty(0) == 1, isatty(1) == 1, nc_terminal_is_capable() != 0, ct_rescue_begin(0) == 0 else { return nil }
    // Before ncurses is opened: it leaves a SIGTSTP alone that somebody handles already.
    Signal.watch([.interrupt, .terminate, .hangUp, .suspend])
    guard let screen = nc_open(), let keyboard = CursesKeyboard() else {
      ct_rescue_end()
      Signal.unwatchAll()
      return nil
    }
    self.screen = screen
    self.keyboard = keyboard
    self.theme = theme
    glyphs = speaksUTF8 && !wantsASCII ? .unicode : .ascii
    isMouseOn = wantsMouse
    let hasColors = has_colors() && start_color() == OK && use_default_colors() == OK
    depth = ColorDepth(colors: hasColors ? Int(nc_colors()) : 0, isWanted: wantsColor)
    synchronizes = Self.understandsModes
    raw()
    noecho()
    nonl()
    applyMouse()
    send(Mode.pasteMarks.on)
    _ = ct_stderr_hold()
  }

  deinit { close() }

  package var size: Size {
    Size(rows: Int(max(0, getmaxy(nc_window()))), columns: Int(max(0, getmaxx(nc_window()))))
  }

  package func nextEvent(within milliseconds: Int) -> TerminalEvent? {
    guard isOpen else { return .signal(.hangUp) }
    let event = keyboard.next(within: milliseconds)
    switch event {
    case .resize:
      repaint()
      return .resize(size)
    case .signal(.suspend): suspend()
    default: break
    }
    return event
  }

  package func repaint() {
    shown = nil
    clearok(nc_window(), true)
  }
}

// MARK: Drawing

extension CursesTerminal {
  package func present(_ canvas: Canvas, cursor: Position?) {
    let size = size
    // A canvas of another size was made just before the screen changed: the next one will fit.
    guard isOpen, canvas.width <= size.columns, canvas.height <= size.rows else { return }
    if let shown, shown == canvas, self.cursor == cursor { return }
    if shown?.size != canvas.size { werase(nc_window()) }
    for row in 0..<canvas.height where shown?.shows(row: row, as: canvas) != true { draw(row, of: canvas) }
    place(cursor)
    wnoutrefresh(nc_window())
    // Written around ncurses' own output, which doupdate() writes in one go; its putp() would come too late.
    if synchronizes { send(Mode.synchronizedOutput.on) }
    doupdate()
    if synchronizes { send(Mode.synchronizedOutput.off) }
    shown = canvas
    self.cursor = cursor
  }

  private func draw(_ row: Int, of canvas: Canvas) {
    for run in canvas.runs(row: row) {
      let pen = pen(for: run.style)
      nc_pen(nc_window(), pen.attributes, pen.pair)
      wmove(nc_window(), Int32(row), Int32(run.column))
      waddnstr(nc_window(), run.text, Int32(run.text.utf8.count))
    }
  }

  private func place(_ cursor: Position?) {
    guard let cursor, Rect(size).contains(cursor) else {
      curs_set(0)
      return
    }
    curs_set(1)
    wmove(nc_window(), Int32(cursor.row), Int32(cursor.column))
  }

  private func pen(for style: Style) -> Pen {
    if let pen = pens[style] { return pen }
    let look = (depth == .none ? .mono : theme).look(of: style)
    var attributes = nc_normal
    if look.emphasis.contains(.bold) { attributes |= nc_bold }
    if look.emphasis.contains(.dim) { attributes |= nc_dim }
    if look.emphasis.contains(.underline) { attributes |= nc_underline }
    if look.emphasis.contains(.reverse) { attributes |= nc_reverse }
    let pen = Pen(attributes: attributes, pair: pair(look.foreground, on: look.background))
    pens[style] = pen
    return pen
  }

  /// The number of a colour pair; 0, the terminal's own colours, when there are no more to be had.
  private func pair(_ foreground: Color?, on background: Color?) -> Int32 {
    let colors = ColorPair(
      foreground: Int16(foreground?.number(at: depth) ?? -1), background: Int16(background?.number(at: depth) ?? -1))
    guard colors.foreground >= 0 || colors.background >= 0 else { return 0 }
    if let pair = pairs[colors] { return pair }
    let next = pairs.count + 1
    guard next < min(Int(nc_color_pairs()), Int(Int16.max)),
      init_pair(Int16(next), colors.foreground, colors.background) == OK
    else { return 0 }
    pairs[colors] = Int32(next)
    return Int32(next)
  }

  private func forgetLooks() {
    pens = [:]
    shown = nil
  }
}

// MARK: Coming and going

extension CursesTerminal {
  /// Modes that ncurses knows nothing about.
  private struct Mode {
    let on: String
    let off: String

    private init(_ number: Int) {
      on = "\u{1b}[?\(number)h"
      off = "\u{1b}[?\(number)l"
    }

    static let pasteMarks = Mode(2004)
    static let synchronizedOutput = Mode(2026)
  }

  package func suspend() {
    guard isOpen else { return }
    leave()
    ct_suspend()
    reset_prog_mode()
    send(Mode.pasteMarks.on)
    _ = ct_stderr_hold()
    repaint()
  }

  package func close() {
    guard isOpen else { return }
    isOpen = false
    keyboard.close()
    leave()
    delscreen(screen)
    ct_rescue_end()
    Signal.unwatchAll()
  }

  /// The normal screen, in the terminal's own state, with what has been written to standard error meanwhile.
  private func leave() {
    send(Mode.pasteMarks.off)
    def_prog_mode()
    curs_set(1)
    endwin()
    ct_stderr_release()
  }

  private func applyMouse() {
    mousemask(isMouseOn ? nc_mouse_all : 0, nil)
    mouseinterval(0)
  }

  /// The consoles of kernels and the oldest terminals print what they do not understand.
  private static var understandsModes: Bool {
    guard let name = getenv("TERM").map({ String(cString: $0) }) else { return false }
    return !["linux", "vt100", "vt220", "ansi", "cons25"].contains(name)
  }

  /// Writes past ncurses.
  ///
  /// The sequences are a few octets; what a broken terminal does not take is lost.
  private func send(_ sequence: String) {
    _ = Array(sequence.utf8).withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}

// MARK: Keyboard and mouse

/// Keys, clicks and pastes as ncurses decodes them.
///
/// They are read from a window of their own that is never shown, because reading from the screen's window draws it.
private struct CursesKeyboard {
  private static let longestPaste = 1 << 20

  private let window: UnsafeMutablePointer<WINDOW>
  private var clicks = ClickCounter()
  private var waiting: [TerminalEvent] = []

  /// What one reading gave.
  private enum Input {
    case scalar(Unicode.Scalar)
    case code(Int32)
  }

  init?() {
    guard let window = newpad(1, 1) else { return nil }
    self.window = window
    keypad(window, true)
    nodelay(window, true)
    set_escdelay(25)
    define_key("\u{1b}[200~", nc_key_paste_begin)
    define_key("\u{1b}[201~", nc_key_paste_end)
    define_key("\u{1b}[1;5D", nc_key_control_left)
    define_key("\u{1b}[1;5C", nc_key_control_right)
    define_key("\u{1b}[1;5A", nc_key_control_up)
    define_key("\u{1b}[1;5B", nc_key_control_down)
  }

  func close() { delwin(window) }

  mutating func next(within milliseconds: Int) -> TerminalEvent? {
    if let event = ready() { return event }
    // ncurses notes a new size in a signal handler: so nobody sleeps for long without asking it.
    let found = ct_wait(0, Int32(min(max(0, milliseconds), 250)))
    if let event = ready() { return event }
    let isGone = found & ct_wait_hung_up != 0
    return isGone ? .signal(.hangUp) : nil
  }

  private mutating func ready() -> TerminalEvent? {
    if let signal = Signal.next() { return .signal(signal) }
    if !waiting.isEmpty { return waiting.removeFirst() }
    while let input = read() {
      if let event = event(of: input) { return event }
    }
    return nil
  }

  private func read() -> Input? {
    var code: wint_t = 0
    switch wget_wch(window, &code) {
    case KEY_CODE_YES: return .code(Int32(bitPattern: code))
    case OK: return .scalar(Unicode.Scalar(code) ?? "\u{fffd}")
    default: return nil
    }
  }

  private mutating func event(of input: Input) -> TerminalEvent? {
    switch input {
    case .scalar("\u{1b}"): escaped()
    case .scalar(let scalar): Key(scalar: scalar).map(TerminalEvent.key)
    case .code(KEY_RESIZE): .resize(Size(rows: 0, columns: 0))
    case .code(KEY_MOUSE): mouse()
    case .code(nc_key_paste_begin): paste()
    case .code(let code): Self.key(code).map(TerminalEvent.key)
    }
  }

  /// Escape by itself, or Alt with the key that has come with it.
  private mutating func escaped() -> TerminalEvent {
    guard let next = read() else { return .key(.escape) }
    if case .scalar(let scalar) = next, case .character(let character)? = Key(scalar: scalar) {
      return .key(.alt(character))
    }
    if let event = event(of: next) { waiting.append(event) }
    return .key(.escape)
  }

  private func paste() -> TerminalEvent {
    var text = String.UnicodeScalarView()
    var count = 0
    while true {
      guard let input = read() else {
        // The end mark was lost, or the terminal is slow.
        if ct_wait(0, 500) & ct_wait_input == 0 { break }
        continue
      }
      if case .code(nc_key_paste_end) = input { break }
      if case .scalar(let scalar) = input, count < Self.longestPaste {
        text.append(scalar == "\r" ? "\n" : scalar)
        count += 1
      }
    }
    return .paste(String(text))
  }

  private mutating func mouse() -> TerminalEvent? {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return nil }
    let position = Position(row: Int(event.y), column: Int(event.x))
    let presses: [(mmask_t, MouseEvent.Button)] = [
      (nc_button1_pressed, .left), (nc_button2_pressed, .middle), (nc_button3_pressed, .right),
    ]
    let releases: [(mmask_t, MouseEvent.Button)] = [
      (nc_button1_released, .left), (nc_button2_released, .middle), (nc_button3_released, .right),
    ]
    if event.bstate & nc_wheel_up != 0 { return .mouse(MouseEvent(.wheelUp, at: position)) }
    if event.bstate & nc_wheel_down != 0 { return .mouse(MouseEvent(.wheelDown, at: position)) }
    if let (_, button) = presses.first(where: { event.bstate & $0.0 != 0 }) {
      let count = clicks.press(button, at: position, time: ct_monotonic_nanoseconds())
      return .mouse(MouseEvent(.press(button, clicks: count), at: position))
    }
    guard let (_, button) = releases.first(where: { event.bstate & $0.0 != 0 }) else { return nil }
    return .mouse(MouseEvent(.release(button), at: position))
  }

  private static func key(_ code: Int32) -> Key? {
    let first = nc_function_key(1)
    if (first..<nc_function_key(64)).contains(code) { return .function(Int(code - first) + 1) }
    switch code {
    case KEY_UP, KEY_SR: return .up
    case KEY_DOWN, KEY_SF: return .down
    case KEY_LEFT, KEY_SLEFT: return .left
    case KEY_RIGHT, KEY_SRIGHT: return .right
    case KEY_HOME, KEY_A1: return .home
    case KEY_END, KEY_C1: return .end
    case KEY_PPAGE, KEY_A3: return .pageUp
    case KEY_NPAGE, KEY_C3: return .pageDown
    case KEY_BACKSPACE: return .backspace
    case KEY_DC: return .delete
    case KEY_IC: return .insert
    case KEY_BTAB: return .backTab
    case KEY_ENTER: return .enter
    case nc_key_control_left: return .controlLeft
    case nc_key_control_right: return .controlRight
    case nc_key_control_up: return .controlUp
    case nc_key_control_down: return .controlDown
    default: return nil
    }
  }
}
