import { rendered, withMounts } from './rendered';
import { HostProcessVolume, MountOptions } from '../../src';

const volume = HostProcessVolume.fromEmptyDir('scratch');

test('a mount as the API has it', () => {
  expect(rendered(withMounts(volume.mount({ mountPath: 'C:/agent', subPath: 'a/b', readOnly: true }))).volumeMounts).toEqual([
    { name: 'scratch', mountPath: 'C:/agent', subPath: 'a/b', readOnly: true },
  ]);
});

test('a mount lies below a folder of its own, unless said otherwise', () => {
  const mount = volume.mount();
  expect(rendered(withMounts(mount)).volumeMounts).toEqual([{ name: 'scratch', mountPath: 'C:\\hostprocess-mounts\\scratch' }]);
  expect([mount.volumeName, mount.mountPath]).toEqual(['scratch', 'C:\\hostprocess-mounts\\scratch']);
});

test.each([
  ['C:\\', '[HPC047] volume "scratch": mount path "C:\\" would hide "C:\\" from the container. Leave mountPath out, or use a folder that does not exist on the host.'],
  ['C:/windows/', '[HPC048] volume "scratch": mount path "C:/windows/" would hide "C:\\Windows" from the container.'],
  ['/PROGRA~1', '[HPC048] volume "scratch": mount path "/PROGRA~1" would hide "C:\\Program Files" from the container.'],
  ['/var/lib', '[HPC048] volume "scratch": mount path "/var/lib" would hide "C:\\var\\lib\\kubelet" from the container.'],
  ['C:\\hpc\\bin', '[HPC048] volume "scratch": mount path "C:\\hpc\\bin" would hide "C:\\hpc" from the container.'],
  ['C:\var', 'mount path "C:\\var" contains a control character, most likely from a backslash escape in a string literal.'],
  ['agent', 'mount path "agent" is not absolute.'],
])('fails for a mount at %p', (mountPath, text) => {
  expect(() => volume.mount({ mountPath })).toThrow(text);
});

test('a new folder below a protected one is left to the findings', () => {
  expect(volume.mount({ mountPath: 'C:\\ProgramData\\agent' }).mountPath).toBe('C:\\ProgramData\\agent');
});

test.each(['/a', '../a', 'a\\..\\b', ''])('fails for the subPath %p', (subPath) => {
  expect(() => volume.mount({ subPath })).toThrow(/^volume "scratch": subPath ".*"/);
});

test('fails for options that do not exist', () => {
  expect(() => volume.mount({ readonly: true } as MountOptions)).toThrow('HostProcessVolume.mount has no property "readonly". Did you mean "readOnly"?');
  expect(() => volume.mount({ mountPropagation: 'None' } as MountOptions)).toThrow('HostProcessVolume.mount has no property "mountPropagation".');
});
