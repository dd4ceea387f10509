import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithPowerShell, Ended, folderWith, run, runUntil } from './powershell';

const runner = readFileSync(join(__dirname, '..', '..', 'src', 'agent', 'run-node-script.ps1'), 'utf8');

function mounted(script: string): string {
  return join(folderWith({ 'run-node-script.ps1': runner, 'script.ps1': script }), 'run-node-script.ps1');
}

function once(script: string): Ended {
  return run(mounted(script), { HOSTPROCESS_RUN: 'once' });
}

describeWithPowerShell('the runner of node scripts', () => {
  test('a script that ends well ends the container with 0, and its output is the log', () => {
    expect(once("Write-Output 'one'\nWrite-Host 'two'\n")).toMatchObject({ exitCode: 0, output: 'one\ntwo\n' });
  });

  test.each([1, 3, 42])('exit %d of the script is the exit code of the container', (code) => {
    expect(once(`Write-Output 'before'\nexit ${code}\n`)).toMatchObject({ exitCode: code, output: 'before\n' });
  });

  test('exit in a function of the script counts too', () => {
    expect(once('function Stop-Early {\n    exit 7\n}\nStop-Early\nWrite-Output unreached\n')).toMatchObject({ exitCode: 7, output: '' });
  });

  test('an exception ends the container with 1 and says what and where', () => {
    const { exitCode, errors } = once("Write-Output 'a'\nthrow 'no disk'\n");
    expect(exitCode).toBe(1);
    expect(errors).toContain('no disk');
    expect(errors).toContain('script.ps1');
  });

  test('an error that PowerShell would only print ends the container with 1', () => {
    const { exitCode, output } = once("Get-Item -LiteralPath './does-not-exist'\nWrite-Output 'unreached'\n");
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
  });

  test('a script that cannot be parsed ends the container with 1', () => {
    expect(once('if (').exitCode).toBe(1);
  });

  test('an exit code that a program left behind is not that of the script', () => {
    expect(once('& sh -c "exit 9"\nWrite-Output done\n')).toMatchObject({ exitCode: 0, output: 'done\n' });
  });

  test('a break that belongs to no loop does not end the runner silently', async () => {
    const { output } = await runUntil(mounted("Write-Output 'tick'\nbreak\n"), every(1), (text) => ticks(text) >= 2);
    expect(output).toMatch(/^(tick\n){2,}$/u);
  });

  test('strict mode is the choice of the script', () => {
    expect(once('Write-Output "[$undefinedVariable]"\n')).toMatchObject({ exitCode: 0, output: '[]\n' });
  });

  test('the script finds its own folder', () => {
    const file = mounted('Write-Output (Split-Path -Leaf -Path $PSScriptRoot)\n');
    expect(run(file, { HOSTPROCESS_RUN: 'once' }).output).toBe(`${file.split('/').at(-2)}\n`);
  });

  test('the script reads its data where HOSTPROCESS_DATA says', () => {
    const data = folderWith({ 'settings.json': '{ "limit": 3 }' });
    const script = "$text = Get-Content -Raw -LiteralPath (Join-Path $env:HOSTPROCESS_DATA 'settings.json')\nWrite-Output ($text | ConvertFrom-Json).limit\n";
    expect(run(mounted(script), { HOSTPROCESS_RUN: 'once', HOSTPROCESS_DATA: data }).output).toBe('3\n');
  });

  test('every: runs again and again, each time afresh', async () => {
    const script = 'Write-Output "tick $($null -eq $seen)"\n$seen = $true\n';
    const { output } = await runUntil(mounted(script), every(1), (text) => ticks(text) >= 3);
    expect(output).toMatch(/^(tick True\n){3,}$/u);
  });

  test('every: a failed run ends the container with its exit code', () => {
    expect(run(mounted("Write-Output 'tick'\nexit 5\n"), every(1))).toMatchObject({ exitCode: 5, output: 'tick\n' });
  });

  test('onceThenIdle: stays after a script that ends well', async () => {
    const { exitCode, output } = await runUntil(mounted("Write-Output 'done'\n"), { HOSTPROCESS_RUN: 'onceThenIdle' }, (text) => text.includes('done'), 3_000);
    expect({ exitCode, output }).toEqual({ exitCode: null, output: 'done\n' });
  });

  test('onceThenIdle: a failed script ends the container', () => {
    expect(run(mounted('exit 4\n'), { HOSTPROCESS_RUN: 'onceThenIdle' }).exitCode).toBe(4);
  });

  test('forever: the end of the script is a failure', () => {
    const { exitCode, errors } = run(mounted("Write-Output 'over'\n"), { HOSTPROCESS_RUN: 'forever' });
    expect(exitCode).toBe(1);
    expect(errors).toContain('has ended');
  });

  test('a mode that does not exist runs nothing', () => {
    expect(run(mounted("Write-Output 'ran'\n"), { HOSTPROCESS_RUN: 'sometimes' })).toMatchObject({ exitCode: 2, output: '' });
  });
});

function every(seconds: number): Record<string, string> {
  return { HOSTPROCESS_RUN: 'every', HOSTPROCESS_RUN_EVERY_SECONDS: String(seconds), HOSTPROCESS_RUN_JITTER_SECONDS: '0' };
}

function ticks(output: string): number {
  return output.split('tick').length - 1;
}
