/// What comes in from a terminal.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text that was pasted in one go, as it came: controls and all.
  case paste(String)
  /// The screen has another size, or must be drawn anew.
  case resize(Size)
  /// The program should end, or stop what it does.
  ///
  /// `suspend` has already been served when it is seen here.
  case signal(Signal)
}

/// A screen that shows canvases, and the keyboard and mouse that belong to it.
package protocol Terminal: AnyObject {
  var size: Size { get }
  /// The signs that can be shown: canvases are made with these.
  var glyphs: GlyphSet { get }
  /// How many colours there are to use.
  var depth: ColorDepth { get }
  var theme: Theme { get set }
  var isMouseOn: Bool { get set }

  /// Shows a canvas, with the cursor at a place or hidden.
  ///
  /// Costs next to nothing when it shows what is there already.
  func present(_ canvas: Canvas, cursor: Position?)

  /// The next event, waiting for it so long at most; `nil` also when there was reason to return early.
  func nextEvent(within milliseconds: Int) -> TerminalEvent?

  /// Draws everything anew at the next `present`, for when something else has written on the screen.
  func repaint()

  /// Gives the terminal back to the shell until the user returns.
  func suspend()

  /// Gives the terminal back for good.
  ///
  /// Nothing is shown after that.
  func close()
}
