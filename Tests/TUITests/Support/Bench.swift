import Engine
import Foundation
import TUI
import TestSupport
import Testing
import Wire

/// A console for tests: a lab, a shell over it, and a screen that keys go to, without a terminal.
struct Bench {
  var shell: Shell
  var screen = Screen()
  var content = ConsoleContent(prompt: PromptLine(prompt: "> "))
  var size: Size
  var glyphs = GlyphSet.unicode

  /// A lab of the checkout, booted.
  init(_ file: String, size: Size = Size(rows: 40, columns: 120)) throws {
    let octets = try Data(contentsOf: Repository.root.appendingPathComponent("labs/\(file).lab.yml"))
    self.init(World.boot(try LabFile.read(octets: octets)).world, size: size)
  }

  init(_ world: World, size: Size = Size(rows: 40, columns: 120)) {
    shell = Shell(world)
    self.size = size
    screen.leavePrompt()
  }

  static func firstJoin() throws -> Bench { try Bench("01-first-join") }
  static func whoHeardTheJoin() throws -> Bench { try Bench("07-who-heard-the-join") }

  /// Runs commands as the prompt would, and keeps what they say.
  mutating func run(_ lines: String...) {
    for line in lines {
      content.log.append(LogLine("> \(line)", style: .accent))
      for output in shell.execute(line) {
        #expect(output.error == nil, "\(line): \(output.lines)")
        content.log += output.lines.map { LogLine($0) }
      }
    }
  }

  /// Presses the keys of a text, one after the other, and returns what they ask for.
  @discardableResult
  mutating func type(_ text: String) -> [Request] {
    text.unicodeScalars.compactMap { Key(scalar: $0) }.compactMap { press($0) }
  }

  @discardableResult
  mutating func press(_ key: Key) -> Request? {
    screen.handle(key, shell.world, content, size: size)
  }

  @discardableResult
  mutating func click(row: Int, column: Int) -> Request? {
    mouse(.press(.left, clicks: 1), row: row, column: column)
  }

  @discardableResult
  mutating func mouse(_ kind: MouseEvent.Kind, row: Int, column: Int) -> Request? {
    screen.handle(MouseEvent(kind, at: Position(row: row, column: column)), shell.world, content, size: size)
  }

  var picture: Picture { screen.draw(shell.world, content, size: size, glyphs: glyphs) }
  var text: String { picture.canvas.text }

  /// What one pane draws when it has all of a canvas.
  func draw(_ pane: any Pane.Type, _ size: Size) -> Canvas {
    var canvas = Canvas(size, glyphs: glyphs)
    pane.draw(WorldView(shell.world, screen.state, content, glyphs: glyphs), in: &canvas)
    return canvas
  }
}
