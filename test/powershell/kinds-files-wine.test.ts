import { createHash } from 'node:crypto';
import { Testing } from 'cdk8s';
import { passOnWine, statusesOf } from './wine-agent';
import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';
import { HostsEntry, LineEnds, NodeDirectory, NodeFile, NodeSetting, TextEncoding } from '../../src';
import { chartWithNamespace, settingsOn } from '../settings/settings';

const hosts = 'C:\\windows\\system32\\drivers\\etc\\hosts';
const base64 = (bytes: Buffer) => bytes.toString('base64');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describeWithWinePowerShell('files, directories and the hosts file in PowerShell for Windows', () => {
  jest.setTimeout(300_000);
  let windows: WinePowerShell;
  beforeAll(() => { windows = new WinePowerShell(); });
  afterAll(() => windows.stop());

  /** Runs the whole agent with the ConfigMap that the constructs make, after some preparation. Gives exit code, statuses, and what the expressions say. */
  function pass(settings: NodeSetting[], expressions: readonly string[] = [], preparation = ''): unknown[] {
    const chart = chartWithNamespace();
    settingsOn(chart, 'settings', { metadata: { name: 'base' }, settings });
    const configMaps = Testing.synth(chart).filter(({ kind }) => kind === 'ConfigMap');
    const { data, binaryData = {} } = configMaps.find((object) => object.data['desired.json'] !== undefined);
    const scripts = ['node-agent.ps1', ...configMaps.flatMap((object) => Object.keys(object.data)).filter((name) => name !== 'script.ps1' && name.endsWith('.ps1'))];
    const texts = Object.entries<string>(data).map(([name, text]) => [name, Buffer.from(text)]);
    const binaries = Object.entries<string>(binaryData).map(([name, text]) => [name, Buffer.from(text, 'base64')]);
    const made = passOnWine(windows, Object.fromEntries([...texts, ...binaries]), { scripts: [...new Set(scripts)], preparation, expressions });
    return [made.code, statusesOf(made).join(' '), ...made.said];
  }

  const read = (path: string) => `[System.Convert]::ToBase64String([System.IO.File]::ReadAllBytes('${path}'))`;
  const filesIn = (path: string) => `@([System.IO.Directory]::GetFileSystemEntries('${path}') | Sort-Object) -join ' '`;

  test('each byte arrives, in every encoding, through the ConfigMap and the agent', () => {
    const text = 'gr\u00fc\u00dfe: 1\n\ud83d\ude00\r\n\u0000\u2028"%PATH%$(1)';
    const settings = () => [
      NodeDirectory.of('C:/made/it\'s [a] %PATH%'),
      NodeFile.fromText('C:/made/it\'s [a] %PATH%/plain.txt', 'one: 1\ntwo: 2\n'),
      NodeFile.fromText('C:/made/it\'s [a] %PATH%/utf8.txt', text),
      NodeFile.fromText('C:/made/it\'s [a] %PATH%/bom.ps1', text, { encoding: TextEncoding.UTF_8_WITH_BOM, lineEnds: LineEnds.CRLF }),
      NodeFile.fromText('C:/made/it\'s [a] %PATH%/utf16.txt', text, { encoding: TextEncoding.UTF_16 }),
      NodeFile.fromText('C:/made/it\'s [a] %PATH%/empty.txt', ''),
    ];
    const folder = 'C:\\made\\it\'\'s [a] %PATH%';
    const names = ['plain.txt', 'utf8.txt', 'bom.ps1', 'utf16.txt', 'empty.txt'];
    const present = settings();
    const [code, statuses, ...contents] = pass(present, [...names.map((name) => read(`${folder}\\${name}`)), filesIn(folder)]);
    expect({ code, statuses }).toEqual({ code: 0, statuses: Array(6).fill('changed').join(' ') });
    expect(contents.slice(0, 5)).toEqual([
      Buffer.from('one: 1\ntwo: 2\n'), Buffer.from(text), Buffer.from(`\ufeff${text.replace(/\r?\n/gu, '\r\n')}`), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.alloc(0),
    ].map(base64));
    // Nothing temporary is left behind.
    expect((contents[5] as string).split('C:').length).toBe(6);
    expect(pass(present).slice(0, 2)).toEqual([0, Array(6).fill('converged').join(' ')]);

    const gone = settings().map((setting) => setting.absent()).reverse();
    expect(pass(gone, ['[System.IO.Directory]::Exists(\'C:\\made\\it\'\'s [a] %PATH%\')'])).toEqual([0, Array(6).fill('changed').join(' '), false]);
    expect(pass(gone).slice(0, 2)).toEqual([0, Array(6).fill('converged').join(' ')]);
  });

  test('a file that was there is replaced, healed, and brought back', () => {
    const file = () => [NodeFile.fromText('C:/kept/agent.yaml', 'new')];
    const before = '$null = [System.IO.Directory]::CreateDirectory(\'C:\\kept\'); [System.IO.File]::WriteAllBytes(\'C:\\kept\\agent.yaml\', [byte[]](255, 0, 13, 10, 65))';
    const content = [read('C:\\kept\\agent.yaml'), filesIn('C:\\kept')];
    expect(pass(file(), content, before)).toEqual([0, 'changed', base64(Buffer.from('new')), 'C:\\kept\\agent.yaml']);
    expect(pass(file(), content, '[System.IO.File]::WriteAllText(\'C:\\kept\\agent.yaml\', \'by hand\')')).toEqual([
      0, 'changed', base64(Buffer.from('new')), 'C:\\kept\\agent.yaml',
    ]);
    expect(pass(file().map((setting) => setting.absent()), content)).toEqual([0, 'changed', base64(Buffer.from([255, 0, 13, 10, 65])), 'C:\\kept\\agent.yaml']);
    expect(pass(file().map((setting) => setting.absent())).slice(0, 2)).toEqual([0, 'converged']);
  });

  test('a file of the image arrives if it is the one, and nothing else does', () => {
    const image = '$null = [System.IO.Directory]::CreateDirectory(\'C:\\image\\bin\'); [System.IO.File]::WriteAllText(\'C:\\image\\bin\\agent.exe\', \'program\')';
    const file = (hash: string) => [
      NodeDirectory.of('C:/Program Files/Contoso', { inProgramFolder: true }),
      NodeFile.fromImage('C:/Program Files/Contoso/agent.exe', 'bin/agent.exe', { sha256: hash, inProgramFolder: true }),
    ];
    expect(pass(file(sha256('another')), [filesIn('C:\\Program Files\\Contoso')], image)).toEqual([30, 'changed failed', '']);
    expect(pass(file(sha256('program')), [read('C:\\Program Files\\Contoso\\agent.exe')])).toEqual([0, 'converged changed', base64(Buffer.from('program'))]);
  });

  test('a file that somebody holds open stays as it is, whole, and the agent says so', () => {
    const [code, statuses, content] = pass(
      [NodeFile.fromText('C:/held/agent.yaml', 'new')],
      ['$held.Dispose()', read('C:\\held\\agent.yaml')],
      `$null = [System.IO.Directory]::CreateDirectory('C:\\held')
      [System.IO.File]::WriteAllText('C:\\held\\agent.yaml', 'old')
      $held = [System.IO.File]::Open('C:\\held\\agent.yaml', 'Open', 'ReadWrite', 'None')`,
    );
    expect({ code, statuses, content }).toEqual({ code: 30, statuses: 'failed', content: base64(Buffer.from('old')) });
  });

  test('the hosts file gets its lines and loses them again, and every other byte and the read-only attribute stay', () => {
    const entries = () => [HostsEntry.of('10.0.0.5', ['registry.example', 'mirror.example'])];
    const before = Buffer.from('# b\u00fcro\r\n10.1.1.1\tother.example\r\n\r\n10.2.2.2 unfinished', 'latin1');
    const write = `[System.IO.File]::WriteAllBytes('${hosts}', [System.Convert]::FromBase64String('${base64(before)}'))
      [System.IO.File]::SetAttributes('${hosts}', 'ReadOnly')`;
    const isReadOnly = `([System.IO.File]::GetAttributes('${hosts}') -band [System.IO.FileAttributes]::ReadOnly) -ne 0`;
    const marker = '# made by cdk8s-hostprocess\r\n';
    const [code, statuses, made, stays] = pass(entries(), [read(hosts), isReadOnly], write);
    expect({ code, statuses, stays }).toEqual({ code: 0, statuses: 'changed changed', stays: true });
    expect(Buffer.from(made as string, 'base64').toString('latin1')).toBe(
      `# b\u00fcro\r\n10.1.1.1\tother.example\r\n\r\n10.0.0.5\tregistry.example\t${marker}10.0.0.5\tmirror.example\t${marker}10.2.2.2 unfinished`,
    );
    expect(pass(entries()).slice(0, 2)).toEqual([0, 'converged converged']);
    expect(pass(entries().map((setting) => setting.absent()), [read(hosts)])).toEqual([0, 'changed changed', base64(before)]);
  });

  test('a file, its permissions and its owner are written by the calls that Windows has for them', () => {
    const [kind, content, sddl, owner, again] = windows.run(`
      ${agentScript('node-paths', 'windows-files', 'windows-file-copies', 'windows-unlinked-path', 'windows-path-security')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\guarded')
      [System.IO.File]::WriteAllText('C:\\guarded\\source', 'x')
      $hash = Get-NodeFileSha256 -Path 'C:\\guarded\\source'
      $env:HOSTPROCESS_DATA = 'C:\\guarded'
      Copy-NodeFile -Source 'data:source' -Destination 'C:\\guarded\\copy' -Sha256 $hash -Sddl 'O:BAG:BAD:P(A;;FA;;;SY)(A;;FA;;;BA)'
      Copy-NodeEarlierFile -Path 'C:\\guarded\\source' -Destination 'C:\\guarded\\copy' -Sha256 $hash -Sddl 'O:BAG:BAD:P(A;;FA;;;SY)(A;;FA;;;BA)'
      Get-NodePathKind -Path 'C:\\guarded\\copy'
      [System.IO.File]::ReadAllText('C:\\guarded\\copy')
      Read-NodePathSddl -Path 'C:\\guarded\\copy'
      $owner = Read-NodePathOwner -Path 'C:\\guarded\\copy'
      Set-NodePathOwner -Path 'C:\\guarded\\copy' -Sid $owner
      (Read-NodePathOwner -Path 'C:\\guarded\\copy') -ceq $owner
      Remove-NodePath -Path 'C:\\guarded\\copy'
      Get-NodePathKind -Path 'C:\\guarded\\copy'
    `) as unknown[];
    expect({ kind, content, owner, again }).toEqual({ kind: 'file', content: 'x', owner: true, again: 'none' });
    expect(sddl).toMatch(/^D:/u);
  });
});
