import { check, programs } from './compile';

const all = programs();
const faults = check(Object.fromEntries(all.map(({ name, fault }) => [name, fault])));
const twins = check(Object.fromEntries(all.map(({ name, twin }) => [name, twin])));

describe('wrong states have no spelling', () => {
  test('there are at least twenty such programs, each with a twin', () => {
    expect(all.length).toBeGreaterThanOrEqual(20);
    expect(all.filter(({ fault, twin }) => fault === twin)).toEqual([]);
  });

  test.each(all.map(({ name, expected }) => [name, expected]))('%s does not compile: %s', (name, expected) => {
    expect(faults[name].map(({ code }) => code)).toEqual([expected]);
  });

  test.each(all.map(({ name }) => name))('%s compiles without the fault', (name) => {
    expect(twins[name]).toEqual([]);
  });
});
