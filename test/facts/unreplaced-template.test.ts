import { grantProblem } from '../../src/facts/grantable-paths';
import { keyGrantProblem } from '../../src/facts/grantable-registry-keys';
import { pathEntryProblem } from '../../src/facts/machine-environment';
import { managedPathProblem } from '../../src/facts/managed-paths';
import { valueNameProblem } from '../../src/facts/registry-data';
import { valueKeyProblem } from '../../src/facts/registry-places';
import { argumentsProblem } from '../../src/facts/service-definition';
import { hostPathProblem, relativePathProblem } from '../../src/facts/windows-path';
import { HostsEntry } from '../../src/settings';

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

test('a dollar sign alone is part of a name', () => {
  expect([hostPathProblem('path', 'C:/$data/{a}'), valueKeyProblem('SOFTWARE\\{0-1}\\$x', 64), valueNameProblem('$')]).toEqual([undefined, undefined, undefined]);
});
