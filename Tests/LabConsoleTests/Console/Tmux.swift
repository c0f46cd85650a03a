import Dispatch
import Foundation
import TestSupport
import Testing

/// A real terminal with a shell in it, in which the program is started as a person would.
///
/// What is waited for is waited for with a deadline; nothing here sleeps for a fixed time and hopes.
final class Tmux {
  private static let deadline: TimeInterval = 20

  private let folder: TemporaryFolder

  /// Why there is none to be had, if so.
  static var absence: String? {
    output(["bash", "-c", "command -v tmux"]).isEmpty ? "tmux is not installed" : nil
  }

  init(rows: Int = 30, columns: Int = 100, environment: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    var variables = [
      "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": folder.url.path, "HOME": folder.url.path, "PS1": "ready> ",
      "SWIFT_BACKTRACE": "enable=no", "LABCONSOLE_LABS": Repository.root.appendingPathComponent("labs").path,
    ]
    variables.merge(environment) { $1 }
    let settings = variables.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    tmux([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "env -u NO_COLOR \(settings) /bin/bash --norc --noprofile",
    ])
    try wait(for: "ready>")
  }

  deinit { tmux(["kill-server"]) }

  /// Starts the program with these arguments, and variables in front of it.
  func start(_ arguments: String = "first-join", variables: String = "") throws {
    let program = try Program.built().url.path
    type("\(variables) \(program) \(arguments); echo status $?")
    keys("Enter")
  }

  func type(_ text: String) { tmux(["send-keys", "-l", "--", text]) }
  func keys(_ names: String...) { tmux(["send-keys"] + names) }

  func line(_ text: String) {
    type(text)
    keys("Enter")
  }

  func resize(rows: Int, columns: Int) { tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"]) }

  /// Pastes as a terminal does: with the marks around it.
  func paste(_ text: String) {
    tmux(["set-buffer", "--", text])
    tmux(["paste-buffer", "-p"])
  }

  var screen: String { tmux(["capture-pane", "-p"]) }
  /// The same with the escape sequences of its colours.
  var coloredScreen: String { tmux(["capture-pane", "-p", "-e"]) }

  /// The process that runs in front.
  func processes(named name: String) -> [Int32] {
    let shell = tmux(["display-message", "-p", "#{pane_pid}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    return Self.output(["pgrep", "-P", shell, name]).split(separator: "\n").compactMap { Int32($0) }
  }

  /// Returns when the screen shows the text.
  @discardableResult
  func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    try wait("for `\(text)`", sourceLocation: sourceLocation) { $0.contains(text) }
  }

  /// Returns when the screen fulfils the condition.
  @discardableResult
  func wait(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, until isThere: (String) -> Bool
  ) throws -> String {
    let end = Date(timeIntervalSinceNow: Self.deadline)
    var seen = screen
    while !isThere(seen) {
      guard Date() < end else {
        Issue.record("waited in vain \(what) in:\n\(seen)", sourceLocation: sourceLocation)
        throw WaitedInVain()
      }
      usleep(20_000)
      seen = screen
    }
    return seen
  }

  /// Whether the shell has its terminal back as it was: what is typed is seen and edited, on the normal screen.
  func expectWhole(sourceLocation: SourceLocation = #_sourceLocation) throws {
    keys("Enter")
    line(
      "clear; stty -a | tr ';' '\\n' | grep -o -w -E -- '-?(icanon|echo|isig|icrnl|opost|ixon)' | sort | xargs echo modes"
    )
    let seen = try wait(for: "modes ", sourceLocation: sourceLocation)
    #expect(seen.contains("modes echo icanon icrnl isig ixon opost"), sourceLocation: sourceLocation)
    let flags = tmux(["display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}"])
    #expect(flags.hasPrefix("0 0 1"), "the screen is not the normal one: \(flags)", sourceLocation: sourceLocation)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) -> String { Self.output(["tmux", "-S", folder.path("socket")] + arguments) }

  /// What a command says on standard output.
  ///
  /// It is started from a thread of its own: those that tests run on have nearly all signals blocked, which is
  /// inherited, and nothing of it could be ended.
  private static func output(_ command: [String]) -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("labconsole-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let ended = DispatchSemaphore(value: 0)
    Thread {
      var none = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, nil)
      run(command, into: file)
      ended.signal()
    }
    .start()
    ended.wait()
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }

  /// The first command leaves a server behind, which must not hold on to anything by which its end is noticed.
  private static func run(_ command: [String], into file: URL) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let closing = "for f in {3..255}; do eval \"exec $f>&-\"; done"
    process.arguments =
      ["-c", "file=$1; shift; (\(closing); exec \"$@\") </dev/null >\"$file\" 2>&1", "bash", file.path] + command
    guard (try? process.run()) != nil else { return }
    process.waitUntilExit()
  }
}

struct WaitedInVain: Error {}
