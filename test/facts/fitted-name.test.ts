import * as fc from 'fast-check';
import { fittedName } from '../../src/facts/fitted-name';

test('any text gives a DNS label, the same each time', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 80 }), fc.stringMatching(/^[a-z.]{40,120}$/)), (text) => {
    const name = fittedName(text);
    expect(name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
    expect(fittedName(text)).toBe(name);
  }), { numRuns: 2000 });
});

test('a DNS label stays as it is', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z0-9](-?[a-z0-9]){0,30}$/), (label) => {
    expect(fittedName(label)).toBe(label);
  }));
});

test('long texts that differ at the end alone have names that differ', () => {
  expect(fittedName(`${'a'.repeat(80)}1`)).not.toBe(fittedName(`${'a'.repeat(80)}2`));
  expect(fittedName('/var/log/agent')).toBe('var-log-agent');
});
