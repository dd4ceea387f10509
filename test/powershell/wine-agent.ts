import { agentScript, WinePowerShell } from './wine-powershell';

/** What differs from a pass with all scripts and nothing prepared. */
export interface WinePassOptions {
  /** Names of the scripts that the pod has. Default: all. */
  readonly scripts?: readonly string[];
  /** Functions in place of what wine does not have. Owners of files are among them: wine knows only one, who is not SYSTEM. */
  readonly simulated?: string;
  /** What happens before the agent starts. */
  readonly preparation?: string;
  /** What is asked afterwards. */
  readonly expressions?: readonly string[];
}

export interface WinePass {
  readonly code: unknown;
  /** The lines of the log. */
  readonly events: any[];
  /** The answers to the expressions. */
  readonly said: any[];
}

/**
 * One pass of the whole agent with its real adapters.
 *
 * @param data the files of the ConfigMap, `desired.json` among them
 */
export function passOnWine(windows: WinePowerShell, data: Readonly<Record<string, Buffer>>, options: WinePassOptions = {}): WinePass {
  const { scripts, simulated = '', preparation = '', expressions = [] } = options;
  const [code, log, ...said] = windows.run(`
    ${preparation}
    foreach ($folder in 'C:\\code', 'C:\\config') {
      [System.IO.Directory]::CreateDirectory($folder).Delete($true)
      $null = [System.IO.Directory]::CreateDirectory($folder)
    }
    foreach ($name in ${(scripts ?? ['*.ps1']).map((name) => `'${name}'`).join(', ')}) {
      Copy-Item -Path "C:\\agent\\$name" -Destination 'C:\\code'
    }
    [System.IO.File]::WriteAllText('C:\\code\\zz-simulated.ps1', @'
function Read-NodePathOwner {
    'S-1-5-18'
}
function Assert-NodeStateOwner {
}
function Read-NodeVolumeSecurity {
    @{ owner = 'S-1-5-18'; sddl = 'D:P(A;;FA;;;SY)' }
}
$global:log = New-Object -TypeName System.IO.MemoryStream
function Open-LogStream {
    return , $global:log
}
${simulated}
'@)
    ${Object.entries(data).map(([name, bytes]) => `[System.IO.File]::WriteAllBytes('C:\\config\\${name}', [System.Convert]::FromBase64String('${bytes.toString('base64')}'))`).join('\n')}
    Copy-Item -Path 'C:\\agent\\run-node-script.ps1' -Destination 'C:\\code'
    Move-Item -Path 'C:\\code\\node-agent.ps1' -Destination 'C:\\code\\script.ps1'
    $checksum = { "$((Get-FileHash -LiteralPath $args[0]).Hash.ToLowerInvariant())  $([System.IO.Path]::GetFileName($args[0]))\`n" }
    $entries = 'C:\\code\\run-node-script.ps1', 'C:\\code\\script.ps1'
    $others = @([System.IO.Directory]::GetFiles('C:\\code') | Where-Object { $entries -notcontains $_ } | Sort-Object)
    [System.IO.File]::WriteAllText('C:\\code\\SHA256SUMS', -join ($others | ForEach-Object { & $checksum $_ }))
    [System.IO.File]::WriteAllText('C:\\checksums', -join (@('C:\\code\\SHA256SUMS', 'C:\\config\\desired.json') + $entries | ForEach-Object { & $checksum $_ }))
    $env:HOSTPROCESS_DATA = 'C:\\config'
    $env:CONTAINER_SANDBOX_MOUNT_POINT = 'C:\\image'
    $env:HOSTPROCESS_AGENT_SHA256 = (Get-FileHash -LiteralPath 'C:\\checksums').Hash.ToLowerInvariant()
    & C:\\code\\script.ps1
    $LASTEXITCODE
    [System.Text.Encoding]::ASCII.GetString($global:log.ToArray())
    ${agentScript('agent-contract')}
    ${expressions.join('\n')}
  `) as unknown[];
  return { code, said, events: (log as string).split(/\r?\n/u).filter((line) => line !== '').map((line) => JSON.parse(line)) };
}

/** What became of each setting. */
export function statusesOf({ events }: WinePass): string[] {
  return events.filter(({ event }) => event === 'setting').map(({ status }) => status);
}

/** The ConfigMap of a document alone. */
export function dataOf(document: object): Record<string, Buffer> {
  return { 'desired.json': Buffer.from(JSON.stringify(document)) };
}
