import { chartWithNamespace, desiredOf, settingsOn } from './settings';
import { LocalGroup, NodeDirectory, NodeFile, PathPermission } from '../../src';

const folder = () => NodeDirectory.of('C:/data/logs');
const file = () => NodeFile.fromText('c:\\DATA\\logs\\a.txt', 'x');
const readers = LocalGroup.define('Readers');
const listed = NodeDirectory.of('C:/listed', { permissions: [PathPermission.ofGroup(LocalGroup.existing('readers'))] });

test('what lies in a directory comes after it', () => {
  expect(() => desiredOf(file(), folder())).toThrow('"file/c:\\data\\logs\\a.txt" comes before "directory/c:\\data\\logs", which it needs. Put the setting that is needed first.');
  expect(() => desiredOf(folder(), NodeDirectory.of('C:/data'))).toThrow('comes before "directory/c:\\data"');
  expect(desiredOf(folder(), file(), NodeDirectory.of('C:/data/logs-2'))).toHaveLength(3);
  expect(desiredOf(file().absent(), folder().absent())).toHaveLength(2);
});

test('a group comes before the lists that name it', () => {
  expect(() => desiredOf(listed, readers)).toThrow('"directory/c:\\listed" comes before "localGroup/readers", which it needs');
  expect(desiredOf(readers, listed)).toHaveLength(2);
});

test('nothing is to be there in a directory that is to be gone', () => {
  const text = /conflict over path "C:\\DATA\\logs": "file\/c:\\data\\logs\\a.txt" is in it, and "directory\/c:\\data\\logs" removes it/u;
  expect(() => desiredOf(file(), folder().absent())).toThrow(text);
  const chart = chartWithNamespace();
  settingsOn(chart, 'one', { settings: [folder().absent()] });
  settingsOn(chart, 'other', { settings: [file()] });
  expect(chart.node.root.node.validate()).toEqual([expect.stringMatching(text)]);
});

test('what lies in a directory goes before it', () => {
  expect(() => desiredOf(folder().absent(), file().absent())).toThrow('Put the setting that is needed last.');
  expect(desiredOf(file().absent(), folder().absent())).toHaveLength(2);
});

test('nothing lies in a file', () => {
  expect(() => desiredOf(file(), NodeFile.fromText('C:/data/logs/a.txt/b', ''))).toThrow('"file/c:\\data\\logs\\a.txt\\b" is in it, and "file/c:\\data\\logs\\a.txt" creates it as a file');
  expect(() => NodeFile.fromText('C:/data/logs/', '')).toThrow('ends with a slash, like a folder');
});
