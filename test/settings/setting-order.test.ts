import { desiredOf } from './settings';
import { Ensure, LocalGroup, NodeDirectory, NodeFile, PathPermission } from '../../src';

const folder = (ensure?: Ensure) => NodeDirectory.at('C:/data/logs', { ensure });
const file = (ensure?: Ensure) => NodeFile.fromText('c:\\DATA\\logs\\a.txt', 'x', { ensure });
const readers = LocalGroup.define({ name: 'Readers' });
const listed = NodeDirectory.at('C:/listed', { permissions: [PathPermission.ofGroup(LocalGroup.existing('readers'))] });

test('what lies in a directory comes after it', () => {
  expect(() => desiredOf(file(), folder())).toThrow('"file/c:\\data\\logs\\a.txt" comes before "directory/c:\\data\\logs", which it needs. List what is needed first.');
  expect(() => desiredOf(folder(), NodeDirectory.at('C:/data'))).toThrow('comes before "directory/c:\\data"');
  expect(desiredOf(folder(), file(), NodeDirectory.at('C:/data/logs-2'))).toHaveLength(3);
  expect(desiredOf(file(Ensure.ABSENT), folder(Ensure.ABSENT))).toHaveLength(2);
});

test('a group comes before the lists that name it', () => {
  expect(() => desiredOf(listed, readers)).toThrow('"directory/c:\\listed" comes before "localGroup/readers", which it needs');
  expect(desiredOf(readers, listed)).toHaveLength(2);
});

test('nothing is to be there in a directory that is to be gone', () => {
  expect(() => desiredOf(file(), folder(Ensure.ABSENT))).toThrow('is to be present, and "directory/c:\\data\\logs" around it is to be absent');
});
