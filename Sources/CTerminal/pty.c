#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

int ct_pty_resize(int slave, int rows, int columns) {
  struct winsize size = {0};
  size.ws_row = (unsigned short)rows;
  size.ws_col = (unsigned short)columns;
  return ioctl(slave, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

void ct_close(int descriptor) { close(descriptor); }

int ct_pty_open(int rows, int columns, int *master, int *slave) {
  char name[128];
  int error = 0;
  *slave = -1;
  *master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*master < 0) return errno;
  if (grantpt(*master) != 0 || unlockpt(*master) != 0 || ptsname_r(*master, name, sizeof name) != 0) error = errno;
  if (error == 0 && (*slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0) error = errno;
  if (error == 0) error = ct_pty_resize(*slave, rows, columns);
  if (error != 0) {
    if (*slave >= 0) close(*slave);
    close(*master);
    *master = *slave = -1;
  }
  return error;
}
