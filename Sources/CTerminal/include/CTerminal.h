// What a console needs of the operating system and Swift cannot do well: a private pseudo-terminal, signals that arrive
// as bytes in a pipe, a terminal that is whole again after a crash, and standard error kept off the screen.
#ifndef LABCONSOLE_CTERMINAL_H
#define LABCONSOLE_CTERMINAL_H

#include <stddef.h>
#include <stdint.h>

// -- clock.c

/// Nanoseconds of a clock that never goes back.
int64_t ct_monotonic_nanoseconds(void);

// -- pty.c

/// Opens a pseudo-terminal of a size that nobody else sees. 0, or the error number.
int ct_pty_open(int rows, int columns, int *master, int *slave);

/// Tells the pseudo-terminal its new size. 0, or the error number.
int ct_pty_resize(int slave, int rows, int columns);

void ct_close(int descriptor);

// -- signals.c

/// From now on this signal is a byte in a pipe instead of the end of the program. System calls that it interrupts fail
/// with EINTR. 0, or the error number.
int ct_signal_watch(int signal);

/// Puts back what each watched signal did before.
void ct_signal_unwatch_all(void);

/// The next signal that has come in, or 0.
int ct_signal_next(void);

/// Stops the program's process group as ^Z does, and returns when it goes on. Works also while SIGTSTP is watched.
void ct_suspend(void);

/// What has something to read. `ct_wait_hung_up`: nobody is at the other end any more.
static const int ct_wait_input = 1, ct_wait_signal = 2, ct_wait_hung_up = 4;

/// Waits until there is input on `descriptor` or a watched signal, at most so long (negative: for ever). Bits as above; 0 also when
/// another signal came in between.
int ct_wait(int descriptor, int milliseconds);

// -- rescue.c

/// Remembers how the terminal is set, and from now on puts it back when the program crashes or exits. Call it before
/// the terminal is changed. 0, or the error number.
int ct_rescue_begin(int terminal);

/// The terminal is already as it was: forget it, and the handlers with it.
void ct_rescue_end(void);

/// Text that is printed after a crash, below what was on standard error. At most 1023 octets are kept.
void ct_rescue_message(const char *text);

/// Sends standard error to a file without a name until ct_stderr_release(). 0, or the error number.
int ct_stderr_hold(void);

/// Gives standard error back and copies to it what was written meanwhile: at most the last 16 KiB.
void ct_stderr_release(void);

#endif
