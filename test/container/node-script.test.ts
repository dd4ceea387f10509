import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { NodeScript, NodeScriptData } from '../../src';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'node-script-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

function file(content: string | Buffer): string {
  const path = join(folder, 'script.ps1');
  writeFileSync(path, content);
  return path;
}

const stored = (script: NodeScript) => script._scriptFiles()['script.ps1'];
const lines = fc.array(fc.stringMatching(/^[ -~é€]{0,10}$/), { minLength: 1, maxLength: 5 }).filter((some) => some.join('').trim() !== '');
const data = (...files: [string, string][]) => files.map(([name, text]) => NodeScriptData.fromText(name, text));

test('line ends and byte order marks make no difference: pods do not roll because a file was checked out on Windows', () => {
  fc.assert(fc.property(lines, fc.constantFrom('\r\n', '\r', '\n'), fc.boolean(), (some, end, mark) => {
    const script = NodeScript.fromFile(file((mark ? '\ufeff' : '') + some.join(end)));
    expect(stored(script).replace(/^\ufeff/, '')).toBe(some.join('\n'));
    expect(script.hash).toBe(NodeScript.fromInline(some.join('\n')).hash);
  }), { numRuns: 300 });
});

test('a script outside ASCII has a byte order mark, others have none', () => {
  expect(stored(NodeScript.fromInline('Write-Output "ü"'))).toBe('\ufeffWrite-Output "ü"');
  expect(stored(NodeScript.fromInline('\ufeffexit 0'))).toBe('exit 0');
});

test('a signed script stays as it is: any change would break the signature', () => {
  const signed = 'exit 0\r\n# ü\r\n# SIG # Begin signature block\r\n# x\r\n# SIG # End signature block\r\n';
  expect(stored(NodeScript.fromFile(file(signed)))).toBe(signed);
});

test('the hash changes with the script, the name and the content of its data, and with nothing else', () => {
  const hash = (script: string, ...files: [string, string][]) => NodeScript.fromInline(script, { data: data(...files) }).hash;
  const base = hash('exit 0', ['a', '1'], ['b', '2']);
  expect(hash('exit 0', ['b', '2'], ['a', '1'])).toBe(base);
  const others = [hash('exit 1', ['a', '1'], ['b', '2']), hash('exit 0', ['a', '1'], ['b', '3']), hash('exit 0', ['a', '1'], ['c', '2']), hash('exit 0', ['a', '1'])];
  expect(new Set([base, ...others]).size).toBe(5);
  expect(base).toMatch(/^[0-9a-f]{64}$/);
});

test('the runner belongs to the script: its text is part of the hash', () => {
  const files = NodeScript.fromInline('exit 0')._scriptFiles();
  expect(Object.keys(files).sort()).toEqual(['run-node-script.ps1', 'script.ps1']);
  expect(files['run-node-script.ps1']).toContain('HOSTPROCESS_RUN');
});

test('a list that changes afterwards does not change the script', () => {
  const files = data(['a', '1']);
  const script = NodeScript.fromInline('exit 0', { data: files });
  files.push(...data(['b', '2']));
  expect(script._dataFiles()).toEqual({ a: '1' });
});

test.each<[string, () => unknown, string | RegExp]>([
  ['a missing file', () => NodeScript.fromFile(join(folder, 'no.ps1')), /^script "\/.*no\.ps1" cannot be read: ENOENT\. Use the path of an existing text file\.$/],
  ['a folder', () => NodeScript.fromFile(folder), 'cannot be read: EISDIR'],
  ['another encoding', () => NodeScript.fromFile(file(Buffer.from('Write-Output "ü"', 'latin1'))), 'is not in UTF-8. Save it as UTF-8.'],
  ['UTF-16', () => NodeScript.fromFile(file(Buffer.from('exit 0', 'utf16le'))), 'NodeScript: the script contains NUL characters. Save the file as UTF-8, not as UTF-16.'],
  ['an empty script', () => NodeScript.fromInline(' \n'), 'NodeScript: the script is empty. Use the content of a PowerShell script.'],
  ['no script', () => NodeScript.fromInline(undefined as any), 'script is empty.'],
  ['one data file twice', () => NodeScript.fromInline('exit 0', { data: data(['a.json', '1'], ['A.json', '2']) }), 'NodeScript: data has the file "A.json" twice.'],
  ['unknown options', () => NodeScript.fromInline('exit 0', { date: [] } as any), 'NodeScript has no property "date". Did you mean "data"?'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});
