import { grantProblem } from '../../src/facts/grantable-paths';
import { keyGrantProblem } from '../../src/facts/grantable-registry-keys';
import { pathEntryProblem } from '../../src/facts/machine-environment';
import { managedPathProblem } from '../../src/facts/managed-paths';
import { valueNameProblem } from '../../src/facts/registry-data';
import { valueKeyProblem } from '../../src/facts/registry-places';
import { argumentsProblem } from '../../src/facts/service-definition';
import { hostPathProblem, relativePathProblem } from '../../src/facts/windows-path';
import { EventChannel, HostsEntry, LocalGroup, MachineEnvironmentVariable, NodeFile, RegistryKey, ServiceBinary } from '../../src/settings';

// What people write, and what String.raw makes of it.
const version = '1.2';
const raw = String.raw`SOFTWARE\Contoso\${version}\x`;
const folder = String.raw`C:\Contoso\${version}`;

test('String.raw keeps what follows a backslash', () => {
  expect([raw, String.raw`C:\Contoso${version}`]).toEqual(['SOFTWARE\\Contoso\\${version}\\x', 'C:\\Contoso1.2']);
});

test.each([
  ['a registry key', valueKeyProblem(raw, 64)],
  ['a registry key that a group gets access to', keyGrantProblem(raw, false)],
  ['the name of a registry value', valueNameProblem(folder)],
  ['a path', hostPathProblem('path', folder)],
  ['a directory', managedPathProblem(folder, { item: 'directory', inProgramFolder: false })],
  ['a path that a group gets access to', grantProblem(folder, false)],
  ['a folder in the Path', pathEntryProblem(folder)],
  ['a path in an image', relativePathProblem('path', String.raw`bin\${version}`)],
  ['an argument of a service', argumentsProblem(['--config', folder])],
])('%s with ${...} is refused, with the reason and the remedy', (_, problem) => {
  expect(problem?.message).toMatch(/"[^"]*\$\{version\}[^"]*" contains "\\?\$\{".* String\.raw does not replace \$\{\.\.\.\} after a backslash$/u);
  expect(problem?.fix).toContain("Join the parts instead: [parent, name].join('\\\\').");
});

test('a name in the hosts file with ${...} is refused', () => {
  expect(() => HostsEntry.of('10.0.0.5', ['${name}.corp.example'])).toThrow('HostsEntry "10.0.0.5": name "${name}.corp.example" contains "${", which nothing replaces');
});

test.each<[string, () => unknown, string]>([
  ['a registry key', () => RegistryKey.localMachine(raw), 'For a RegistryKey, you can also use RegistryKey.localMachine(parent).below(name).'],
  ['an event channel', () => EventChannel.of('${vendor}-Agent/Operational', { enabled: true }), 'event channel "${vendor}-Agent/Operational" contains "${", which nothing replaces'],
  ['a local group', () => LocalGroup.existing('${team} readers'), 'local group "${team} readers" contains "${", which nothing replaces'],
  ['a local group of its own', () => LocalGroup.define('${team}'), 'Use a template literal without a backslash before ${...}, or join the parts with +.'],
  ['a program that exists', () => ServiceBinary.existing(String.raw`C:\Program Files\${version}\a.exe`), 'which nothing replaces'],
  ['a file', () => NodeFile.fromText(folder, ''), 'which nothing replaces'],
])('%s with ${...} is refused where people write it', (_, make, text) => {
  expect(make).toThrow(text);
});

test('${...} reaches programs that replace it: in content, data, values of variables and arguments', () => {
  const text = '${env:HOSTNAME}';
  expect(() => NodeFile.fromText('C:/data/a', text)).not.toThrow();
  expect(() => RegistryKey.localMachine('SOFTWARE\\Contoso').plainString('a', text).multiString('b', [text])).not.toThrow();
  expect(() => MachineEnvironmentVariable.of('A', text)).not.toThrow();
  expect(argumentsProblem([`--host=${text}`])).toBeUndefined();
});

test('a dollar sign alone is part of a name', () => {
  expect([hostPathProblem('path', 'C:/$data/{a}'), valueKeyProblem('SOFTWARE\\{0-1}\\$x', 64), valueNameProblem('$')]).toEqual([undefined, undefined, undefined]);
});
