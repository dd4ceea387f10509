/**
 * The longest line that cmd.exe accepts, in UTF-16 code units. The check counts the leading
 * `cmd /c `, so it is too strict by at most seven.
 * @see https://learn.microsoft.com/en-us/troubleshoot/windows-client/shell-experience/command-line-string-limitation
 */
export const CMD_LINE_LIMIT = 8191;

/**
 * The longest command line of a process on Windows: 32767 code units, of which the last is zero.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw
 */
export const CREATE_PROCESS_LIMIT = 32766;
