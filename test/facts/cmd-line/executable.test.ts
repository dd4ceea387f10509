import { executableProblem } from '../../../src/facts/cmd-line';

describe('executableProblem', () => {
  test.each([
    'powershell', 'powershell.exe', 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'c:/windows/system32/cmd.exe', 'agent', 'bin\\agent.exe',
    'install.cmd', 'C:\\hpc\\agent.exe', '%CONTAINER_SANDBOX_MOUNT_POINT%\\bin\\agent.exe', '$env:CONTAINER_SANDBOX_MOUNT_POINT/pwsh/pwsh.exe', '$(PROGRAM)', 'show.exe', '',
    'D:/agent.exe', 'C:\\Program Files\\a\\a.exe', 'c:\\k\\a.exe', 'sleep.exe', 'C:\\app\\agent.exe -c x', 'powershell.exe -File C:\\hpc\\x.ps1',
  ])('has nothing against %j', (word) => {
    expect(executableProblem(word)).toBeUndefined();
  });

  test.each([
    ['start.ps1', 'script'], ['%CONTAINER_SANDBOX_MOUNT_POINT%\\Start.PS1', 'script'], ['/scripts/run.sh', 'script'],
    ['sh', 'unix-shell'], ['/bin/sh', 'unix-shell'], ['/bin/bash', 'unix-shell'], ['bash.exe', 'unix-shell'],
    ['pwsh', 'pwsh'], ['PWSH.exe', 'pwsh'],
    ['C:\\app\\agent.exe', 'host-path'], ['/agent.exe', 'host-path'], ['\\agent.exe', 'host-path'], ['C:\\WindowsApps\\a.exe', 'host-path'],
    ['C:\\hpcx\\a.exe', 'host-path'], ['sleep', 'unix-program'], ['tail', 'unix-program'],
  ])('%j: %s', (word, kind) => {
    expect(executableProblem(word)?.kind).toBe(kind);
  });

  test('says what to write instead of a script', () => {
    expect(executableProblem('C:\\hpc\\start.ps1')).toEqual({
      kind: 'script',
      message: 'executable "C:\\hpc\\start.ps1" is a script, which Windows does not start without its interpreter',
      fix: 'Write powershell.exe, -NoProfile, -File and "C:\\hpc\\start.ps1" as elements of the list. A NodeScript does this.',
    });
  });
});
