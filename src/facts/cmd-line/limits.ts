/**
 * The longest line that cmd.exe takes, in UTF-16 code units. Counted here with the `cmd /c ` in front, which is at most seven too strict.
 * @see https://learn.microsoft.com/en-us/troubleshoot/windows-client/shell-experience/command-line-string-limitation
 */
export const CMD_LINE_LIMIT = 8191;

/**
 * The longest line that Windows starts a process with: 32767 code units, the last of them zero.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw
 */
export const CREATE_PROCESS_LIMIT = 32766;
