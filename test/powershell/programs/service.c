/*
 * A Windows service that writes its arguments beside itself, in hexadecimal UTF-16 and one on a line, and runs until it is stopped. With
 * "fail" among them it ends at once, with an error of its own.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>

static SERVICE_STATUS_HANDLE handle;
static HANDLE stopped;

static void tell(DWORD state, DWORD error)
{
    SERVICE_STATUS status = { SERVICE_WIN32_OWN_PROCESS, state, 0, 0, error, 0, 0 };
    status.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP : 0;
    status.dwWin32ExitCode = error ? ERROR_SERVICE_SPECIFIC_ERROR : 0;
    SetServiceStatus(handle, &status);
}

static void WINAPI control(DWORD code)
{
    if (code == SERVICE_CONTROL_STOP) {
        SetEvent(stopped);
    }
}

static BOOL writeArguments(void)
{
    WCHAR path[MAX_PATH];
    int count, i, fails = 0;
    WCHAR **arguments = CommandLineToArgvW(GetCommandLineW(), &count);
    FILE *file;
    GetModuleFileNameW(NULL, path, MAX_PATH);
    *(wcsrchr(path, L'\\') + 1) = 0;
    wcscat(path, L"arguments.txt");
    file = _wfopen(path, L"wb");
    for (i = 1; i < count; i++) {
        WCHAR *at;
        fails = fails || wcscmp(arguments[i], L"fail") == 0;
        for (at = arguments[i]; file && *at; at++) {
            fprintf(file, "%04x", *at);
        }
        if (file) {
            fprintf(file, "\n");
        }
    }
    if (file) {
        fclose(file);
    }
    return fails;
}

static void WINAPI run(DWORD count, LPWSTR *names)
{
    (void)count;
    handle = RegisterServiceCtrlHandlerW(names[0], control);
    if (writeArguments()) {
        tell(SERVICE_STOPPED, 42);
        return;
    }
    tell(SERVICE_RUNNING, 0);
    WaitForSingleObject(stopped, INFINITE);
    tell(SERVICE_STOPPED, 0);
}

int wmain(void)
{
    SERVICE_TABLE_ENTRYW table[] = { { L"", run }, { NULL, NULL } };
    stopped = CreateEventW(NULL, TRUE, FALSE, NULL);
    return !StartServiceCtrlDispatcherW(table);
}
