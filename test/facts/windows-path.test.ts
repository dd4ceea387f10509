import * as fc from 'fast-check';
import { problemText } from '../../src/facts/errors';
import {
  hostPathProblem, isNamedPipe, isWithin, lostBackslashProblem, normalizedPath, relativePathProblem, volumeFileProblem, withBackslashes,
} from '../../src/facts/windows-path';

const name = fc.constantFrom('Windows', 'var', 'Program Files', 'a', 'LOG', 'x.y', 'é', '...', '..', '.', '.. ', 'dir. ', 'PROGRA~1', '');
const slash = fc.constantFrom('\\', '/', '//', '\\\\');
const paths = fc.tuple(
  fc.constantFrom('C:', 'c:', 'D:', '', '\\\\?\\C:', '//./c:'), fc.array(fc.tuple(slash, name), { maxLength: 6 }), fc.constantFrom('', '\\', '/', ' ', '.'),
).map(([drive, parts, end]) => drive + parts.flat().join('') + end);

test('a normalized path stays as it is, whatever was written', () => {
  fc.assert(fc.property(fc.oneof(paths, fc.string({ maxLength: 20 })), (path) => {
    const once = normalizedPath(path);
    expect(normalizedPath(once)).toBe(once);
    expect(once).toMatch(/^[a-z]:/);
    expect(once.split('\\')).not.toContain('..');
  }), { numRuns: 5000 });
});

test('case, kind of slashes, doubled and trailing separators, dots and spaces make no difference', () => {
  const spellings = ['C:\\Var\\Log', 'c:/var/log', '/var/log', '\\var\\\\log\\', 'C:\\var\\.\\log.', 'C:\\var\\log ', 'C:\\tmp\\..\\var\\log', '\\\\?\\C:\\var\\log'];
  expect(spellings.map(normalizedPath)).toEqual(spellings.map(() => 'c:\\var\\log'));
});

test('a path never climbs above its drive', () => {
  expect(normalizedPath('D:\\..\\..\\x')).toBe('d:\\x');
});

test('a folder is not within one that merely begins with the same letters', () => {
  expect(isWithin('c:\\var', 'c:\\var')).toBe(true);
  expect(isWithin('c:\\var\\log', 'c:\\var')).toBe(true);
  expect(isWithin('c:\\variable', 'c:\\var')).toBe(false);
});

test.each(['C:\\logs', 'C:/logs', '/logs', '\\logs\\app', 'd:\\', 'C:', 'C:\\Program Files (x86)\\x'])('%p is a path of the host', (path) => {
  expect(hostPathProblem('mount path', path)).toBeUndefined();
});

test('what a string literal makes of backslashes is refused, with the remedy', () => {
  // eslint-disable-next-line no-useless-escape -- the mistake itself
  const literals = ['C:\var', 'C:\temp', 'C:\new', 'C:\fluent', 'C:\bin', 'C:\data', 'C:\logs'];
  const texts = literals.map((path) => problemText(hostPathProblem('mount path', path)!));
  expect(texts.slice(0, 5).every((text) => text.includes('contains a control character') && text.includes('String.raw'))).toBe(true);
  expect(texts[0]).toContain('"C:\\var" contains');
  expect(texts.slice(5)).toEqual(['data', 'logs'].map((folder) => (
    `mount path "C:${folder}" has a drive without a slash after it: it is relative to the current folder of the drive, or has lost a backslash. `
    + 'Write "C:/...", double the backslashes, or use String.raw.'
  )));
});

test.each([
  ['', 'mount path "" is empty. Specify a path.'],
  ['logs/app', 'mount path "logs/app" is not absolute. Write "C:/logs/app" or "/logs/app".'],
  ['C:\\a\\..\\Windows', 'mount path "C:\\a\\..\\Windows" leaves its folder with "..". Write the path without "..".'],
  ['C:\\a:b', 'mount path "C:\\a:b" contains a character that Windows does not allow in a path. Leave out < > : " | ? *.'],
  ['\\\\server\\share', 'mount path "\\\\server\\share" is a device or a network share. Use a folder on a drive of the node, such as C:/data.'],
  ['//?/C:/x', 'mount path "//?/C:/x" is a device or a network share. Use a folder on a drive of the node, such as C:/data.'],
  ['//./pipe/docker', 'mount path "//./pipe/docker" is a named pipe, which a HostProcess container cannot mount. Open the pipe by its name: the process runs on the host and has access to it.'],
])('%p is refused as a path of the host', (path, text) => {
  expect(problemText(hostPathProblem('mount path', path)!)).toBe(text);
});

test.each(['bin/agent.exe', 'bin\\agent.exe', 'a', './a', '..data'])('%p is a relative path', (path) => {
  expect(relativePathProblem('path', path)).toBeUndefined();
});

test.each([
  ['/bin', 'is absolute'], ['\\bin', 'is absolute'], ['C:\\bin', 'is absolute'], ['C:bin', 'without a slash after it'], ['a/../../b', 'leaves its folder'], ['a\\..', 'leaves its folder'],
  ['a\tb', 'control character'], ['a|b', 'does not allow'], ['', 'is empty'],
])('%p is refused as a relative path', (path, reason) => {
  expect(problemText(relativePathProblem('path', path)!)).toContain(reason);
});

test('a file of a volume has no name that kubelet keeps for itself', () => {
  expect(volumeFileProblem('path', 'a/..b')).toBeUndefined();
  expect(problemText(volumeFileProblem('path', '..data')!)).toBe('path "..data" starts with "..", which kubelet reserves. Choose another name.');
  expect(problemText(volumeFileProblem('path', '/a')!)).toContain('is absolute');
});

test('a lost backslash is found in a path of any form', () => {
  expect(lostBackslashProblem('working directory', '..\\..\\Calico')).toBeUndefined();
  expect(lostBackslashProblem('working directory', '%CONTAINER_SANDBOX_MOUNT_POINT%\\bin')).toBeUndefined();
  expect(problemText(lostBackslashProblem('working directory', 'C:bin')!)).toContain('lost a backslash');
});

test('pipes are known in either kind of slashes and any case', () => {
  expect(['\\\\.\\pipe\\x', '//./PIPE/x', '\\\\?\\pipe\\x'].every(isNamedPipe)).toBe(true);
  expect(['\\\\.\\C:\\x', 'C:\\pipe\\x', '\\\\server\\pipe\\x'].some(isNamedPipe)).toBe(false);
  expect(withBackslashes('//./pipe/x')).toBe('\\\\.\\pipe\\x');
});
