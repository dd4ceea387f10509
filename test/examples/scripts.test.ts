import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'fs';
import { createServer, Server } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { describeWithPowerShell, Ended, folderWith, run } from '../powershell/powershell';

const examples = join(__dirname, '..', '..', 'examples');

/** Runs a script of an example with its settings; stubs stand for commands that only Windows has. */
function runExample(script: string, settings: object, stubs: string = ''): Ended {
  const folder = folderWith({ 'settings.json': JSON.stringify(settings), 'stubbed.ps1': stubbed(script, stubs) });
  return run(join(folder, 'stubbed.ps1'), { HOSTPROCESS_DATA: folder });
}

function stubbed(script: string, stubs: string): string {
  return `${stubs}\n& '${join(examples, script)}'\nexit $LASTEXITCODE\n`;
}

function linesOf({ output, errors }: Ended): any[] {
  expect(errors).toBe('');
  return output.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

describeWithPowerShell('scripts of the examples', () => {
  test('quickstart reports disks as lines of JSON', () => {
    const reports = linesOf(runExample('quickstart/free-disk-space.ps1', {}));
    expect(reports).not.toEqual([]);
    for (const report of reports) {
      const [text, number] = [expect.any(String), expect.any(Number)];
      expect(report).toEqual({ time: text, node: text, disk: text, totalBytes: number, freeBytes: number });
      expect(report.freeBytes).toBeLessThanOrEqual(report.totalBytes);
    }
  });

  describe('hourly-cleanup', () => {
    const script = 'hourly-cleanup/delete-old-files.ps1';
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'clean-up-'));
      mkdirSync(join(folder, 'below'));
      for (const [name, days] of [['old[1].dmp', 15], ['.hidden.dmp', 15], ['young.dmp', 13], ['below/old.dmp', 15]] as const) {
        const time = Date.now() / 1000 - days * 86_400;
        writeFileSync(join(folder, name), '12345');
        utimesSync(join(folder, name), time, time);
      }
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    test('deletes old files of the folder and nothing else', () => {
      const [report] = linesOf(runExample(script, { folder, keepDays: 14 }));
      expect(report).toMatchObject({ folder, deletedFiles: 2, deletedBytes: 10, failedFiles: 0 });
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['below', 'below/old.dmp', 'young.dmp']);
    });

    test('goes on where a file cannot be deleted, and counts it', () => {
      const [report] = linesOf(runExample(script, { folder, keepDays: 14 }, "function Remove-Item { throw 'the file is in use' }"));
      expect(report).toMatchObject({ deletedFiles: 0, deletedBytes: 0, failedFiles: 2 });
    });

    test('has nothing to do on a node without the folder', () => {
      const [report] = linesOf(runExample(script, { folder: join(folder, 'nowhere'), keepDays: 14 }));
      expect(report).toMatchObject({ deletedFiles: 0, failedFiles: 0 });
    });
  });

  describe('pod-log-reader', () => {
    const script = 'pod-log-reader/largest-logs.ps1';
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'pod-logs-'));
      for (const [path, bytes] of [['shop_web-1_u1/main/0.log', 10], ['shop_web-1_u1/main/1.log', 5], ['shop_db_u2/main/0.log', 20], ['else_a_u3/x/0.log', 15]] as const) {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), 'x'.repeat(bytes));
      }
      mkdirSync(join(folder, 'not a pod'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    test('names the pods with the largest logs, largest first', () => {
      const reports = linesOf(runExample(script, { folder, count: 10 }));
      expect(reports.map(({ namespace, pod, files, bytes }) => [namespace, pod, files, bytes])).toEqual([['shop', 'db', 1, 20], ['else', 'a', 1, 15], ['shop', 'web-1', 2, 15]]);
      expect(linesOf(runExample(script, { folder, count: 1 }))).toHaveLength(1);
    });

    test('ends where the folder cannot be read, so that the pod shows it', () => {
      expect(runExample(script, { folder: join(folder, 'nowhere'), count: 1 }).exitCode).toBe(1);
    });
  });

  describe('one-node-cron-job', () => {
    const script = 'one-node-cron-job/check-endpoints.ps1';
    let server: Server;
    let port: number;

    beforeEach(async () => {
      server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      port = (server.address() as { port: number }).port;
    });
    afterEach(() => server.close());

    test('succeeds where every endpoint can be reached', () => {
      const ended = runExample(script, { endpoints: [{ host: '127.0.0.1', port }], timeoutMilliseconds: 2000 });
      expect(linesOf(ended)).toEqual([{ time: expect.any(String), host: '127.0.0.1', port, reachable: true }]);
      expect(ended.exitCode).toBe(0);
    });

    test('fails, and still tries the rest, where one cannot', () => {
      const endpoints = [{ host: 'no-such-host.invalid', port: 389 }, { host: '127.0.0.1', port: 1 }, { host: '127.0.0.1', port }];
      const ended = runExample(script, { endpoints, timeoutMilliseconds: 2000 });
      expect(linesOf(ended).map(({ reachable }) => reachable)).toEqual([false, false, true]);
      expect(ended.exitCode).toBe(1);
    });
  });

  describe('linux-and-windows', () => {
    const settings = { rule: 'windows-exporter', port: 9182, remoteAddresses: ['10.0.0.0/8', '192.168.0.0/16'] };
    const stub = (name: string, parameters: string) => `
function ${name}-NetFirewallRule {
    [CmdletBinding()] param(${parameters})
    [Console]::Out.WriteLine((ConvertTo-Json -Compress -InputObject @{ command = '${name}'; call = $PSBoundParameters }))
}`;
    const parameters = '$Name, $Direction, $Action, $Enabled, $Protocol, [string[]]$LocalPort, [string[]]$RemoteAddress';
    const stubs = (exists: boolean) => `
function Get-NetFirewallRule { [CmdletBinding()] param($Name) ${exists ? '@{ Name = $Name }' : "Write-Error 'not found'"} }
${stub('Set', parameters)}
${stub('New', `${parameters}, $DisplayName`)}`;
    const rule = {
      Name: 'windows-exporter', Direction: 'Inbound', Action: 'Allow', Enabled: 'True', Protocol: 'TCP', LocalPort: ['9182'],
      RemoteAddress: ['10.0.0.0/8', '192.168.0.0/16'],
    };

    test('makes the rule where the node does not have it', () => {
      const ended = runExample('linux-and-windows/open-port.ps1', settings, stubs(false));
      expect(linesOf(ended)).toEqual([{ command: 'New', call: { ...rule, DisplayName: 'windows-exporter' } }]);
    });

    test('corrects the rule where the node has it, and makes no second one', () => {
      expect(linesOf(runExample('linux-and-windows/open-port.ps1', settings, stubs(true)))).toEqual([{ command: 'Set', call: rule }]);
    });
  });

  describe('log-agent', () => {
    const settings = { logs: [{ name: 'System', condition: 'Level=1' }], pollSeconds: 0, lookBackMinutes: 10 };
    // What the log holds at each reading: numbers of events, oldest first.
    const stubs = (readings: readonly (readonly number[])[], message: string) => `
$global:readings = '${JSON.stringify(readings)}' | ConvertFrom-Json
$global:reading = -1
function Start-Sleep { [CmdletBinding()] param($Seconds) }
function Get-WinEvent {
    [CmdletBinding()] param([string]$LogName, [string]$FilterXPath, [long]$MaxEvents, [switch]$Oldest)
    if ($Oldest) { $global:reading += 1 }
    if ($global:reading -ge $global:readings.Count) { throw 'the readings are over' }
    $after = -1
    if ($FilterXPath -match 'EventRecordID > (\\d+)') { $after = [int]$Matches[1] }
    $found = @($global:readings[$global:reading] | Where-Object { $_ -gt $after })
    if (-not $Oldest) { [array]::Reverse($found) }
    if ($found.Count -eq 0) {
        Write-Error -Message 'nothing, in some language' -ErrorId NoMatchingEventsFound
    }
    $found | Select-Object -First $MaxEvents | ForEach-Object {
        [pscustomobject]@{
            TimeCreated = [DateTime]'2030-01-02T03:04:05Z'; LogName = $LogName; RecordId = $_
            ProviderName = 'p'; Id = 7; Level = 1; Message = '${message}'
        }
    }
}`;

    function forward(readings: readonly (readonly number[])[], message = 'text'): Ended {
      const ended = runExample('log-agent/forward-events.ps1', settings, stubs(readings, message));
      expect(ended.exitCode).toBe(1);
      expect(ended.errors).toContain('the readings are over');
      return { ...ended, errors: '' };
    }

    test('writes each event once, in order', () => {
      expect(linesOf(forward([[4, 5], [4, 5], [4, 5, 6], []])).map(({ recordId }) => recordId)).toEqual([4, 5, 6]);
    });

    test('begins anew after the log was cleared', () => {
      expect(linesOf(forward([[4, 5], [1], [1, 2]])).map(({ recordId }) => recordId)).toEqual([4, 5, 1, 2]);
      expect(linesOf(forward([[4, 5], [], [1, 2]])).map(({ recordId }) => recordId)).toEqual([4, 5, 1, 2]);
    });

    test('keeps every line ASCII and below the 16 KiB of a container log', () => {
      const { output, ...ended } = forward([[1]], '\u00e9\u{1f600}'.repeat(2000));
      expect(output).toMatch(/^[ -~]+\n$/u);
      expect(output.length).toBeLessThan(16_384);
      const [line] = linesOf({ output, ...ended });
      expect(line.message.startsWith('\u00e9\u{1f600}\u00e9\u{1f600}')).toBe(true);
      expect(line).toMatchObject({ time: '2030-01-02T03:04:05.0000000Z', log: 'System', provider: 'p', eventId: 7, level: 1 });
    });

    test('ends where a log cannot be read, so that the pod shows it', () => {
      const ended = runExample('log-agent/forward-events.ps1', settings, "function Get-WinEvent { throw 'access is denied' }");
      expect(ended.exitCode).toBe(1);
      expect(ended.errors).toContain('access is denied');
    });
  });
});
