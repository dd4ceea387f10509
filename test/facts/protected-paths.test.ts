import * as fc from 'fast-check';
import { protectedFolders, protectionOf } from '../../src/facts/protected-paths';

const shortNames: { [long: string]: string } = {
  'Program Files': 'PROGRA~1', 'Program Files (x86)': 'PROGRA~2', 'ProgramData': 'PROGRA~3', 'System Volume Information': 'SYSTEM~1', 'kubernetes': 'KUBERN~1',
};

/** Another way in which Windows lets the same name be written. */
const respelt = (name: string) => fc.record({
  short: fc.boolean(), upper: fc.boolean(), end: fc.constantFrom('', '', '.', ' ', '. .'), detour: fc.constantFrom('', '', '.\\', 'x\\..\\', 'x/../'),
}).map(({ short, upper, end, detour }) => {
  const base = short ? shortNames[name] ?? name : name;
  return detour + (upper ? base.toUpperCase() : base.toLowerCase()) + end;
});

const spellings = fc.constantFrom(...protectedFolders).chain((folder) => {
  const [, ...names] = folder.split('\\');
  return fc.tuple(
    fc.constantFrom('C:', 'c:', '', '\\\\?\\C:', '//./c:'), fc.tuple(...names.map(respelt)), fc.array(fc.constantFrom('\\', '/', '\\\\'), { minLength: 3, maxLength: 3 }),
    fc.constantFrom('', '\\', '/'),
  ).map(([drive, parts, slashes, end]) => ({ folder, spelling: drive + parts.map((part, index) => slashes[index] + part).join('') + end }));
});

test('no spelling of a protected folder gets past', () => {
  fc.assert(fc.property(spellings, ({ folder, spelling }) => {
    expect(protectionOf(spelling)).toEqual({ kind: 'folder', folder, onSomeNodes: false });
  }), { numRuns: 3000 });
});

test('what lies below a protected folder is told from the folder', () => {
  fc.assert(fc.property(spellings, fc.constantFrom('agent', 'a/b'), ({ folder, spelling }, child) => {
    expect(protectionOf(`${spelling}\\${child}`)).toEqual({ kind: 'below', folder, onSomeNodes: false });
  }), { numRuns: 1000 });
});

test('a parent of a protected folder hides it too', () => {
  expect(protectionOf('C:\\var\\lib')).toEqual({ kind: 'folder', folder: 'C:\\var\\lib\\kubelet', onSomeNodes: false });
  expect(protectionOf('C:\\etc')).toEqual({ kind: 'folder', folder: 'C:\\etc\\kubernetes', onSomeNodes: false });
});

test.each(['C:\\', 'C:', '/', 'c:/.', 'C:\\x\\..'])('%p is the whole drive', (path) => {
  expect(protectionOf(path)).toEqual({ kind: 'root', folder: 'C:\\', onSomeNodes: false });
});

test('folders that only some nodes have are marked', () => {
  expect(protectionOf('C:/k')).toEqual({ kind: 'folder', folder: 'C:\\k', onSomeNodes: true });
  expect(protectionOf('/opt/cni/bin')).toEqual({ kind: 'below', folder: 'C:\\opt\\cni', onSomeNodes: true });
});

test('other drives are protected as a whole only', () => {
  expect(protectionOf('D:/')).toEqual({ kind: 'root', folder: 'D:\\', onSomeNodes: false });
  expect(protectionOf('D:\\Windows')).toBeUndefined();
});

test.each(['C:\\hostprocess-mounts\\x', 'C:\\var\\log\\agent', 'C:\\WindowsUpdate', 'C:\\usr', 'C:\\my\\Windows'])('%p touches nothing protected', (path) => {
  expect(protectionOf(path)).toBeUndefined();
});
