import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withNeeds } from '../../src/settings/desired-state/script-needs';
import { describeWith } from '../support/requirements';
import { removePrefix, wineEnvironment } from '../wine/wine';

const program = process.env.WINE_PWSH;
const agent = join(__dirname, '..', '..', 'src', 'agent');
const scripts = Object.fromEntries(readdirSync(agent).map((name) => [name, readFileSync(join(agent, name), 'utf8')]));

/** Loads scripts of the agent by their names without extension, with all that these need. */
export function agentScript(...names: string[]): string {
  return [...withNeeds(scripts, ['agent-native.ps1', ...names.map((name) => `${name}.ps1`)])].map((name) => `. C:\\agent\\${name}`).join('\n');
}

/** Runs the suite where PowerShell for Windows is found, to run under wine; otherwise skips it and says why. */
export function describeWithWinePowerShell(title: string, suite: () => void): void {
  const missing = program === undefined ? 'WINE_PWSH names no pwsh.exe' : existsSync(program) ? undefined : `there is no ${program}`;
  describeWith('wine-powershell', missing, title, suite);
}

/**
 * PowerShell for Windows in a Windows of our own, with the agent's scripts in C:\agent. It is PowerShell 7 on wine: its registry is
 * a real one with real permissions, while sc.exe knows no permissions and the security authority forgets.
 */
export class WinePowerShell {
  private readonly folder = mkdtempSync(join(tmpdir(), 'wine-powershell-'));

  public constructor() {
    try {
      execFileSync('wine', ['wineboot', '--init'], { env: this.environment, stdio: 'ignore' });
      // A new prefix says that it is Windows 7, on which .NET does not start.
      execFileSync('wine', ['winecfg', '-v', 'win10'], { env: this.environment, stdio: 'ignore' });
      // Each of these may have left a service control manager behind: two of them take turns in answering.
      spawnSync('wineserver', ['--kill', '--wait'], { env: this.environment });
      cpSync(agent, join(this.folder, 'drive_c', 'agent'), { recursive: true });
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  /** Runs a script in strict mode and hands back what its output is as JSON. Throws where it ends without a result, as it does on errors. */
  public run(script: string): unknown {
    const result = join(this.folder, 'drive_c', 'result.json');
    rmSync(result, { force: true });
    writeFileSync(join(this.folder, 'drive_c', 'body.ps1'), script);
    writeFileSync(join(this.folder, 'drive_c', 'test.ps1'), [
      'Set-StrictMode -Version 2.0',
      '$ErrorActionPreference = \'Stop\'',
      '$output = @(. C:\\body.ps1)',
      '[System.IO.File]::WriteAllText(\'C:\\result.json\', (ConvertTo-Json -Depth 5 -InputObject $output))',
    ].join('\n'));
    // Without a terminal on its standard input pwsh.exe ends at once, without a word.
    const command = `wine '${join(dirname(program!), 'pwsh.exe')}' -NoLogo -NoProfile -NonInteractive -File 'C:\\test.ps1'`;
    const { stdout } = spawnSync('script', ['-qfec', command, '/dev/null'], { env: this.environment, encoding: 'utf8', timeout: 240_000 });
    if (!existsSync(result)) {
      throw new Error(`no result: ${stdout}`);
    }
    return JSON.parse(readFileSync(result, 'utf8'));
  }

  /** Ends everything that runs there and removes it. */
  public stop(): void {
    removePrefix(this.folder, this.environment);
  }

  private get environment(): NodeJS.ProcessEnv {
    return {
      ...wineEnvironment(this.folder),
      SHELL: '/bin/sh',
      TERM: 'dumb',
      WINEDLLOVERRIDES: 'mshtml=',
      DOTNET_EnableWriteXorExecute: '0',
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
      NO_COLOR: '1',
    };
  }
}
