/// Which signs a terminal can show.
package enum GlyphSet: Hashable, Sendable, CaseIterable {
  case unicode, ascii
}

/// The signs of the screen, each with a Unicode and an ASCII form of the same meaning.
package enum Glyph: CaseIterable, Hashable, Sendable {
  // Frames of panes; the heavy ones are those of the pane in focus.
  case horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight
  case heavyHorizontal, heavyVertical, heavyTopLeft, heavyTopRight, heavyBottomLeft, heavyBottomRight
  // Links of a picture.
  case linkUp, linkUpright, linkRising, linkFalling, linkDown, linkImpaired
  // Tunnels, by type.
  case ingressReplication, mldp, rsvpTE, pim, bier
  // Copies of a flow, and wrong delivery.
  case times, overDelivered, missing, duplicate
  // Routes: best, new, changed, withdrawn, stale, invalid.
  case best, new, changed, withdrawn, stale, invalid
  // Verdicts of checks.
  case passed, failed, pending, inconclusive
  // What time does.
  case paused, running, replaying, forked
  // Arrows, and a packet under way.
  case arrowRight, arrowLeft, arrowUp, arrowDown, packet
  // Trees: a child, the last child, an ancestor's line; open and closed branches.
  case branch, lastBranch, trunk, expanded, collapsed
  // Things left out, list marks, scroll bars.
  case ellipsis, bullet, scrollThumb, scrollTrack

  /// The sign as text.
  package func text(in set: GlyphSet) -> String {
    let (unicode, ascii) = forms
    return set == .unicode ? unicode : ascii
  }

  private var forms: (unicode: String, ascii: String) {
    switch self {
    case .horizontal: ("─", "-")
    case .vertical: ("│", "|")
    case .topLeft: ("┌", "+")
    case .topRight: ("┐", "+")
    case .bottomLeft: ("└", "+")
    case .bottomRight: ("┘", "+")
    case .heavyHorizontal: ("━", "=")
    case .heavyVertical: ("┃", "|")
    case .heavyTopLeft: ("┏", "+")
    case .heavyTopRight: ("┓", "+")
    case .heavyBottomLeft: ("┗", "+")
    case .heavyBottomRight: ("┛", "+")
    default: pictureForms
    }
  }

  private var pictureForms: (unicode: String, ascii: String) {
    switch self {
    case .linkUp: ("─", "-")
    case .linkUpright: ("│", "|")
    case .linkRising: ("╱", "/")
    case .linkFalling: ("╲", "\\")
    case .linkDown: ("╳", "x")
    case .linkImpaired: ("┄", "?")
    case .ingressReplication: ("═", "=")
    case .mldp: ("∿", "~")
    case .rsvpTE: ("┈", ".")
    case .pim: ("≋", "#")
    case .bier: ("▦", "%")
    case .times: ("×", "x")
    case .overDelivered: ("▲", "!+")
    case .missing: ("○", "!0")
    case .duplicate: ("‼", "!!")
    case .arrowRight: ("→", ">")
    case .arrowLeft: ("←", "<")
    case .arrowUp: ("↑", "^")
    case .arrowDown: ("↓", "v")
    case .packet: ("●", "@")
    case .branch: ("├─", "|-")
    case .lastBranch: ("└─", "`-")
    case .trunk: ("│ ", "| ")
    default: markForms
    }
  }

  private var markForms: (unicode: String, ascii: String) {
    switch self {
    case .best: ("▶", ">")
    case .new: ("+", "+")
    case .changed: ("∆", "*")
    case .withdrawn: ("‒", "-")
    case .stale: ("~", "~")
    case .invalid: ("✗", "!")
    case .passed: ("✔", "ok")
    case .failed: ("✘", "X")
    case .pending: ("·", "..")
    case .inconclusive: ("?", "??")
    case .paused: ("⏸", "||")
    case .running: ("▶", ">>")
    case .replaying: ("⟲", "<<")
    case .forked: ("⑂", "fork")
    case .expanded: ("▾", "v")
    case .collapsed: ("▸", ">")
    case .ellipsis: ("…", "~")
    case .bullet: ("•", "*")
    case .scrollThumb: ("█", "#")
    case .scrollTrack: ("░", ":")
    default: ("", "")
    }
  }
}
