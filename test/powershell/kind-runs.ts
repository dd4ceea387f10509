import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, resultOf } from './powershell';

/** A simulated Windows: tables by name, as the files in simulation/ have them. */
export type SimulatedWindows = Readonly<Record<string, any>>;

export type Setting = { readonly id: string; readonly kind: string; readonly ensure: 'present' | 'absent' } & Record<string, unknown>;

/** What a scenario consists of: the agent's work on a setting, or something that happens behind its back. */
export interface Step {
  readonly setting?: Setting;
  readonly mode?: 'enforce' | 'audit';
  /** The number of the change before which the agent is killed. Default: it is not. */
  readonly killBefore?: number;
  /** With a setting: the number of the agent's change right after which somebody else makes theirs. */
  readonly driftAfter?: number;
  readonly drift?: { readonly path: readonly string[]; readonly value: unknown };
}

export interface StepResult {
  readonly status: 'converged' | 'changed' | 'drift' | 'failed';
  readonly differences: string[];
  readonly error: string | null;
  readonly changes: string[];
  /** Why the agent refuses the setting before it looks at the node. */
  readonly refusal: string | null;
  readonly state: SimulatedWindows;
}

const empty: SimulatedWindows = {
  groups: [], paths: {}, registry: {}, services: {}, eventChannels: {}, userRights: {}, users: [], groupMembers: {}, processUsers: [], created: {},
  backups: {}, pending: {}, nextRid: 1000,
  firewall: { rules: {}, localRulesForbiddenIn: [], connections: ['Private'] },
};
const agentFolder = join(__dirname, '..', '..', 'src', 'agent');
const simulationFolder = join(__dirname, 'simulation');
const entries = ['node-agent.ps1', 'run-node-script.ps1'];
// The contract first: kinds enter themselves into its list. What speaks to Windows is simulated.
const scripts = [
  join(agentFolder, 'agent-contract.ps1'),
  ...readdirSync(agentFolder).filter((file) => file.endsWith('.ps1') && !file.startsWith('windows-') && !entries.includes(file)).map((file) => join(agentFolder, file)),
  join(simulationFolder, 'engine.ps1'),
  join(simulationFolder, 'state.ps1'),
  ...readdirSync(simulationFolder).filter((file) => file.startsWith('simulated-')).map((file) => join(simulationFolder, file)),
];

export interface Scenario {
  readonly state: SimulatedWindows;
  readonly steps: readonly Step[];
}

/** The script that runs scenarios. */
export const kindsRunner = join(__dirname, 'run-kinds.ps1');

/** What the runner finds in its environment. */
export function environmentFor(scenarios: readonly Scenario[]) {
  const written = scenarios.map(({ state, steps }) => ({
    state: { ...empty, ...state },
    steps: steps.map((step) => ({ setting: null, mode: 'enforce', killBefore: 0, driftAfter: 0, drift: null, ...step })),
  }));
  const folder = folderWith({ 'scenarios.json': JSON.stringify(written), 'empty.json': '{}' });
  return {
    scripts: [...new Set(scripts)],
    files: { SCENARIOS: join(folder, 'scenarios.json'), SIMULATION_STATE: join(folder, 'empty.json'), SIMULATION_ROOT: join(folder, 'agent'), SystemRoot: 'C:\\Windows' },
  };
}

/** Runs scenarios one after the other in one PowerShell. */
export function runKinds(scenarios: readonly Scenario[]): StepResult[][] {
  const { scripts: loaded, files } = environmentFor(scenarios);
  return resultOf(kindsRunner, { ...files, SCRIPTS: loaded.join('\n') });
}
