import { join } from 'node:path';
import { folderWith, run } from './powershell';

/** A simulated Windows, as the files in simulation/ have it. */
export interface SimulatedWindows {
  readonly groups?: { readonly name: string; readonly description: string; readonly sid: string }[];
  readonly registry?: Record<string, string>;
  readonly services?: Record<string, string>;
  readonly eventChannels?: Record<string, string>;
  readonly userRights?: Record<string, string[]>;
  readonly users?: { readonly name: string; readonly sid: string; readonly passwordLastSet: string | null }[];
  readonly groupMembers?: Record<string, string[]>;
  readonly processUsers?: string[];
  readonly firewall?: { readonly rules: Record<string, object>; readonly localRulesForbiddenIn: string[]; readonly connections: string[] };
  readonly created?: Record<string, true>;
  readonly backups?: Record<string, any>;
}

export type Setting = { readonly id: string; readonly kind: string; readonly ensure: 'present' | 'absent' } & Record<string, unknown>;

/** What a scenario consists of: the agent's work on a setting, or something that happens behind its back. */
export interface Step {
  readonly setting?: Setting;
  readonly mode?: 'enforce' | 'audit';
  readonly killBefore?: number;
  readonly drift?: { readonly path: readonly string[]; readonly value: unknown };
}

export interface StepResult {
  readonly status: 'converged' | 'changed' | 'drift' | 'failed';
  readonly differences: string[];
  readonly error: string | null;
  readonly changes: string[];
  readonly state: Required<SimulatedWindows>;
}

const empty: Required<SimulatedWindows> = {
  groups: [], registry: {}, services: {}, eventChannels: {}, userRights: {}, users: [], groupMembers: {}, processUsers: [], created: {}, backups: {},
  firewall: { rules: {}, localRulesForbiddenIn: [], connections: ['Private'] },
};
const agent = [
  'agent-contract', 'agent-run', 'sddl', 'access-entry', 'firewall-address',
  ...['local-group', 'registry-access', 'service-access', 'event-channel-access', 'user-right', 'temporary-users', 'firewall-rule'].map((kind) => `kind-${kind}`),
].map((name) => join(__dirname, '..', '..', 'src', 'agent', `${name}.ps1`));
const simulations = ['state', ...['groups', 'registry', 'services', 'event-channels', 'user-rights', 'users', 'firewall'].map((family) => `simulated-${family}`)]
  .map((name) => join(__dirname, 'simulation', `${name}.ps1`));

/** Runs scenarios one after the other in one PowerShell. */
export function runKinds(scenarios: readonly { readonly state: SimulatedWindows; readonly steps: readonly Step[] }[]): StepResult[][] {
  const written = scenarios.map(({ state, steps }) => ({
    state: { ...empty, ...state },
    steps: steps.map((step) => ({ setting: null, mode: 'enforce', killBefore: 0, drift: null, ...step })),
  }));
  const folder = folderWith({ 'scenarios.json': JSON.stringify(written), 'empty.json': '{}' });
  const ended = run(join(__dirname, 'run-kinds.ps1'), {
    SCENARIOS: join(folder, 'scenarios.json'), SIMULATION_STATE: join(folder, 'empty.json'), SCRIPTS: [...agent, ...simulations].join('\n'),
  });
  if (ended.exitCode !== 0) {
    throw new Error(`${ended.errors}${ended.output}`);
  }
  return JSON.parse(ended.output);
}
