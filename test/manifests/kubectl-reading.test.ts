import { ManifestSet, readManifests } from '../../src/manifests';

function read(input: string | Buffer): ManifestSet {
  return readManifests([{ path: 'a.yaml', bytes: Buffer.from(input as string) }], { everything: true });
}

/** Problems and remarks, with their places. */
function textsOf(texts: ManifestSet['files'][number]['problems']): string[] {
  return texts.map(({ message, fix, range }) => {
    expect(fix).toMatch(/^[A-Z].*\.$/);
    return `${range!.start.line}:${range!.start.column} ${message}`;
  });
}

const pod = 'kind: Pod # windows\nspec:\n';

// `kubectl create` stores these values. test/cluster/yaml-reading.test.ts compares random documents with it.
test.each<[what: string, input: string | Buffer, values: unknown[], remarks: string[]]>([
  ['a merge key behind a key', 'a: {hostNetwork: true, <<: {hostNetwork: false}}\n', [{ a: { hostNetwork: false } }], ['1:24 << overrides the key "hostNetwork" above it']],
  ['a merge key before a key', 'a: {<<: {b: 1, c: 1}, b: 2}\n', [{ a: { b: 2, c: 1 } }], []],
  ['a merge key with the same value', 'a: {b: 1, <<: {b: 1}}\n', [{ a: { b: 1 } }], []],
  ['two merge keys', 'a: {<<: {b: 1, c: 1}, <<: {b: 2}}\n', [{ a: { b: 2, c: 1 } }], ['1:23 << overrides the key "b" above it']],
  ['a list of mappings to merge', 'a: {b: 0, <<: [{b: 1}, {b: 2, c: 2}], d: 3}\n', [{ a: { b: 1, c: 2, d: 3 } }], ['1:11 << overrides the key "b" above it']],
  ['a merge key in what is merged', 'x: &x {<<: {b: 1}, c: 1}\na: {c: 0, <<: *x}\n', [{ x: { b: 1, c: 1 }, a: { b: 1, c: 1 } }], ['2:11 << overrides the key "c" above it']],
  ['a merge key in quotes', "a: {b: 1, '<<': {b: 2}}\n", [{ a: { 'b': 1, '<<': { b: 2 } } }], []],
  ['a prototype among merged keys', 'a: {<<: {__proto__: {b: 1}}}\n', [{ a: JSON.parse('{"__proto__":{"b":1}}') }], []],
  ['a line break of YAML 1.1 in a comment', 'a: true # note\u0085b: 1\n', [{ a: true, b: 1 }], ['1:15 kubectl treats the character U+0085 as the end of a line']],
  ['another one', 'a: true # note\u2028b: 1\n', [{ a: true, b: 1 }], ['1:15 kubectl treats the character U+2028 as the end of a line']],
  ['one that hides a line', 'a: true\n#\u2029b: 1\n', [{ a: true, b: 1 }], ['2:2 kubectl treats the character U+2029 as the end of a line']],
  ['one at the end of a comment', 'a: true # c\u0085\nb: 1\n', [{ a: true, b: 1 }], []],
  ['one in JSON', '{"a": "x\u0085y\u2028z\u007F"}', [{ a: 'x\u0085y\u2028z\u007F' }], []],
  ['lines behind a document end', 'a: 1\n...\nb: [\n---\nc: 2\n...\n# nothing\n', [{ a: 1 }, { c: 2 }], ['3:1 kubectl ignores the lines between a line ... and the next line ---']],
  ['UTF-16 with a mark', Buffer.from('\uFEFFa: é𝒲\n---\nb: 1\n', 'utf16le'), [{ a: 'é𝒲' }, { b: 1 }], []],
  ['big-endian UTF-16', Buffer.from('\uFEFFa: é𝒲\n', 'utf16le').swap16(), [{ a: 'é𝒲' }], []],
  ['a byte of Latin-1 in a comment', Buffer.from('a: 1 # Größe\n', 'latin1'), [{ a: 1 }], []],
  ['a byte of Latin-1 in a string', Buffer.from('a: 1\nb: [x, Größe]\n', 'latin1'), [{ a: 1, b: ['x', 'Gr\uFFFD\uFFFDe'] }],
    ['2:8 the string contains bytes that are not UTF-8, which kubectl replaces with U+FFFD']],
  ['a character that is replaced already', 'a: \uFFFD\n', [{ a: '\uFFFD' }], []],
  ['numbers and words as keys', 'a: {0x10: a, 1.5: b, yes: c, .inf: d, -.INF: e, .NaN: f}\n', [{ a: { '16': 'a', '1.5': 'b', 'true': 'c', '.inf': 'd', '-.inf': 'e', '.nan': 'f' } }], []],
  ['words for infinity in quotes', 'a: ".inf"\n', [{ a: '.inf' }], []],
  ['a key of 1,024 characters', `${'k'.repeat(1024)}: 1\n`, [{ ['k'.repeat(1024)]: 1 }], []],
  ['a long key with a question mark', `? ${'k'.repeat(1025)}\n: 1\n`, [{ ['k'.repeat(1025)]: 1 }], []],
  ['a long key in JSON', `{"${'k'.repeat(1025)}": 1}\n`, [{ ['k'.repeat(1025)]: 1 }], []],
  ['a colon before a bracket', 'a: {b:}\nc: [d:]\n', [{ a: { 'b:': null }, c: ['d:'] }], []],
  ['tabs where they are allowed', 'a:\t1\nb: |\n  x\n  \t\n  \t# e\nc: [\n\t1,\t# d\n\t2]\n', [{ a: 1, b: 'x\n\t\n\t# e\n', c: [1, 2] }], []],
  ['question marks where they are allowed', 'a: b?c\nd: [e, "f?"]\n', [{ a: 'b?c', d: ['e', 'f?'] }], []],
])('reads %s as kubectl does', (_, input, values, remarks) => {
  const { documents, files: [file] } = read(input);
  expect(file.problems).toEqual([]);
  expect(documents.map(({ value }) => value)).toEqual(values);
  expect(textsOf(file.remarks)).toEqual(remarks);
});

