import * as fc from 'fast-check';
import { desiredOf } from './settings';
import { LocalGroup, LocalGroupGrant, PathAccess, RegistryAccess, ServiceAccess, UserRight } from '../../src';
import { closedFolders, closedFoldersAlone, nodeFolders } from '../../src/facts/grantable-paths';
import { closedKeys, readOnlyKeys, wideKeys } from '../../src/facts/grantable-registry-keys';
import { keptServices } from '../../src/facts/grantable-services';
import { programFolders } from '../../src/facts/program-folders';

const desired = (grant: LocalGroupGrant) => desiredOf(LocalGroup.define('readers', { grants: [grant] })).slice(1)
  .map(({ id, dependsOn, group, ...rest }) => rest);

test.each<[string, LocalGroupGrant, object[]]>([
  ['a directory', LocalGroupGrant.directory('/data/'), [
    { kind: 'pathAccess', ensure: 'present', path: 'C:\\data', item: 'directory', access: 'read', createIfMissing: false, appliesTo: 'everything' },
  ]],
  ['a directory of its own', LocalGroupGrant.directory('D:\\data', PathAccess.MODIFY, { createIfMissing: true, thisFolderOnly: true }), [
    { kind: 'pathAccess', ensure: 'present', path: 'D:\\data', item: 'directory', access: 'modify', createIfMissing: true, appliesTo: 'thisFolder' },
  ]],
  ['a file', LocalGroupGrant.file('c:/data/a.log', PathAccess.WRITE), [
    { kind: 'pathAccess', ensure: 'present', path: 'C:\\data\\a.log', item: 'file', access: 'write', createIfMissing: false, appliesTo: 'everything' },
  ]],
  ['a registry key', LocalGroupGrant.registryKey(String.raw`SOFTWARE\Contoso\RC4 128/128`, RegistryAccess.WRITE), [
    { kind: 'registryAccess', ensure: 'present', key: 'SOFTWARE\\Contoso\\RC4 128/128', access: 'write' },
  ]],
  ['a service', LocalGroupGrant.service('Spooler', ServiceAccess.START_STOP), [{ kind: 'serviceAccess', ensure: 'present', service: 'Spooler', access: 'startStop' }]],
  ['an event channel', LocalGroupGrant.eventChannel('Microsoft-Windows-TaskScheduler/Operational'), [
    { kind: 'eventChannelAccess', ensure: 'present', channel: 'Microsoft-Windows-TaskScheduler/Operational' },
  ]],
  ['a user right', LocalGroupGrant.userRight(UserRight.LOG_ON_AS_BATCH_JOB), [{ kind: 'userRight', ensure: 'present', right: 'SeBatchLogonRight' }]],
  ['something taken back', LocalGroupGrant.service('Spooler').absent(), [{ kind: 'serviceAccess', ensure: 'absent', service: 'Spooler', access: 'query' }]],
])('%s', (_what, grant, expected) => {
  expect(desired(grant)).toEqual(expected);
});

test('pod logs are both folders', () => {
  expect(desired(LocalGroupGrant.podLogs()).map(({ path, access }) => [path, access])).toEqual([['C:\\var\\log\\pods', 'read'], ['C:\\var\\log\\containers', 'read']]);
});

const access = fc.constantFrom(...Object.values(PathAccess));
const names = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
/** The same folder as somebody else would write it. */
const spellings = (path: string) => fc.constantFrom(
  path, path.toLowerCase(), path.toUpperCase(), path.replace(/\\/gu, '/'), path.slice(2), `${path}\\`, `${path}.`, path.replace(/\\/u, '\\\\'), path.replace(/\\/u, '\\.\\'),
);

test('no spelling of a closed folder, and nothing below it, is granted', () => {
  const closed = fc.constantFrom(...closedFolders).chain(spellings);
  fc.assert(fc.property(closed, access, fc.array(names, { maxLength: 2 }), (folder, given, below) => {
    expect(() => LocalGroupGrant.directory([folder.replace(/[\\/]$/u, ''), ...below].join('\\'), given)).toThrow(/no group gets access/);
  }));
});

test('nothing that holds a closed folder is granted', () => {
  const above = [...closedFolders, ...closedFoldersAlone].flatMap((folder) => folder.split('\\').map((_, index, parts) => parts.slice(0, index).join('\\'))).filter((path) => path !== '');
  for (const path of new Set([...above, 'C:\\', '/', 'D:\\', 'C:\\var'])) {
    expect(() => LocalGroupGrant.directory(path === 'C:' ? 'C:\\' : path)).toThrow(/be too broad|no group gets access/);
  }
});

