import { expand, Expansion, Lookup, VariableValue } from './kubelet-expansion';

/** One environment variable of a container, in the order of the manifest. */
export interface EnvironmentEntry extends VariableValue {
  readonly name: string;
}

/** The known environment of a container. */
export interface Environment {
  readonly entries: readonly EnvironmentEntry[];
  /** Whether `envFrom` adds more variables than the entries. */
  readonly open: boolean;
}

/** What the command belongs to. Each place replaces `$(NAME)` differently. */
export type CommandPlace = 'container' | 'probe' | 'hook';

// kubelet adds these variables for each Service of the namespace, and always for the API server.
const serviceVariable = /^[A-Z][A-Z0-9_]*_(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)$/u;

// Fields of the pod without annotations: names, addresses, ids, label values.
const plainField = /^(?:metadata\.(?:name|namespace|uid|labels\[.*\])|spec\.(?:nodeName|serviceAccountName)|status\.(?:hostIPs?|podIPs?))$/u;

/** The environment in a manifest: `env` and `envFrom` of a container, valid or not. */
export function environmentOf(container: Readonly<Record<string, unknown>>): Environment {
  const env = Array.isArray(container.env) ? container.env : [];
  return {
    entries: env.filter((entry) => typeof entry?.name === 'string').map(entryOf),
    open: Array.isArray(container.envFrom) && container.envFrom.length > 0,
  };
}

function entryOf(entry: { name: string; value?: unknown; valueFrom?: Readonly<Record<string, { fieldPath?: unknown }>> }): EnvironmentEntry {
  const from = entry.valueFrom;
  if (typeof entry.value === 'string' || from === undefined || from === null) {
    return { name: entry.name, value: typeof entry.value === 'string' ? entry.value : '' };
  }
  const fieldPath = from.fieldRef?.fieldPath;
  const plain = from.resourceFieldRef !== undefined || (typeof fieldPath === 'string' && plainField.test(fieldPath));
  return plain ? { name: entry.name, plain } : { name: entry.name };
}

/**
 * How kubelet expands one element of a command.
 * - The command of a container sees the finished environment, in which a value can refer to earlier
 *   variables.
 * - A probe sees the values of the manifest unchanged, and an empty string for values from other
 *   sources.
 * - A hook sees no variables. Its command is used unchanged, including dollar signs.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/container/helpers.go
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/prober.go
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/lifecycle/handlers.go
 */
export function expansionIn(environment: Environment, place: CommandPlace): (element: string) => Expansion {
  if (place === 'hook') {
    return (element) => ({ text: element, unknown: [] });
  }
  let lookup: Lookup | undefined;
  return (element) => expand(element, (name) => {
    lookup ??= place === 'probe' ? writtenValues(environment) : finishedValues(environment);
    return lookup(name);
  });
}

/**
 * Names in `$(NAME)` that the environment has but that a command at this place does not receive.
 */
export function lostReferences(element: string, environment: Environment, place: CommandPlace): string[] {
  if (!element.includes('$')) {
    return [];
  }
  const lost = environment.entries.filter(({ value }) => place === 'hook' || place === 'probe' && value === undefined);
  if (lost.length === 0) {
    return [];
  }
  const names = new Map<string, VariableValue>(lost.map(({ name }) => [name, {}]));
  return [...new Set(expand(element, (name) => names.get(name)).unknown)];
}

function writtenValues(environment: Environment): Lookup {
  const written = new Map(environment.entries.map(({ name, value }) => [name, { value: value ?? '' }]));
  return (name) => written.get(name);
}

function finishedValues(environment: Environment): Lookup {
  const finished = new Map<string, VariableValue>();
  const lookup: Lookup = (name) => finished.get(name) ?? (environment.open ? {} : serviceVariable.test(name) ? { plain: true } : undefined);
  for (const entry of environment.entries) {
    finished.set(entry.name, finishedValue(entry, lookup));
  }
  return lookup;
}

function finishedValue(entry: EnvironmentEntry, lookup: Lookup): VariableValue {
  if (entry.value === undefined) {
    return { plain: entry.plain };
  }
  const { text, unknown, isCut } = expand(entry.value, lookup);
  return unknown.length > 0 ? {} : { value: text, isCut };
}