test.each([
  ['content on the line of a separator', 'a: 1\n--- {b: 2}\n', '2:1 kubectl does not accept content on a line that starts with ---'],
  ['content directly behind a separator', 'a: 1\n---b\n', '2:1 kubectl does not accept content on a line that starts with ---'],
  ['a directive', '# c\n%YAML 1.1\n---\na: 1\n', '2:1 kubectl does not accept YAML directives such as %YAML'],
  ['a document end without a document', '---\n...\na: 1\n', '2:1 the document starts with the line ..., which ends a document'],
  ['a DEL in a comment', 'a: 1 # \u007F\n', '1:8 the document contains the control character "\\u007f"'],
  ['a DEL in quotes', 'a: "\u007F"\n', '1:5 the document contains the control character "\\u007f"'],
  ['no number', 'a: [1, .nan]\n', '1:8 the value is .nan, which JSON cannot represent'],
  ['infinity', 'a: -.Inf\n', '1:4 the value is -.Inf, which JSON cannot represent'],
  ['null as a key', 'a: {~: 1}\n', '1:5 a key is null'],
  ['nothing as a key', 'a:\n  ? \n  : 1\n', '2:3 a key is null'],
  ['a list as a key', 'a: {[b]: 1}\n', '1:5 a key is a list or a mapping'],
  ['a mapping as a key', '? {a: 1}\n: 2\n', '1:3 a key is a list or a mapping'],
  ['a key of 1,025 characters', `a:\n  ${'k'.repeat(1025)}: 1\n`, '2:3 a key has more than 1024 characters'],
  ['a merge key of a string', 'a: {<<: b}\n', '1:10 YAML cannot be read here: cannot merge mappings; the provided source object is unacceptable'],
  ['a merge key of a list by its name', 'x: &x [{a: 1}]\na: {<<: *x}\n', '2:5 the value of << is neither a mapping nor a list of mappings'],
  ['a tab before a comment', 'a: 1\n\t# b\n', '2:1 a tab is in a place where YAML allows only spaces'],
  ['a tab behind a hyphen', 'a:\n-\tb\n', '2:2 a tab is in a place where YAML allows only spaces'],
  ['a tab at the start of a script', 'a:\n  b: |\n\n    \tx\n', '4:5 the first line of a block scalar starts with a tab'],
  ['a question mark in brackets', 'args: [cmd, /?]\n', '1:14 kubectl does not accept ? in a string without quotes in brackets'],
  ['no space behind a colon in brackets', 'a: {b:[1]}\n', '1:6 there is no space after the colon of a key'],
  ['content behind brackets', '{"a": 1} b\n', '1:10 the document continues after its closing bracket'],
])('refuses %s as kubectl does', (_, text, problem) => {
  const { documents, files: [file] } = read(text);
  expect(textsOf(file.problems)).toEqual([problem]);
  expect(documents.filter(({ value }) => !Object.hasOwn(value as object, 'a'))).toEqual([]);
});

