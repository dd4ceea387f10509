import { ProbePort } from '../../src';

test('a port by number or by name', () => {
  expect(ProbePort.fromNumber(9182)._toKube()).toBe(9182);
  expect(ProbePort.fromName('metrics')._toKube()).toBe('metrics');
  expect(() => ProbePort.fromNumber(80.5)).toThrow('port is 80.5. Give a whole number from 1 to 65535.');
  expect(() => ProbePort.fromName('9182')).toThrow('port name "9182" is not valid');
});
