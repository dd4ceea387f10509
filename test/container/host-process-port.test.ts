import { kube } from './rendered';
import { HostProcessPort } from '../../src';

test('a port is declared as the container port alone', () => {
  expect(kube(HostProcessPort.tcp(9182, { name: 'metrics' }))).toEqual({ containerPort: 9182, name: 'metrics' });
  expect(kube(HostProcessPort.udp(65535))).toEqual({ containerPort: 65535, protocol: 'UDP' });
});

test.each([0, 65536, -1, 80.5, NaN])('fails for port %p', (port) => {
  expect(() => HostProcessPort.tcp(port)).toThrow(`port must be a whole number from 1 to 65535, got ${port}`);
});

test.each(['Metrics', 'a-name-too-long-', '8080', 'a--b', ''])('fails for the name %p', (name) => {
  expect(() => HostProcessPort.udp(1, { name })).toThrow(`port name "${name}" is not valid.`);
});

test('fails for options that do not exist', () => {
  expect(() => HostProcessPort.tcp(80, { hostPort: 80 } as any)).toThrow('HostProcessPort.tcp has no property "hostPort". Leave it out: the container port is the host port.');
  expect(() => HostProcessPort.udp(80, { protocol: 'UDP' } as any)).toThrow('HostProcessPort.udp has no property "protocol". It has: name.');
});
