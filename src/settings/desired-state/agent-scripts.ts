import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { withNeeds } from './script-needs';
import { readText } from '../../container/text-file';

type Scripts = Readonly<Record<string, string>>;

/** The script that runs first. */
export const AGENT_ENTRY = 'node-agent.ps1';

const folder = resolve(__dirname, '..', '..', '..', 'src', 'agent');
// NodeScript adds the runner to the scripts of every container.
const RUNNER = 'run-node-script.ps1';

let loaded: Scripts | undefined;

/**
 * The agent scripts for settings of the given kinds, by name: the core, the script of each kind,
 * and the scripts that these need. The pod gets no other scripts: a script that is missing cannot
 * run as LocalSystem, and all scripts together are more than `kubectl apply` can store for one
 * ConfigMap.
 */
export function agentScripts(kinds: Iterable<string>): Scripts {
  loaded ??= load();
  const chosen = withNeeds(loaded, [...Object.keys(loaded).filter(isCore), ...Array.from(kinds, scriptOfKind)]);
  return Object.fromEntries(Object.entries(loaded).filter(([name]) => chosen.has(name)).map(([name, text]) => [name, withoutComments(text)]));
}

/**
 * A script without the lines that are only a comment of PowerShell or C#, and without empty lines.
 * Readers have the comments in the package, and `kubectl apply` stores less than 256 KiB for all
 * scripts of a pod.
 */
export function withoutComments(script: string): string {
  return script.replace(/^[ ]*(?:(?:#|\/\/).*)?\n/gmu, '');
}

/** Whether a script is in every pod. Other scripts use its functions without a `# needs:` entry. */
export function isCore(name: string): boolean {
  return name === AGENT_ENTRY || name.startsWith('agent-');
}

/** The name of the script of one kind: `kind-local-group.ps1` for `localGroup`. */
export function scriptOfKind(kind: string): string {
  return `kind-${kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.ps1`;
}

function load(): Scripts {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ps1') && name !== RUNNER).sort();
  return Object.fromEntries(names.map((name) => [name, readText('agent', resolve(folder, name))]));
}
