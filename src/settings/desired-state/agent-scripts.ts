import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { readText } from '../../container/text-file';

type Scripts = Readonly<Record<string, string>>;

/** The script that runs first. */
export const AGENT_ENTRY = 'node-agent.ps1';

const folder = resolve(__dirname, '..', '..', '..', 'src', 'agent');
// What runs the entry belongs to every script of a container.
const RUNNER = 'run-node-script.ps1';
const core = (name: string) => name === AGENT_ENTRY || name.startsWith('agent-');

// What a script gives to others: functions, variables at its top, and classes of .NET that it compiles.
const definition = /^function ([A-Z][A-Za-z0-9]*-[A-Za-z0-9]+)|^\$(\w+) = |\bclass (\w+)/gmu;
const word = /[A-Za-z_][\w-]*/gu;

let loaded: { readonly scripts: Scripts; readonly needs: ReadonlyMap<string, readonly string[]> } | undefined;

/**
 * The scripts of the agent that settings of some kinds need, by name: what is not there cannot run as LocalSystem, and all of them
 * together would be more than `kubectl apply` can remember of one ConfigMap.
 */
export function agentScripts(kinds: Iterable<string>): Scripts {
  loaded ??= load();
  const { scripts, needs } = loaded;
  const chosen = new Set<string>();
  const add = (name: string) => {
    if (!chosen.has(name)) {
      chosen.add(name);
      needs.get(name)!.forEach(add);
    }
  };
  Object.keys(scripts).filter(core).forEach(add);
  for (const kind of kinds) {
    add(`kind-${kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.ps1`);
  }
  return Object.fromEntries(Object.entries(scripts).filter(([name]) => chosen.has(name)));
}

function load() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ps1') && name !== RUNNER).sort();
  const scripts = Object.fromEntries(names.map((name) => [name, readText('agent', resolve(folder, name))]));
  const owners = new Map<string, string>();
  for (const name of names) {
    for (const [, ...defined] of scripts[name].matchAll(definition)) {
      owners.set(defined.find((each) => each !== undefined)!, name);
    }
  }
  const needs = new Map(names.map((name) => {
    const used = new Set((scripts[name].match(word) ?? []).flatMap((each) => owners.get(each) ?? []));
    return [name, [...used].filter((other) => other !== name)] as const;
  }));
  return { scripts, needs };
}
