import { Duration } from 'cdk8s';
import { kube } from './rendered';
import { HostProcessProbe, ProbePort } from '../../src';

const port = ProbePort.fromNumber(80);

test('each kind of probe, with its times', () => {
  const durations = { initialDelay: Duration.minutes(1), period: Duration.seconds(30), timeout: Duration.seconds(10) };
  const options = { ...durations, failureThreshold: 5, successThreshold: 2 };
  const times = { initialDelaySeconds: 60, periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 5, successThreshold: 2 };
  expect([
    HostProcessProbe.httpGet({ port, path: '/health', ...options }),
    HostProcessProbe.tcpSocket(ProbePort.fromName('metrics'), { host: '127.0.0.1', ...options }),
    HostProcessProbe.grpc(9000, { service: 'agent', ...options }),
    HostProcessProbe.exec(['agent.exe', 'check'], options),
  ].map(kube)).toEqual([
    { httpGet: { port: 80, path: '/health' }, ...times },
    { tcpSocket: { port: 'metrics', host: '127.0.0.1' }, ...times },
    { grpc: { port: 9000, service: 'agent' }, ...times },
    { exec: { command: ['agent.exe', 'check'] }, ...times },
  ]);
});

test('what is left out is left to the API server', () => {
  expect(kube(HostProcessProbe.tcpSocket(port))).toEqual({ tcpSocket: { port: 80 } });
});

test.each<[object, string]>([
  [{ period: Duration.seconds(0) }, 'period in seconds must be a whole number from 1 to 2147483647, got 0'],
  [{ timeout: Duration.seconds(0) }, 'timeout in seconds must be a whole number from 1 to 2147483647, got 0'],
  [{ initialDelay: Duration.millis(1500) }, 'Use a whole number of seconds.'],
  [{ failureThreshold: 0 }, 'failureThreshold must be a whole number from 1 to 2147483647, got 0'],
  [{ failureThreshold: 1.5 }, 'failureThreshold must be a whole number from 1 to 2147483647, got 1.5'],
  [{ successThreshold: -1 }, 'successThreshold must be a whole number from 1 to 2147483647, got -1'],
  [{ periodSeconds: 5 }, 'HostProcessProbe.exec has no property "periodSeconds". Use "period" with a Duration.'],
])('fails for %p', (options, text) => {
  expect(() => HostProcessProbe.exec(['agent.exe'], options)).toThrow(text);
});

test('fails for properties that another kind of probe has', () => {
  expect(() => HostProcessProbe.tcpSocket(port, { path: '/' } as any)).toThrow('HostProcessProbe.tcpSocket has no property "path"');
  expect(() => HostProcessProbe.grpc(80, { host: 'x' } as any)).toThrow('HostProcessProbe.grpc has no property "host"');
  expect(() => HostProcessProbe.httpGet({ port, service: 'x' } as any)).toThrow('HostProcessProbe.httpGet has no property "service"');
  expect(() => HostProcessProbe.grpc(80.5)).toThrow('port must be a whole number from 1 to 65535, got 80.5');
});
