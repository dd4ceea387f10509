import * as fc from 'fast-check';
import { expand, VariableValue } from '../../../src/facts/cmd-line/kubelet-expansion';

const variables: Readonly<Record<string, VariableValue>> = {
  'NAME': { value: 'value' },
  'EMPTY': { value: '' },
  'REFERENCE': { value: '$(NAME) $$' },
  'SECRET': {},
  'NODE': { plain: true },
  'a b;$': {},
};
const lookup = (name: string) => Object.hasOwn(variables, name) ? variables[name] : undefined;

describe('expand', () => {
  test.each([
    ['$(NAME)', 'value'],
    ['a$(NAME)b$(NAME)', 'avaluebvalue'],
    ['$(EMPTY)', ''],
    ['$(REFERENCE)', '$(NAME) $$'],
    ['$(NOBODY)', '$(NOBODY)'],
    ['$()', '$()'],
    ['$$(NAME)', '$(NAME)'],
    ['$$$(NAME)', '$value'],
    ['$$$$', '$$'],
    ['$(NAME', '$(NAME'],
    ['$(X$(NAME)', '$(X$(NAME)'],
    ['$x $NAME ${NAME} $env:NAME $', '$x $NAME ${NAME} $env:NAME $'],
  ])('%j becomes %j', (text, expanded) => {
    expect(expand(text, lookup)).toEqual({ text: expanded, unknown: [], garbled: undefined });
  });

  test('names what it cannot know, and puts something harmless in its place', () => {
    expect(expand('$(SECRET)&$(NODE) $(a b;$)', lookup)).toEqual({ text: '{SECRET}&{NODE} {a_b__}', unknown: ['SECRET', 'a b;$'], garbled: undefined });
  });

  test('sees the character behind a dollar sign of which kubelet copies one byte', () => {
    expect(expand('$$é $a é$', lookup).garbled).toBeUndefined();
    expect(expand('5 $€', lookup)).toEqual({ text: '5 $€', unknown: [], garbled: '$€' });
  });

  test('leaves a text alone whose dollar signs are doubled, but for the doubling', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('$', '(', ')', 'NAME', 'x', 'é', ' ') }), (text) => {
      expect(expand(text.replaceAll('$', '$$$$'), lookup)).toEqual({ text, unknown: [], garbled: undefined });
    }));
  });

  test('puts any value in as it is', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (before, value) => {
      const plain = before.replaceAll('$', '');
      expect(expand(`${plain}$(V)`, (name) => name === 'V' ? { value } : undefined).text).toBe(plain + value);
    }));
  });
});
