#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

enum { highest_signal = 64 };

static int pipe_ends[2] = {-1, -1};
static struct sigaction before[highest_signal + 1];
static unsigned char watched[highest_signal + 1];

static void note(int signal) {
  int saved = errno;
  unsigned char byte = (unsigned char)signal;
  if (write(pipe_ends[1], &byte, 1) < 0) { /* The pipe is full of signals: one more says nothing new. */
  }
  errno = saved;
}

int ct_signal_watch(int signal) {
  if (signal < 1 || signal > highest_signal) return EINVAL;
  if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return errno;
  struct sigaction action = {0};
  action.sa_handler = note;
  sigemptyset(&action.sa_mask);
  if (sigaction(signal, &action, watched[signal] ? NULL : &before[signal]) != 0) return errno;
  watched[signal] = 1;
  // Whoever starts programs from a thread that has signals blocked hands that on.
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal);
  return pthread_sigmask(SIG_UNBLOCK, &one, NULL);
}

void ct_signal_unwatch_all(void) {
  for (int signal = 1; signal <= highest_signal; signal++) {
    if (watched[signal]) sigaction(signal, &before[signal], NULL);
    watched[signal] = 0;
  }
}

int ct_signal_next(void) {
  unsigned char byte;
  return pipe_ends[0] >= 0 && read(pipe_ends[0], &byte, 1) == 1 ? byte : 0;
}

void ct_suspend(void) {
  struct sigaction default_action = {0}, present;
  default_action.sa_handler = SIG_DFL;
  sigemptyset(&default_action.sa_mask);
  if (sigaction(SIGTSTP, &default_action, &present) != 0) return;
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &present, NULL);
}

int ct_wait(int descriptor, int milliseconds) {
  struct pollfd places[2] = {{descriptor, POLLIN, 0}, {pipe_ends[0], POLLIN, 0}};
  if (poll(places, 2, milliseconds) <= 0) return 0;
  int result = 0;
  if (places[0].revents & POLLIN) result |= ct_wait_input;
  if (places[0].revents & (POLLHUP | POLLERR | POLLNVAL)) result |= ct_wait_hung_up;
  if (places[1].revents & POLLIN) result |= ct_wait_signal;
  return result;
}
