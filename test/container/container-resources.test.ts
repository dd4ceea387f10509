import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { renderResources } from '../../src/container/container-resources';

test('amounts have the units of the API', () => {
  expect(renderResources({
    cpu: { request: Cpu.millis(100), limit: Cpu.units(0.5) },
    memory: { request: Size.mebibytes(150), limit: Size.gibibytes(1) },
    ephemeralStorage: { limit: Size.kibibytes(1500) },
  }, { 'microsoft.com/directx': 1 })).toEqual({
    requests: { 'cpu': '100m', 'memory': '150Mi', 'microsoft.com/directx': 1 },
    limits: { 'cpu': '0.5', 'memory': '1024Mi', 'ephemeral-storage': '1500Ki', 'microsoft.com/directx': 1 },
  });
});

test('nothing is rendered for nothing: no amount is invented', () => {
  expect([renderResources(), renderResources({}), renderResources({ cpu: {}, memory: {} })]).toEqual([undefined, undefined, undefined]);
  expect(renderResources({ memory: { limit: Size.mebibytes(300) } })).toEqual({ limits: { memory: '300Mi' } });
});

test('a request above its limit is refused, and only that, in whichever units', () => {
  const sizes = fc.integer({ min: 0, max: 3000 }).chain((amount) => fc.constantFrom(Size.kibibytes(amount), Size.mebibytes(amount)));
  const tenthsOfCores = fc.integer({ min: 0, max: 30 });
  const cores = fc.oneof(tenthsOfCores.map((tenths) => Cpu.millis(tenths * 100)), tenthsOfCores.map((tenths) => Cpu.units(tenths / 10)));
  const millis = ({ amount }: Cpu) => Math.round(amount.endsWith('m') ? Number(amount.slice(0, -1)) : Number(amount) * 1000);
  const refused = (what: string) => `${what} has a request above its limit. Lower the request or raise the limit.`;
  fc.assert(fc.property(sizes, sizes, cores, cores, (request, limit, less, more) => {
    for (const what of ['memory', 'ephemeralStorage'] as const) {
      const render = () => renderResources({ [what]: { request, limit } });
      request.toKibibytes() > limit.toKibibytes() ? expect(render).toThrow(refused(what)) : expect(render).not.toThrow();
    }
    const render = () => renderResources({ cpu: { request: less, limit: more } });
    millis(less) > millis(more) ? expect(render).toThrow(refused('cpu')) : expect(render).not.toThrow();
  }));
});

test.each<[string, any, string]>([
  ['the form of the API', { limits: { memory: '300Mi' } }, 'resources has no property "limits". Use "cpu", "memory" and "ephemeralStorage", each with { request, limit }.'],
  ['a misspelt resource', { memmory: {} }, 'resources has no property "memmory". Did you mean "memory"?'],
  ['a misspelt bound', { cpu: { limits: Cpu.units(1) } }, 'resources.cpu has no property "limits". Did you mean "limit"?'],
  ['a text', { memory: { limit: '300Mi' } }, 'limit of memory must be an amount of 0 or more, got "300Mi". Use Cpu.millis(100)'],
  ['a number', { cpu: { request: 1 } }, 'request of cpu must be an amount of 0 or more, got 1. Use Cpu.millis(100)'],
  ['a negative amount', { cpu: { request: Cpu.millis(-5) } }, 'request of cpu must be an amount of 0 or more, got "-5m". Use Cpu.millis(100)'],
  ['no number', { cpu: { request: Cpu.units(NaN) } }, 'request of cpu must be an amount of 0 or more, got "NaN". Use Cpu.millis(100)'],
])('fails for %s', (_what, resources, text) => {
  expect(() => renderResources(resources)).toThrow(text);
});

test.each<[string, number, string]>([
  ['cpu', 1, 'extended resource "cpu" must start with the domain of its vendor. Use the name that the device plugin registers, such as vendor.example.com/device'],
  ['kubernetes.io/gpu', 1, 'must start with the domain of its vendor'],
  ['node.kubernetes.io/gpu', 1, 'must start with the domain of its vendor'],
  ['requests.example.com/gpu', 1, 'must start with the domain of its vendor'],
  ['example.com/g pu', 1, 'extended resource "example.com/g pu" is not valid'],
  ['example.com/gpu', 0.5, 'extended resource "example.com/gpu" must be a whole number from 1 to 2147483647, got 0.5'],
  ['example.com/gpu', 0, 'extended resource "example.com/gpu" must be a whole number from 1 to 2147483647, got 0'],
])('fails for the extended resource %p, %d times', (name, count, text) => {
  expect(() => renderResources({}, { [name]: count })).toThrow(text);
});
