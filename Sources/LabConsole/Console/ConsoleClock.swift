import CTerminal

/// Nanoseconds of a clock that never goes back.
///
/// The console alone looks at it: the engine has a time of its own.
typealias ConsoleClock = () -> Int64

/// The machine's clock.
func machineClock() -> Int64 { ct_monotonic_nanoseconds() }
