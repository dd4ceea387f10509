import { HostProcessHandler, ProbePort } from '../../src';
import { renderHttpRequest } from '../../src/container/http-request';

const port = ProbePort.fromNumber(80);

test('a request as the API has it', () => {
  expect(renderHttpRequest({ port: ProbePort.fromName('metrics'), path: '/health?full=1', host: '127.0.0.1', https: true, headers: { 'X-B': '2', 'X-A': '1' } })).toEqual({
    port: 'metrics', path: '/health?full=1', host: '127.0.0.1', scheme: 'HTTPS', httpHeaders: [{ name: 'X-A', value: '1' }, { name: 'X-B', value: '2' }],
  });
  expect(renderHttpRequest({ port, https: false })).toEqual({ port: 80, scheme: 'HTTP' });
});

test.each<[string, object, string]>([
  ['a path without a slash', { port, path: 'health' }, 'HttpRequest: path must start with a slash, got "health". Use "/health".'],
  ['a header with a blank', { port, headers: { 'X A': '1' } }, 'HttpRequest: header "X A" with the value "1" is not valid. Use letters, digits and dashes'],
  ['a header whose value is a number', { port, headers: { 'X-A': 1 } }, 'HttpRequest: header "X-A" with the value 1 is not valid.'],
  ['a number as port', { port: 80 }, 'HttpRequest: port must be a ProbePort, got 80. Use ProbePort.fromNumber(port) or ProbePort.fromName(name).'],
  ['no port', {}, 'HttpRequest: port must be a ProbePort, got undefined.'],
])('fails for %s', (_what, request, text) => {
  expect(() => HostProcessHandler.httpGet(request as any)).toThrow(text);
});
