import { closedFolders, nodeFolders } from '../../src/facts/grantable-paths';
import { managedPathProblem, unmanagedFolders } from '../../src/facts/managed-paths';
import { programFolders } from '../../src/facts/program-folders';
import { protectedFolders } from '../../src/facts/protected-paths';

const problemOf = (path: string, item: 'directory' | 'file' = 'directory', inProgramFolder = false) => managedPathProblem(path, { item, inProgramFolder })?.message;

test.each([...closedFolders, ...nodeFolders, ...unmanagedFolders])('nothing is made, changed or removed in %s, below it and above it', (folder) => {
  const above = folder.slice(0, folder.lastIndexOf('\\'));
  for (const path of [folder, `${folder}\\a`, folder.toUpperCase(), folder.replace(/\\/gu, '/'), ...above.endsWith(':') ? [] : [above]]) {
    expect([problemOf(path), problemOf(path, 'directory', true)]).not.toContain(undefined);
  }
  // Another folder that only begins alike.
  expect(problemOf(`${folder}-2`, 'directory', folder.startsWith('C:\\Program Files'))).toBeUndefined();
});

test('no folder that a mount must not hide is open, but for data and programs of others', () => {
  const open = protectedFolders.filter((folder) => problemOf(`${folder}\\contoso`, 'directory', programFolders.includes(folder)) === undefined);
  expect(open).toEqual(['C:\\Program Files', 'C:\\Program Files (x86)', 'C:\\ProgramData']);
});

test.each([
  ['C:/ProgramData/contoso', 'directory'], ['/data', 'directory'], ['D:\\logs\\a b', 'directory'], ['c:/data/a.yaml', 'file'], ['C:/windows2/a', 'file'], ['C:/data/console', 'directory'],
] as const)('%s may be a %s', (path, item) => {
  expect(problemOf(path, item)).toBeUndefined();
});

test.each([
  ['data', /is not absolute/u], ['C:/', /is a whole drive/u], ['C:\\a\\..\\Windows', /leaves its folder/u], ['\\\\server\\share', /network share/u], ['C:/data/a:stream', /character that Windows/u],
  ['C:/data/PROGRA~1', /read as another name/u], ['C:/data /a', /read as another name/u], ['C:/data./a', /read as another name/u], ['C:/data/NUL', /treats as a device/u],
  ['C:/data/com1.log', /treats as a device/u], [`C:/${'x'.repeat(240)}`, /more than 240/u], ['C:/Program Files/contoso', /where others treat files as programs/u],
])('%s is refused', (path, message) => {
  expect(problemOf(path)).toMatch(message);
});

test('a file does not lie directly below a drive, a directory does', () => {
  expect(problemOf('C:/Program.exe', 'file')).toMatch(/whose paths are not quoted/u);
  expect(problemOf('C:/contoso')).toBeUndefined();
});

test('programs are meant to be programs', () => {
  expect(problemOf('C:/Program Files/contoso', 'directory', true)).toBeUndefined();
  expect(problemOf('C:/ProgramData/contoso', 'directory', true)).toMatch(/not in a program folder/u);
});
