import { readFileSync } from 'fs';
import { resolve } from 'path';
import { roots } from './roots';
import { Documented, Method, Parameter, projectFolder, publicTypes, Type, TypeReference } from '../support/compiled-package';

const types = publicTypes();
const structs = new Set(types.filter(({ datatype }) => datatype).map(({ fqn }) => fqn));

interface Named {
  readonly where: string;
  readonly item: Documented;
}

function methodsOf(type: Type): Method[] {
  return [...type.initializer === undefined ? [] : [{ ...type.initializer, name: 'constructor' }], ...type.methods ?? []];
}

function parametersOf(type: Type): { where: string; item: Parameter }[] {
  return methodsOf(type).flatMap((method) => (method.parameters ?? []).map((item) => ({ where: `${type.name}.${method.name}(${item.name})`, item })));
}

function membersOf(type: Type): Named[] {
  return [...type.methods ?? [], ...type.properties ?? [], ...type.members ?? []].map((item) => ({ where: `${type.name}.${item.name}`, item }));
}

/** Everything that has a name in the generated code, but enum members: those are in upper case in every language. */
const identifiers = types.flatMap((type) => [
  ...[...type.methods ?? [], ...type.properties ?? []].map((item) => ({ where: `${type.name}.${item.name}`, item })),
  ...parametersOf(type),
]);

function places(found: readonly Named[]): string[] {
  return found.map(({ where }) => where);
}

test('the library is compiled with every warning an error and none silenced', () => {
  const { tasks } = JSON.parse(readFileSync(resolve(projectFolder, '.projen', 'tasks.json'), 'utf8'));
  expect(tasks.compile.steps[0]).toEqual({ exec: 'jsii --fail-on-warnings' });
  expect(types.length).toBeGreaterThan(50);
});

test('no list or map holds structs: Python would lose keys of a dict in it without a word', () => {
  const holdsStructs = ({ collection, union }: TypeReference): boolean => union?.types.some(holdsStructs)
    ?? (collection !== undefined && (structs.has(collection.elementtype.fqn ?? '') || holdsStructs(collection.elementtype)));
  const found = types.flatMap((type) => [
    ...(type.properties ?? []).filter((property) => holdsStructs(property.type)).map((item) => ({ where: `${type.name}.${item.name}`, item })),
    ...parametersOf(type).filter(({ item }) => holdsStructs(item.type) || (item.variadic && structs.has(item.type.fqn ?? ''))),
  ]);
  expect(places(found)).toEqual([]);
});

test('no name is a keyword of a target language, which would be renamed there', () => {
  const keywords = new Set(`
    False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal
    not or pass raise return try while with yield self print
    abstract boolean byte case catch char const default do double enum extends final float goto implements instanceof int interface long native new
    null package private protected public short static strictfp super switch synchronized this throw throws transient void volatile
    base bool checked decimal delegate event explicit extern fixed foreach implicit internal lock namespace object operator out override params
    readonly ref sbyte sealed sizeof stackalloc string struct typeof uint ulong unchecked unsafe ushort using virtual
    chan defer fallthrough func go map range select type var
  `.trim().split(/\s+/));
  expect(places(identifiers.filter(({ item }) => keywords.has(item.name)))).toEqual([]);
});

test('no member has the name of one that every object has in Java, C# or Python', () => {
  const inherited = /^((get|set)([A-Z]|$)|(equals|hashCode|notify|notifyAll|wait|finalize|clone|getHashCode|getType|memberwiseClone|referenceEquals|toString)$|__)/u;
  expect(places(types.flatMap(membersOf).filter(({ item }) => inherited.test(item.name)))).toEqual([]);
});

const allMembers = types.flatMap(membersOf);
const allParameters = types.flatMap(parametersOf);
const fields = types.filter(({ datatype }) => datatype).flatMap(membersOf);
const pascalCase = (name: string) => name[0].toUpperCase() + name.slice(1);
const snakeCase = (name: string) => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

test.each<[string, readonly Named[], readonly string[], (name: string) => string]>([
  ['C#', [...allMembers, ...types.map((item) => ({ where: item.name, item }))], roots.csharp, pascalCase],
  ['Java', [...allParameters, ...fields], roots.java, String],
  ['Python', [...allMembers, ...allParameters], roots.python, snakeCase],
  ['Go', allParameters, roots.go, String],
])('no name hides a namespace, package or module that generated %s code uses', (_, named, hidden, spelled) => {
  expect(named).not.toEqual([]);
  expect(places(named.filter(({ item }) => hidden.includes(spelled(item.name))))).toEqual([]);
});

test('no property of a struct has the name of a parameter before the struct: Python makes keywords of the properties', () => {
  const propertiesOf = new Map(types.map((type) => [type.fqn, (type.properties ?? []).map(({ name }) => name)]));
  const clashes = types.flatMap((type) => methodsOf(type).flatMap(({ name, parameters = [] }) => {
    const lifted = propertiesOf.get(structs.has(parameters.at(-1)?.type.fqn ?? '') ? parameters.at(-1)!.type.fqn! : '') ?? [];
    return parameters.slice(0, -1).filter((parameter) => lifted.includes(parameter.name)).map((parameter) => `${type.name}.${name}(${parameter.name})`);
  }));
  expect(clashes).toEqual([]);
});

test('abbreviations inside names are written as words, so that every language splits them right', () => {
  // Kubernetes and cdk8s-plus write it so, and it becomes cluster_ip.
  const known = new Set(['clusterIP']);
  expect(places(identifiers.filter(({ item }) => /^[a-z].*[A-Z]{2}/u.test(item.name) && !known.has(item.name)))).toEqual([]);
});

test('everything public says what it is, in a sentence that stands alone where a language shows nothing else', () => {
  const documented = types.flatMap((type) => [{ where: type.name, item: type as Documented }, ...membersOf(type)]);
  expect(places(documented.filter(({ item }) => !/[.?!]$/u.test(item.docs?.summary ?? '')))).toEqual([]);
});

test('every optional property says what happens without it', () => {
  const optional = types.filter(({ datatype }) => datatype).flatMap((type) => (type.properties ?? [])
    .filter((property) => property.optional)
    .map((item) => ({ where: `${type.name}.${item.name}`, item })));
  expect(places(optional.filter(({ item }) => item.docs?.default === undefined))).toEqual([]);
});
