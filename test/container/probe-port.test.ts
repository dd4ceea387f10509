import { ProbePort } from '../../src';

test('a port by number or by name', () => {
  expect(ProbePort.fromNumber(9182)._toKube()).toBe(9182);
  expect(ProbePort.fromName('metrics')._toKube()).toBe('metrics');
  expect(() => ProbePort.fromNumber(80.5)).toThrow('port must be a whole number from 1 to 65535, got 80.5');
  expect(() => ProbePort.fromName('9182')).toThrow('port name "9182" is not valid');
});