test('finds the value of a key that a later merge key overrides', () => {
  const { documents: [{ locate }] } = read('a: 1\n<<: {a: 2, b: 3}\nb: 4\n');
  expect(['/a', '/b'].map((pointer) => locate(pointer).start)).toEqual([{ line: 2, column: 9 }, { line: 3, column: 4 }]);
});

describe('a document that mentions Windows', () => {
  test.each([
    ['a string', 'pods for windows\n', '1:1 the document is a string, and kubectl accepts only objects'],
    ['JSON behind a comment', '// windows\n{"apiVersion": "v1", "kind": "Pod"}\n', '1:1 the document starts with a comment, but JSON does not have comments'],
    ['a list of objects', '- {apiVersion: v1, kind: Pod, windows: 1}\n', '1:4 the document is a list, and kubectl accepts only objects'],
    ['a List without a list', 'apiVersion: v1\nkind: List\nitems: {windows: 1}\n', '3:1 items of a List is not a list'],
    ['a List with a string', 'apiVersion: v1\nkind: List\nitems: [windows]\n', '3:9 items of a List contains a value that is not an object'],
  ])('and is %s is reported', (_, text, problem) => {
    expect(textsOf(read(text).files[0].problems)).toEqual([problem]);
  });

  test.each([
    ['an object of another program', 'windows: {a: 1}\n'],
    ['a list of another program', '- hosts: windows\n  tasks: []\n'],
    ['a List of nothing', 'apiVersion: v1\nkind: List # windows\nitems:\n'],
    ['nothing', '# windows\n---\n~\n'],
  ])('and is %s is not', (_, text) => {
    expect(read(text).files[0].problems).toEqual([]);
  });
});

// The files of a repository are not all manifests.
test.each([
  ['JSON with comments', '{\n  // comment\n  "compilerOptions": {"strict": true},\n}\n'],
  ['JSON with comments that mentions Windows', '{\n  /* for windows */\n  "files": ["a.ts",],\n}\n'],
  ['a string', 'not a manifest\n'],
  ['YAML of another program', 'a: {b: [c?]}\nd: !e\n\t# f\n'],
])('%s is not reported', (_, text) => {
  const { files: [file] } = readManifests([{ path: 'a.json', bytes: Buffer.from(text) }]);
  expect([file.problems, file.passedOverCount]).toEqual([[], 1]);
});

test('a manifest that is read differently still has its other documents', () => {
  const { documents, files: [{ problems }] } = read(`${pod}  hostNetwork: .inf\n---\n${pod}  hostNetwork: true\n`);
  expect([documents.map(({ value }) => value), problems.length]).toEqual([[{ kind: 'Pod', spec: { hostNetwork: true } }], 1]);
});
