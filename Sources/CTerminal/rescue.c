#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Everything that a handler touches is plain memory that was filled before, and each call in it is async-signal-safe.

static int terminal_descriptor = -1;
static struct termios terminal_settings;
static volatile sig_atomic_t armed = 0;
static char message[1024];

static int held_file = -1;     // what has been written to standard error meanwhile
static int real_stderr = -1;   // where it should have gone

static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
enum { crash_count = sizeof crash_signals / sizeof crash_signals[0] };
static struct sigaction crash_before[crash_count];

static _Alignas(16) char alternate_stack[64 * 1024];

// Synchronised output off, mouse off, paste marks off, plain text, keypad and cursor as usual, the normal screen.
static const char normal_screen[] =
    "\033[?2026l\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?2004l\033[0m\033[?1l\033>\033[?25h\033[?1049l\r\n";

static void put(int descriptor, const char *text, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

void ct_stderr_release(void) {
  if (held_file < 0) return;
  dup2(real_stderr, 2);
  close(real_stderr);
  off_t end = lseek(held_file, 0, SEEK_END);
  off_t start = end > 16 * 1024 ? end - 16 * 1024 : 0;
  char block[1024];
  ssize_t count;
  lseek(held_file, start, SEEK_SET);
  while ((count = read(held_file, block, sizeof block)) > 0) put(2, block, (size_t)count);
  close(held_file);
  held_file = real_stderr = -1;
}

int ct_stderr_hold(void) {
  char name[] = "/tmp/labconsole-XXXXXX";
  if (held_file >= 0) return 0;
  held_file = mkostemp(name, O_CLOEXEC | O_APPEND);
  if (held_file < 0) return errno;
  unlink(name);
  real_stderr = fcntl(2, F_DUPFD_CLOEXEC, 3);
  if (real_stderr < 0 || dup2(held_file, 2) < 0) {
    int error = errno;
    if (real_stderr >= 0) close(real_stderr);
    close(held_file);
    held_file = real_stderr = -1;
    return error;
  }
  return 0;
}

static void restore(void) {
  if (!armed) return;
  armed = 0;
  put(terminal_descriptor, normal_screen, sizeof normal_screen - 1);
  tcsetattr(terminal_descriptor, TCSANOW, &terminal_settings);
  ct_stderr_release();
}

static void crashed(int signal, siginfo_t *information, void *context) {
  (void)context;
  int was_armed = armed;
  restore();
  if (was_armed) put(2, message, strlen(message));
  for (int i = 0; i < crash_count; i++) sigaction(crash_signals[i], &crash_before[i], NULL);
  // A fault happens again when this returns, and meets whoever handled it before; a signal that was sent does not.
  if (information->si_code <= 0) raise(signal);
}

int ct_rescue_begin(int terminal) {
  static int at_exit = 0;
  if (tcgetattr(terminal, &terminal_settings) != 0) return errno;
  terminal_descriptor = terminal;
  if (!at_exit && atexit(restore) == 0) at_exit = 1;

  stack_t stack = {0};
  stack.ss_sp = alternate_stack;
  stack.ss_size = sizeof alternate_stack;
  sigaltstack(&stack, NULL);

  struct sigaction action = {0};
  action.sa_sigaction = crashed;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  if (!armed)
    for (int i = 0; i < crash_count; i++) sigaction(crash_signals[i], &action, &crash_before[i]);
  armed = 1;
  return 0;
}

void ct_rescue_end(void) {
  if (!armed) return;
  armed = 0;
  for (int i = 0; i < crash_count; i++) sigaction(crash_signals[i], &crash_before[i], NULL);
}

void ct_rescue_message(const char *text) {
  size_t length = strlen(text);
  if (length > sizeof message - 1) length = sizeof message - 1;
  memcpy(message, text, length);
  message[length] = 0;
}
