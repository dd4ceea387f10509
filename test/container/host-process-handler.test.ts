import { kube } from './rendered';
import { HostProcessHandler, ProbePort } from '../../src';

test('a hook is a program or a request', () => {
  expect(kube(HostProcessHandler.exec(['agent.exe', 'stop']))).toEqual({ exec: { command: ['agent.exe', 'stop'] } });
  expect(kube(HostProcessHandler.httpGet({ port: ProbePort.fromNumber(80), path: '/quit' }))).toEqual({ httpGet: { port: 80, path: '/quit' } });
});

test('a list that changes afterwards does not change the hook', () => {
  const command = ['agent.exe'];
  const handler = HostProcessHandler.exec(command);
  command.push('stop');
  expect(kube(handler)).toEqual({ exec: { command: ['agent.exe'] } });
});

test('fails for a command as text, and for options that do not exist', () => {
  expect(() => HostProcessHandler.exec('agent.exe stop' as any)).toThrow('HostProcessHandler.exec: command must be a list of strings, got "agent.exe stop"');
  expect(() => HostProcessHandler.httpGet({ port: ProbePort.fromNumber(80), scheme: 'HTTPS' } as any)).toThrow('HostProcessHandler.httpGet has no property "scheme". Use "https: true".');
});