test.each(['C:/opt', 'C:/etc', 'C:/var/log'])('%s can be read, and not written: it holds what runs the node', (path) => {
  if (path !== 'C:/etc') {
    expect(desired(LocalGroupGrant.directory(path))).toHaveLength(1);
  }
  expect(() => LocalGroupGrant.directory(path, PathAccess.WRITE)).toThrow('be too broad');
});

test('programs can be read, and not written', () => {
  for (const folder of [...programFolders, ...nodeFolders]) {
    expect(desired(LocalGroupGrant.directory(`${folder}\\agent`))).toHaveLength(1);
    expect(() => LocalGroupGrant.directory(`${folder}\\agent`, PathAccess.WRITE)).toThrow('can replace programs');
    expect(() => LocalGroupGrant.file(`${folder}\\agent\\a.exe`, PathAccess.MODIFY)).toThrow('can replace programs');
  }
});

test.each(['C:/progra~1/agent', 'C:/data.', 'C:/data /a', 'C:/ data', 'C:/./data'])('the path %j, which may mean another, is refused', (path) => {
  expect(() => LocalGroupGrant.directory(path)).toThrow('which Windows can read as another name');
});

test.each(['C:\var\log', 'C:logs', 'logs', '\\\\server\\share', '\\\\.\\pipe\\x', 'C:/a/../b', 'C:/a*', 'C:/a:stream', ''])('the path %j is refused', (path) => {
  expect(() => LocalGroupGrant.directory(path)).toThrow(/path "/);
});

test('keys that hold credentials or policy are closed, and what decides about LocalSystem is read-only', () => {
  const anyAccess = Object.values(RegistryAccess);
  for (const key of closedKeys) {
    for (const spelling of [key, key.toUpperCase(), `${key}\\Sub`, key.replace('CurrentControlSet', 'ControlSet001')]) {
      anyAccess.forEach((given) => expect(() => LocalGroupGrant.registryKey(spelling, given)).toThrow('no group gets access'));
    }
  }
  for (const key of readOnlyKeys) {
    expect(desired(LocalGroupGrant.registryKey(`${key}\\Sub`))).toHaveLength(1);
    for (const spelling of [key, `${key}\\Sub`, key.replace(/^SOFTWARE\\/u, 'SOFTWARE\\WOW6432Node\\')]) {
      expect(() => LocalGroupGrant.registryKey(spelling, RegistryAccess.WRITE)).toThrow(/take over the node|no group gets access|is a root/);
    }
  }
  for (const key of wideKeys) {
    anyAccess.forEach((given) => expect(() => LocalGroupGrant.registryKey(key, given)).toThrow(/is a root|no group gets access/));
  }
});

test.each([
  ['HKLM\\SOFTWARE\\Contoso', 'starts with a hive'], ['HKLM:\\SOFTWARE\\Contoso', 'starts with a hive'], ['HKEY_LOCAL_MACHINE\\SOFTWARE', 'starts with a hive'],
  ['SOFTWARE\\\\Contoso', 'is empty or longer'], ['\\SOFTWARE', 'is empty or longer'], ['SOFTWARE\contoso\test', 'control character'], ['', 'must be a string that is not empty'],
])('the registry key %j is refused', (key, text) => {
  expect(() => LocalGroupGrant.registryKey(key)).toThrow(text);
});

test('services that keep the node running can be watched, and not stopped', () => {
  for (const service of keptServices) {
    expect(desired(LocalGroupGrant.service(service))).toHaveLength(1);
    expect(() => LocalGroupGrant.service(service.toUpperCase(), ServiceAccess.START_STOP)).toThrow('keeps the node running or secure');
  }
});

test.each(['', ' spooler', 'a|b', 'a"b', 'a\nb', '../x', 'ü'])('the service %j is refused', (service) => {
  expect(() => LocalGroupGrant.service(service)).toThrow('is not a valid service name');
});

test.each(['', ' System', 'a\nb', 'a"b', 'a<b', 'x'.repeat(256)])('the event channel %j is refused', (channel) => {
  expect(() => LocalGroupGrant.eventChannel(channel)).toThrow('is not a valid channel name');
});

test('a right that leads to LocalSystem cannot be given, in plain JavaScript neither', () => {
  expect(() => LocalGroupGrant.userRight('SeDebugPrivilege' as UserRight)).toThrow('user right "SeDebugPrivilege" is not one that a group can have');
});
