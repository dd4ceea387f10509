import * as fc from 'fast-check';
import { HostProcessVolume, SandboxPath } from '../../src';

const volume = HostProcessVolume.fromEmptyDir('scratch');
const part = fc.stringMatching(/^[a-z0-9_-]{1,6}$/);

test('a path of the image is spelt for each place', () => {
  const path = SandboxPath.image('bin/agent.exe');
  expect(path.commandLine).toBe('%CONTAINER_SANDBOX_MOUNT_POINT%\\bin\\agent.exe');
  expect(path.powerShell).toBe('$env:CONTAINER_SANDBOX_MOUNT_POINT\\bin\\agent.exe');
  expect(() => path.mountPath).toThrow('file "bin\\agent.exe" of the image has no mount path. Use commandLine or powerShell');
});

test('the token is where every client library looks for it', () => {
  const token = SandboxPath.serviceAccountToken();
  expect(token.commandLine).toBe('%CONTAINER_SANDBOX_MOUNT_POINT%\\var\\run\\secrets\\kubernetes.io\\serviceaccount\\token');
  expect(token.mountPath).toBe('/var/run/secrets/kubernetes.io/serviceaccount/token');
});

test.each([
  ['C:\\agent\\config', 'C:\\agent\\config\\a.json'], ['C:/agent/config/', 'C:/agent/config/a.json'], ['/agent/config', '/agent/config/a.json'], ['D:\\agent\\config', 'D:\\agent\\config\\a.json'],
])('a file of a mount at %p is found below the container\'s folder and at %p', (mountPath, file) => {
  const path = volume.mount({ mountPath }).path.child('a.json');
  expect(path.commandLine).toBe('%CONTAINER_SANDBOX_MOUNT_POINT%\\agent\\config\\a.json');
  expect(path.powerShell).toBe('$env:CONTAINER_SANDBOX_MOUNT_POINT\\agent\\config\\a.json');
  expect(path.mountPath).toBe(file);
});

test('however a path is put together, all its spellings mean one file', () => {
  const slash = fc.constantFrom('/', '\\', '//');
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), slash, fc.constantFrom('', './', '.\\'), (parts, separator, start) => {
    const whole = SandboxPath.image(start + parts.join(separator));
    const steps = parts.slice(1).reduce((path, name) => path.child(name), SandboxPath.image(parts[0]));
    expect(whole.commandLine).toBe(`%CONTAINER_SANDBOX_MOUNT_POINT%\\${parts.join('\\')}`);
    expect(steps.commandLine).toBe(whole.commandLine);
    expect(whole.powerShell).toBe(whole.commandLine.replace('%CONTAINER_SANDBOX_MOUNT_POINT%', '$env:CONTAINER_SANDBOX_MOUNT_POINT'));
  }));
});

test.each(['', '/bin', 'C:\\bin', 'C:bin', '../x', 'bin\\..\\..\\x', 'b\tin'])('fails for %p below a folder', (path) => {
  expect(() => SandboxPath.image(path)).toThrow(/^SandboxPath: path ".*" .*\. [A-Z]/);
  expect(() => volume.mount().path.child(path)).toThrow(/^SandboxPath: path ".*" .*\. [A-Z]/);
});
