import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { chartWithNamespace, settingsOn } from './settings';
import { LineEnds, NodeFile, NodeSetting, NodeTextFileOptions, TextEncoding, WindowsNodeSettings } from '../../src';

/** Bytes as they arrive on a node, by way of YAML and the API server. */
function arriving(...settings: NodeSetting[]): { files: Record<string, Buffer>; settings: any[]; data: any } {
  const chart = chartWithNamespace();
  settingsOn(chart, 'settings', { settings });
  const file = join(mkdtempSync(join(tmpdir(), 'yaml-')), 'all.yaml');
  writeFileSync(file, Yaml.stringify(...Testing.synth(chart)));
  const data = Yaml.load(file).find(({ kind, data: texts }: any) => kind === 'ConfigMap' && texts['desired.json'] !== undefined);
  const { 'desired.json': document, ...texts } = data.data;
  return {
    data,
    settings: JSON.parse(document).settings,
    files: Object.fromEntries([
      ...Object.entries<string>(texts).map(([name, text]) => [name, Buffer.from(text)]),
      ...Object.entries<string>(data.binaryData ?? {}).map(([name, text]) => [name, Buffer.from(text, 'base64')]),
    ]),
  };
}

/** The content of the only file, once its hash is found to be the one that the setting names. */
function contentOf(file: NodeFile): Buffer {
  const { files, settings: [setting] } = arriving(file);
  const bytes = files[setting.source.replace(/^data:/u, '')];
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(setting.sha256);
  return bytes;
}

const ofText = (text: string, options?: NodeTextFileOptions) => contentOf(NodeFile.fromText('C:/data/a.txt', text, options));

test('every text arrives as it is', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()).filter((text) => !/\p{Cs}/u.test(text)), (text) => {
    expect(ofText(text)).toEqual(Buffer.from(text));
  }), { numRuns: 25, examples: [[''], ['\r\n'], ['\ufeff'], ['a\u0085b\u2028'], ['yes'], ['- a\n'], [' \n\t'], ['\ufffe\uffff']] });
});

test('every file of the app arrives as it is', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'file-')), 'a.bin');
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    writeFileSync(path, bytes);
    expect(contentOf(NodeFile.fromFile('C:/data/a.bin', path))).toEqual(Buffer.from(bytes));
  }), { numRuns: 15 });
});

test('encoding and line ends are those that are asked for', () => {
  expect(ofText('a\n\u00fc', { encoding: TextEncoding.UTF_8_WITH_BOM })).toEqual(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xc3, 0xbc]));
  expect(ofText('a\u00fc', { encoding: TextEncoding.UTF_16 })).toEqual(Buffer.from([0xff, 0xfe, 0x61, 0, 0xfc, 0]));
  expect(ofText('a\r\nb\nc', { lineEnds: LineEnds.CRLF }).toString()).toBe('a\r\nb\r\nc');
});

test('what people can read stands in the ConfigMap as text, and everything else in base64', () => {
  const { data } = arriving(NodeFile.fromText('C:/data/a.yaml', 'log: gr\u00fcn\n'), NodeFile.fromText('C:/data/b.txt', 'a\r\n'), NodeFile.fromText('C:/data/c.txt', '\u202eexe.a'));
  expect(Object.values(data.data)).toEqual(expect.arrayContaining(['log: gr\u00fcn\n']));
  expect(Object.values(data.binaryData).sort()).toEqual([Buffer.from('a\r\n'), Buffer.from('\u202eexe.a')].map((bytes) => bytes.toString('base64')).sort());
});

test('equal content travels once, and another content is another ConfigMap', () => {
  const two = arriving(NodeFile.fromText('C:/data/a.txt', 'x'), NodeFile.fromText('C:/data/b.txt', 'x'));
  expect(Object.keys(two.files)).toHaveLength(1);
  const [one, other] = ['x\r', 'y\r'].map((text) => arriving(NodeFile.fromText('C:/data/a.txt', text)).data.metadata.name);
  expect(one).not.toBe(other);
});

test('a file that is to be absent brings no content', () => {
  const { files, settings } = arriving(NodeFile.fromText('C:/data/a.txt', 'x').absent());
  expect({ files, ensure: settings[0].ensure }).toEqual({ files: {}, ensure: 'absent' });
});

const sha256 = 'AB'.repeat(32);

test('a file of the image is named with its hash, and the container has the image', () => {
  const chart = chartWithNamespace();
  new WindowsNodeSettings(chart, 'settings', { image: 'registry.example.com/files:1', settings: [NodeFile.fromImage('C:/data/a.exe', './bin//a.exe', { sha256 })] });
  const objects = Testing.synth(chart);
  const { spec } = objects.find(({ kind }) => kind === 'DaemonSet').spec.template;
  expect([...spec.initContainers, ...spec.containers].map(({ name, image }: any) => [name, image.replace(/.*\//u, '')])).toEqual([
    ['apply', 'files:1'], ['idle', expect.stringContaining('base-image')],
  ]);
  const document = objects.flatMap(({ data }) => data?.['desired.json'] ?? [])[0];
  expect(JSON.parse(document).settings).toEqual([expect.objectContaining({ source: 'image:bin\\a.exe', sha256: sha256.toLowerCase() })]);
});

test('a file of an image that nobody names is refused', () => {
  const settings = [NodeFile.fromImage('C:/data/a.exe', 'a.exe', { sha256 })];
  expect(() => new WindowsNodeSettings(chartWithNamespace(), 'settings', { settings })).toThrow(/no image is set/u);
});

test('settings that a ConfigMap cannot hold are refused, with what to do instead', () => {
  const large = (name: string) => NodeFile.fromText(`C:/data/${name}`, name + 'x'.repeat(600_000));
  expect(() => arriving(large('a'), large('b'))).toThrow(/have 12\d{5} bytes, and a ConfigMap can contain at most 1048576.*NodeFile.fromImage/u);
  const path = join(mkdtempSync(join(tmpdir(), 'file-')), 'large.bin');
  writeFileSync(path, Buffer.alloc(1_048_577));
  expect(() => NodeFile.fromFile('C:/data/a', path)).toThrow(/has 1048577 bytes, but a ConfigMap can have at most 1048576.*NodeFile.fromImage/u);
});

test.each<[string, () => unknown, RegExp]>([
  ['a missing file', () => NodeFile.fromFile('C:/data/a', '/nowhere/a.txt'), /cannot be read: ENOENT/u],
  ['a directory', () => NodeFile.fromFile('C:/data/a', tmpdir()), /cannot be read: EISDIR/u],
  ['half a character', () => NodeFile.fromText('C:/data/a', 'a\ud83d'), /half of a surrogate pair/u],
  ['no text', () => NodeFile.fromText('C:/data/a', undefined as any), /content must be a string, got undefined/u],
  ['an image file without hash', () => NodeFile.fromImage('C:/data/a', 'a.exe', {} as any), /sha256 of "a\.exe" is undefined/u],
  ['an image file without options', () => NodeFile.fromImage('C:/data/a', 'a.exe', undefined as any), /sha256 of "a\.exe" is undefined/u],
  ['an absolute file of the image', () => NodeFile.fromImage('C:/data/a', '/a.exe', { sha256 }), /is absolute/u],
  ['a file outside of the image', () => NodeFile.fromImage('C:/data/a', 'a/../../b', { sha256 }), /leaves its folder/u],
  ['a file of Windows', () => NodeFile.fromText('C:/Windows/System32/a.dll', ''), /changes nothing/u],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});
