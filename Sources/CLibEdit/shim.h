// libedit, with its variadic functions as plain ones, one per use. Header-only, so nothing in here may hold state.
#ifndef LABCONSOLE_LIBEDIT_SHIM_H
#define LABCONSOLE_LIBEDIT_SHIM_H

#include <histedit.h>
#include <locale.h>
#include <stdio.h>

typedef int (*le_read_function)(EditLine *, wchar_t *);
typedef unsigned char (*le_command_function)(EditLine *, wint_t);
typedef wchar_t *(*le_prompt_function)(EditLine *);

/// An editor on the program's own terminal.
static inline EditLine *le_open_on_terminal(const char *program) { return el_init(program, stdin, stdout, stderr); }

/// An editor whose terminal is `descriptor` and whose output goes nowhere. `*sink` is to be closed after el_end().
static inline EditLine *le_open_on_descriptor(const char *program, int descriptor, FILE **sink) {
  *sink = fopen("/dev/null", "w+");
  if (*sink == NULL) return NULL;
  return el_init_fd(program, *sink, *sink, *sink, descriptor, descriptor, descriptor);
}

static inline void le_use_locale(void) { setlocale(LC_ALL, ""); }

static inline int le_set_editor(EditLine *e, const char *name) { return el_set(e, EL_EDITOR, name); }
static inline const char *le_editor(EditLine *e) {
  const char *name = NULL;
  return el_get(e, EL_EDITOR, &name) == 0 && name != NULL ? name : "";
}
static inline int le_set_editing(EditLine *e, int on) { return el_set(e, EL_EDITMODE, on); }
static inline int le_set_signals(EditLine *e, int on) { return el_set(e, EL_SIGNAL, on); }
static inline int le_set_prompt(EditLine *e, le_prompt_function f) { return el_wset(e, EL_PROMPT, f); }
static inline int le_set_reader(EditLine *e, le_read_function f) { return el_wset(e, EL_GETCFN, f); }
// Commands of our own. libedit keeps the pointers to their names, so these must live as long as the program.
static inline int le_add_cancel(EditLine *e, le_command_function f) {
  return el_wset(e, EL_ADDFN, L"lab-cancel", L"Give up the line", f);
}
static inline int le_add_complete(EditLine *e, le_command_function f) {
  return el_wset(e, EL_ADDFN, L"lab-complete", L"Complete the word before the cursor", f);
}
static inline int le_add_help(EditLine *e, le_command_function f) {
  return el_wset(e, EL_ADDFN, L"lab-help", L"Explain what can stand at the cursor", f);
}
static inline int le_bind(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, key, command, (char *)NULL);
}
static inline int le_bind_in_vi_commands(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, "-a", key, command, (char *)NULL);
}
static inline int le_set_client_data(EditLine *e, void *data) { return el_set(e, EL_CLIENTDATA, data); }
static inline void *le_client_data(EditLine *e) {
  void *data = NULL;
  return el_get(e, EL_CLIENTDATA, &data) == 0 ? data : NULL;
}

static inline int le_use_history(EditLine *e, HistoryW *h) { return el_wset(e, EL_HIST, history_w, h); }
static inline int le_history_set_size(HistoryW *h, int size) {
  HistEventW event;
  return history_w(h, &event, H_SETSIZE, size);
}
static inline int le_history_drop_repeats(HistoryW *h) {
  HistEventW event;
  return history_w(h, &event, H_SETUNIQUE, 1);
}
static inline int le_history_add(HistoryW *h, const wchar_t *line) {
  HistEventW event;
  return history_w(h, &event, H_ENTER, line);
}
static inline int le_history_load(HistoryW *h, const char *file) {
  HistEventW event;
  return history_w(h, &event, H_LOAD, file);
}
static inline int le_history_save(HistoryW *h, const char *file) {
  HistEventW event;
  return history_w(h, &event, H_SAVE, file);
}
static inline int le_history_clear(HistoryW *h) {
  HistEventW event;
  return history_w(h, &event, H_CLEAR);
}
/// The newest entry, or the one before the last that was asked for; NULL when there is none.
static inline const wchar_t *le_history_newest(HistoryW *h) {
  HistEventW event;
  return history_w(h, &event, H_FIRST) >= 0 ? event.str : NULL;
}
static inline const wchar_t *le_history_older(HistoryW *h) {
  HistEventW event;
  return history_w(h, &event, H_NEXT) >= 0 ? event.str : NULL;
}

#endif
