import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, resultOf } from './powershell';
import { withNeeds } from '../../src/settings/desired-state/script-needs';

/** A function of the agent with its parameters. `grant` is what an access entry is about, for functions that take one. */
export interface FunctionCall {
  readonly function: string;
  readonly parameters: object;
  readonly grant?: { readonly sid: string; readonly rights: string; readonly flags: string };
}

export interface FunctionResult {
  readonly output: unknown[];
  readonly error: string | null;
}

/** Calls functions of the agent in one PowerShell, with the contract, its types, some scripts and what these need: strict mode, errors end a call. */
export function callFunctions(scripts: readonly string[], calls: readonly FunctionCall[]): FunctionResult[] {
  const file = join(folderWith({ 'calls.json': JSON.stringify(calls) }), 'calls.json');
  const folder = join(__dirname, '..', '..', 'src', 'agent');
  const sources = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const loaded = [...withNeeds(sources, ['agent-contract.ps1', 'agent-native.ps1', 'agent-shape.ps1', ...scripts])].map((script) => join(folder, script));
  const engine = join(__dirname, 'simulation', 'engine.ps1');
  return resultOf(join(__dirname, 'call-functions.ps1'), { CALLS: file, SCRIPTS: [engine, ...loaded].join('\n') });
}
