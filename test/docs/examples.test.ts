import { programsOf, yamlOf } from './programs';
import { check } from '../compile-time/compile';
import { publicTypes, Type } from '../support/compiled-package';

const types = publicTypes();

const examples = types.filter(({ docs }) => docs?.example !== undefined).map(({ name, docs }) => {
  const [{ source }] = programsOf({ path: name, text: `\`\`\`ts\n${docs!.example}\n\`\`\`\n` });
  return [name, source] as const;
});

/** Whether a class extends another one, in this library or in constructs. */
function extendsClass({ base }: Type, ancestor: string): boolean {
  return base !== undefined && (base === ancestor || types.some((type) => type.fqn === base && extendsClass(type, ancestor)));
}

test('every construct and every kind of node setting has an @example', () => {
  const ancestors = ['constructs.Construct', 'cdk8s-plus-28.Resource', 'cdk8s-hostprocess.NodeSetting'];
  const entries = types.filter((type) => type.abstract !== true && ancestors.some((ancestor) => extendsClass(type, ancestor)));
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter(({ docs }) => docs?.example === undefined).map(({ name }) => name)).toEqual([]);
});

test('every @example type-checks', () => {
  const found = Object.entries(check(Object.fromEntries(examples)));
  expect(found.flatMap(([name, diagnostics]) => diagnostics.map(({ line, text }) => `${name} (line ${line} of the program): ${text}`))).toEqual([]);
});

test.each(examples)('the @example of %s runs', (name, source) => {
  expect(() => yamlOf(source)).not.toThrow();
  expect(source).toContain(name);
});
