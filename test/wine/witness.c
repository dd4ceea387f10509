/* A program that writes down how it was started, and a runner that starts many command lines, so that hundreds of them take
   one start of wine. Which of the two it is, the environment says: the command line belongs to the test.

   WITNESS_LINES  file of command lines, one a line, each the hexadecimal UTF-16 code units: be the runner
   WITNESS_LOG    file to which each started program appends one line: case, raw command line, arguments as CommandLineToArgvW
                  splits them, arguments as the C runtime splits them (all hexadecimal); the runner
                  adds case and exit code
   WITNESS_CASE   number of the command line that is being run, set by the runner */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

/* The C runtime of mingw expands * and ? in arguments unless told not to. */
int _dowildcard = 0;

enum { MAX_LINE = 40000, TIMEOUT_MS = 30000 };

static void print_hex(FILE *out, const wchar_t *text) {
  for (; *text; text++) fprintf(out, "%04x", *text);
}

static void print_list(FILE *out, int count, wchar_t **items) {
  for (int i = 0; i < count; i++) {
    if (i > 0) fputc(',', out);
    print_hex(out, items[i]);
  }
}

static int testify(int argc, wchar_t **argv) {
  int count = 0;
  wchar_t **items = CommandLineToArgvW(GetCommandLineW(), &count);
  FILE *log = _wfopen(_wgetenv(L"WITNESS_LOG"), L"ab");
  if (!log) return 3;
  fprintf(log, "%ls ", _wgetenv(L"WITNESS_CASE"));
  print_hex(log, GetCommandLineW());
  fputc(' ', log);
  print_list(log, count, items);
  fputc(' ', log);
  print_list(log, argc, argv);
  fputc('\n', log);
  fclose(log);
  return 0;
}

static DWORD run(int number, wchar_t *line) {
  wchar_t label[16];
  DWORD code = 0;
  STARTUPINFOW startup = { .cb = sizeof startup };
  PROCESS_INFORMATION process;
  swprintf(label, 16, L"%d", number);
  SetEnvironmentVariableW(L"WITNESS_CASE", label);
  if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &process)) return GetLastError();
  if (WaitForSingleObject(process.hProcess, TIMEOUT_MS) != WAIT_OBJECT_0) TerminateProcess(process.hProcess, 4);
  GetExitCodeProcess(process.hProcess, &code);
  CloseHandle(process.hThread);
  CloseHandle(process.hProcess);
  return code;
}

static int run_all(const wchar_t *path) {
  static char hex[4 * MAX_LINE + 2];
  static wchar_t line[MAX_LINE + 1];
  FILE *lines = _wfopen(path, L"rb");
  if (!lines) return 2;
  SetEnvironmentVariableW(L"WITNESS_LINES", NULL);
  for (int number = 0; fgets(hex, sizeof hex, lines); number++) {
    int length = 0;
    unsigned unit;
    while (length < MAX_LINE && sscanf(hex + 4 * length, "%4x", &unit) == 1) line[length++] = (wchar_t)unit;
    line[length] = 0;
    DWORD code = run(number, line);
    FILE *log = _wfopen(_wgetenv(L"WITNESS_LOG"), L"ab");
    if (!log) return 3;
    fprintf(log, "%d %lu\n", number, code);
    fclose(log);
  }
  fclose(lines);
  return 0;
}

int wmain(int argc, wchar_t **argv) {
  const wchar_t *lines = _wgetenv(L"WITNESS_LINES");
  return lines ? run_all(lines) : testify(argc, argv);
}
