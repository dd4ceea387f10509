import { fieldRemedies } from '../../src/facts/linux-only-fields';
import { checkedKeys, checkKeys, KeysOf } from '../../src/facts/unknown-keys';

interface Props {
  readonly account?: string;
  readonly livenessProbe?: string;
  readonly ports?: string[];
  readonly strategy?: string;
}

const keys: KeysOf<Props> = { account: true, livenessProbe: true, ports: true, strategy: true };

test.each([
  ['livenessprobe', 'Did you mean "livenessProbe"?'],
  ['livenesProbe', 'Did you mean "livenessProbe"?'],
  ['acount', 'Did you mean "account"?'],
  ['port', 'Did you mean "ports"?'],
  ['runAsNonRoot', 'Leave it out: it is for Linux only and has no effect on a HostProcess container.'],
  ['updateStrategy', 'A Deployment has "strategy" with DeploymentStrategy.'],
  ['zzz', 'It has: account, livenessProbe, ports, strategy.'],
  ['constructor', 'It has: account, livenessProbe, ports, strategy.'],
])('the key %p is refused: %s', (key, remedy) => {
  expect(() => checkKeys('Thing', { [key]: 1 }, keys)).toThrow(`Thing has no property "${key}". ${remedy}`);
});

test('known keys pass, and props that are left out are empty', () => {
  const props = { ports: [] };
  expect(checkedKeys<Props>('Thing', props, keys)).toBe(props);
  expect(checkedKeys<Props>('Thing', undefined, keys)).toEqual({});
});

test('every remedy is a sentence', () => {
  expect([...fieldRemedies].filter(([, remedy]) => !/^[A-Z].*\.$/.test(remedy))).toEqual([]);
});
