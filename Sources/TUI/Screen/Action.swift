/// What a key makes the screen do.
package enum Action: Hashable, Sendable {
  case up, down, left, right, halfUp, halfDown, pageUp, pageDown, first, last
  case focus(PaneName)
  case nextPane, previousPane, choosePane
  case zoom, grow, shrink
  case search, nextHit, previousHit
  case open, prompt, back, quit, redraw
  case runOrPause, step, reverseStep, failOrRestore, why, join, leave
  case nextFlow, nextLink, previousLink, allNodes, nextType, nextFilter, compare
}

/// What the screen asks the console to do.
package enum Request: Hashable, Sendable {
  /// Runs a command of the prompt, and shows it there.
  case run(String)
  /// Puts text into the prompt's line; the keys go there.
  case compose(String)
  /// Draws the terminal anew.
  case redraw
  case quit
}
