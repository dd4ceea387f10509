import { ManifestSet, readManifests } from '../../src/manifests';

function read(...inputs: (string | Buffer)[]): ManifestSet {
  return readManifests(inputs.map((input, index) => ({ path: `${index}.yaml`, bytes: Buffer.from(input as string) })), { everything: true });
}

function valuesOf(text: string | Buffer): unknown[] {
  const { documents, files: [file] } = read(text);
  expect(file.problems).toEqual([]);
  return documents.map(({ value }) => value);
}

/** A problem and what it points at. */
function problemOf(input: string | Buffer): string {
  const { files: [file], documents } = read(input);
  expect(documents).toEqual([]);
  expect(file.problems).toHaveLength(1);
  const [{ message, fix, range }] = file.problems;
  expect(fix).toMatch(/^[A-Z].*\.$/);
  return range === undefined ? message : `${range.start.line}:${range.start.column} ${message}`;
}

const nested = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`;
const laughs = Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]\n`).join('');

test.each([
  ['separators with comments', 'a: 1\n--- # b\nb: 2\n---# c\nc: 3\n---\n', [{ a: 1 }, { b: 2 }, { c: 3 }]],
  ['document ends', 'a: 1\n...\n# nothing\n---\nb: 2\n...\n', [{ a: 1 }, { b: 2 }]],
  ['carriage returns', '---\r\na: |\r\n  b\r\n  c\r\n---\r\nd: 1\r\n', [{ a: 'b\nc\n' }, { d: 1 }]],
  ['what Helm prints', '---\n# Source: chart/templates/empty.yaml\n---\n# Source: chart/templates/a.yaml\na: 1\n', [{ a: 1 }]],
  ['marks of several files', '\uFEFFa: 1\n---\n\uFEFFb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['dashes in texts', 'a: |\n  ---\n  b\nc: "x\n  --- y"\n', [{ a: '---\nb\n', c: 'x --- y' }]],
  ['nothing', '\n# only a comment\n---\n---\n~\n---\n', []],
  ['JSON', '{"a": "\\u00e9\\ud83d\\ude00\\/", "b": [1, null]}', [{ a: 'é😀/', b: [1, null] }]],
  ['JSON with tabs', '{\n\t"a": [\n\t\t1\n\t]\n}', [{ a: [1] }]],
  ['JSON objects one behind another', '{"a": "}{"}\n{"b": "\\"{"}{"c": 3}\n', [{ a: '}{' }, { b: '"{' }, { c: 3 }]],
  ['a JSON list of objects', '[{"a": 1}, {"b": 2}]', [{ a: 1 }, { b: 2 }]],
  ['tags that nobody knows', 'a: !reference [x, z]\nb: !foo {c: !bar 12}\nd: !<tag:example.com,2000:e> f\ng: !!set {h}\n',
    [{ a: ['x', 'z'], b: { c: '12' }, d: 'f', g: { h: null } }]],
])('reads %s', (_, text, values) => {
  expect(valuesOf(text)).toEqual(values);
});

// As kubectl 1.36 prints them with `kubectl label --local -o json`.
test.each([
  ['yes', true], ['y', true], ['On', true], ['No', false], ['off', false], ['tRue', 'tRue'],
  ['0644', 420], ['0o17', 15], ['-0o17', -15], ['0x1F', 31], ['+0x1f', 31], ['-0x1F', -31], ['0b11', 3], ['-0b11', -3], ['0b2', '0b2'], ['0xG', '0xG'],
  ['1_000', 1000], ['1__0', 10], ['1_', 1], ['_1', '_1'], ['0_7', 7], ['089', 89], ['08', 8], ['00', 0], ['+12', 12], ['-0', 0], ['1:20', '1:20'],
  ['1e3', 1000], ['.5', 0.5], ['+.5', 0.5], ['-.5', -0.5], ['5.e3', 5000], ['1.', 1], ['1_0.5', 10.5], ['._1', '._1'], ['1e', '1e'], ['.e3', '.e3'],
  ['1e400', '1e400'], ['12345678901234567890123', 1.2345678901234568e22], ['+', '+'], ['.', '.'], ['0x', '0x'], ['0b', '0b'],
  ['~', null], ['Null', null], ['nUll', 'nUll'], ['', null], ['=', '='], ['<<', '<<'],
  ['2001-01-01', '2001-01-01'], ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
  ['!!str 12', '12'], ['!!int "7"', 7], ['!!int 017', 15], ['!!float 1', 1], ['!!bool "on"', true], ['!foo yes', 'yes'], ['!!timestamp 2001-01-01', '2001-01-01'],
])('reads %s as kubectl does', (written, value) => {
  expect(valuesOf(`a: ${written}\n`)).toEqual([{ a: value }]);
});

test('reads keys that are no texts as kubectl does, and finds them', () => {
  const { documents: [{ value, locate }] } = read('on: a\n017: b\n"q\\x75oted": c\n? long\n: d\n!!str tagged: e\n&f anchored: f\n');
  expect(value).toEqual({ true: 'a', 15: 'b', quoted: 'c', long: 'd', tagged: 'e', anchored: 'f' });
  expect(['true', '15', 'quoted', 'long', 'tagged', 'anchored'].map((key) => locate(`/${key}`).start))
    .toEqual([[1, 5], [2, 6], [3, 14], [5, 3], [6, 15], [7, 14]].map(([line, column]) => ({ line, column })));
});

test('gives the deepest part that exists for a pointer that leads beyond', () => {
  const { documents: [{ locate }] } = read('a:\n  b: [{c: 1}]\nd:\n');
  const place = (pointer: string) => `${locate(pointer).start.line}:${locate(pointer).start.column}`;
  expect(['', '/x', '/a', '/a/x', '/a/b/0', '/a/b/7', '/a/b/0/c/d', '/d', '/d/e'].map(place)).toEqual(['1:1', '1:1', '1:1', '1:1', '2:8', '2:3', '2:11', '3:1', '3:1']);
});

test.each([
  ['UTF-16 without a mark', Buffer.from('a: 1\n', 'utf16le'), 'the file is in UTF-16 without a byte order mark, so kubectl reads it as UTF-8'],
  ['another encoding behind a mark', Buffer.concat([Buffer.from('\uFEFFa: 1\nb: ü'), Buffer.from([0xFC])]),
    '2:5 the file starts with the byte order mark of UTF-8, but contains bytes that are not UTF-8'],
  ['a NUL byte', 'é: 1\nb: \0\n', '2:4 the file has a NUL byte at offset 9'],
  ['a control character', 'a: 1\nb: x\x07y\n', '2:5 the document contains the control character "\\u0007"'],
  ['an end that is missing in quotes', 'a: 1\nb: "x', '2:6 the document ends inside a double-quoted string'],
  ['an end that is missing in brackets', 'a: [1,\n', '1:7 the document ends inside a list or mapping in brackets'],
  ['a tab', 'a:\n  b: 1\n\tc: 2\n', '3:1 the indentation contains a tab'],
  ['a Windows path in double quotes', 'a: "C:\\Windows"\n', '1:8 "\\W" in double quotes is not a YAML escape'],
  ['a wrong escape', 'a: "\\xZZ"\n', '1:7 "\\xZ" in double quotes is not a YAML escape'],
  ['an alias of nothing', 'a: *.log\n', '1:9 the alias *.log has no anchor &.log before it in this document'],
  ['an alias in what it repeats', 'a: 1\nb: &b\n  - *b\n', '3:5 an alias is inside the value that it repeats'],
  ['aliases that explode', `a0: &a0 [x, x, x]\n${laughs}`, '2:10 aliases expand the document to many times its size'],
  ['deep nesting', nested(5000), '1:103 the document is nested deeper than 100 levels'],
  ['deep nesting by aliases', `a: &a ${nested(60).slice(3)}\nb: ${nested(60).slice(3).replace('[]', '[*a]')}\n`, '2:64 the document is nested deeper than 100 levels'],
  ['a template in place of a value', 'a: 1\nb: {{ .Values.b }}\n', '2:4 this is a Helm template that is not rendered: {{ is not valid YAML'],
  ['a template with statements', 'a: 1\n{{- if .Values.b }}\nb: 1\n{{- end }}\n', '2:1 this is a Helm template that is not rendered: {{ is not valid YAML'],
  ['bad indentation', 'a:\n    b: 1\n  c: 2\n', '3:3 the indentation does not match the lines above'],
  ['a missing colon', 'a: 1\nb\nc: 2\n', '2:1 a key has no colon after it'],
  ['a missing space', 'a: 1\n"b":2\n', '2:5 there is no space after the colon of a key'],
  ['a missing comma', 'a: ["b" "c"]\n', '1:9 a comma or the closing bracket is missing'],
  ['line ends of one CR', 'a: 1\r---\rb: 2\r', '1:1 the lines end with CR alone, so Kubernetes reads the whole file as one line'],
])('says of %s what it is and where', (_, input, problem) => {
  expect(problemOf(input)).toBe(problem);
});

test('takes the last of keys that stand twice, as kubectl does, and finds it', () => {
  const { documents: [{ value, locate }], files: [{ problems }] } = read('a:\n  "b c": 1\n  d: 2\n  b c: 3\n');
  expect([value, problems]).toEqual([{ a: { 'b c': 3, 'd': 2 } }, []]);
  expect(locate('/a/b c').start).toMatchObject({ line: 4, column: 8 });
});

test.each<[what: string, text: string, problems: number]>([
  ['is cut off', 'a: 1\n---\nkind: Pod\nspec: {a: "', 1],
  ['is broken before its last document', 'a: {\n---\nkind: Pod\n', 0],
  ['is a template of Helm', 'kind: Pod\nspec: {{ .Values.spec }}\n', 0],
  ['ends in a large document', `a: {${'b: c, '.repeat(20_000)}`, 0],
])('of a file that holds nothing of Windows only the end is checked: one that %s', (_, text, problems) => {
  const { files: [file], documents } = readManifests([{ path: 'linux.yaml', bytes: Buffer.from(text) }]);
  expect([documents, file.problems.length, file.passedOverCount]).toEqual([[], problems, file.documentCount]);
});

test('reads what stands beside something broken', () => {
  const { files, documents } = read('a: 1\n---\nb: [\n---\nc: 3\n---\nd: {e: "\n', Buffer.from([0]), 'f: 6\n');
  expect(documents.map(({ file, value }) => [file.path, value])).toEqual([['0.yaml', { a: 1 }], ['0.yaml', { c: 3 }], ['2.yaml', { f: 6 }]]);
  expect(files.map(({ problems, documentCount }) => [problems.length, documentCount])).toEqual([[2, 4], [1, 0], [0, 1]]);
  expect(files[0].problems.map(({ range }) => range!.start.line)).toEqual([3, 7]);
});

test('gives lines and text as they are shown, without mark and line ends', () => {
  const { files: [file, broken] } = read('\uFEFFa: é\r\nb: 𝒲\n', Buffer.from([0x61, 0x00, 0x0A, 0x62]));
  expect([0, 1, 2, 3, 4, 1.5].map((line) => file.lineAt(line))).toEqual([undefined, 'a: é', 'b: 𝒲', '', undefined, undefined]);
  expect(file.text).toBe('a: é\r\nb: 𝒲\n');
  expect([broken.text, broken.lineAt(2), broken.lineAt(1)]).toEqual([undefined, 'b', 'a\0']);
});

test('decodes a line once, however many findings are in it', () => {
  const { files: [file] } = read(`{"a": "${'é'.repeat(1000)}"}`);
  const decode = jest.spyOn(Buffer.prototype, 'toString');
  expect(new Set(Array.from({ length: 100 }, () => file.lineAt(1))).size).toBe(1);
  const decoded = decode.mock.calls.length;
  decode.mockRestore();
  expect(decoded).toBeLessThanOrEqual(1);
});

test('finds places in the second of two JSON objects in one line, and in items of a list', () => {
  const { documents } = read('{"a": 1} {"é": {"c": 3}}\n---\n[{a: 1}, {b: 2}]\n');
  const positions = ['/a', '/é/c', '/a', '/b'].map((pointer, index) => documents[index].locate(pointer).start);
  expect(positions.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:7', '1:22', '3:6', '3:14']);
});
