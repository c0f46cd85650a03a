// The wide ncurses, with what Swift cannot see (macros, globals, variadic functions) as plain constants and functions.
// Header-only, so nothing in here may hold state.
#ifndef LABCONSOLE_NCURSES_SHIM_H
#define LABCONSOLE_NCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

// Video attributes.
static const attr_t nc_normal = A_NORMAL;
static const attr_t nc_bold = A_BOLD;
static const attr_t nc_dim = A_DIM;
static const attr_t nc_underline = A_UNDERLINE;
static const attr_t nc_reverse = A_REVERSE;

// Mouse: all that is asked for, and the bits that are looked at.
static const mmask_t nc_mouse_all = ALL_MOUSE_EVENTS;
static const mmask_t nc_button1_pressed = BUTTON1_PRESSED;
static const mmask_t nc_button1_released = BUTTON1_RELEASED;
static const mmask_t nc_button2_pressed = BUTTON2_PRESSED;
static const mmask_t nc_button2_released = BUTTON2_RELEASED;
static const mmask_t nc_button3_pressed = BUTTON3_PRESSED;
static const mmask_t nc_button3_released = BUTTON3_RELEASED;
static const mmask_t nc_wheel_up = BUTTON4_PRESSED;
static const mmask_t nc_wheel_down = BUTTON5_PRESSED;

// Keys that ncurses does not name, given by define_key().
static const int nc_key_paste_begin = 1001;
static const int nc_key_paste_end = 1002;
static const int nc_key_control_left = 1003;
static const int nc_key_control_right = 1004;
static const int nc_key_control_up = 1005;
static const int nc_key_control_down = 1006;

/// The highest function key asked for, as KEY_F(n) is a macro.
static inline int nc_function_key(int number) { return KEY_F(number); }

/// Takes the locale of the environment; says whether text may leave as UTF-8.
static inline int nc_use_locale(void) {
  setlocale(LC_ALL, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// Of <term.h>, whose macros nobody wants to import.
extern int setupterm(const char *terminal, int descriptor, int *result);

/// Whether the terminal named by TERM is known and can place the cursor. Writes nothing, unlike newterm().
static inline int nc_terminal_is_capable(void) {
  int result = 0;
  if (setupterm(NULL, 1, &result) == ERR || result != 1) return 0;
  const char *position = tigetstr("cup");
  return position != NULL && position != (const char *)-1;
}

/// A screen on standard input and output, or NULL. (initscr() would end the process.)
static inline SCREEN *nc_open(void) { return newterm(NULL, stdout, stdin); }

static inline WINDOW *nc_window(void) { return stdscr; }
static inline int nc_colors(void) { return COLORS; }
static inline int nc_color_pairs(void) { return COLOR_PAIRS; }

/// Attributes and a colour pair of any number for what is written next.
static inline void nc_pen(WINDOW *window, attr_t attributes, int pair) {
  wattr_set(window, attributes, (short)(pair > 255 ? 255 : pair), &pair);
}

#endif
