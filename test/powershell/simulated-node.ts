import { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Ended, run, runUntil, startUnread } from './powershell';
import { agentScripts } from '../../src/settings/desired-state/agent-scripts';
import { schemaKinds } from '../settings/desired-schema';

const agentFolder = join(__dirname, '..', '..', 'src', 'agent');
const simulations = join(__dirname, 'simulation');

/** The scripts as they lie in a pod, with the parts that speak to Windows replaced by a Windows that is simulated. */
const scripts: Readonly<Record<string, string>> = Object.fromEntries([
  ...readdirSync(agentFolder).filter((name) => name.endsWith('.ps1') && !name.startsWith('windows-'))
    .map((name) => [name === 'node-agent.ps1' ? 'script.ps1' : name, readFileSync(join(agentFolder, name), 'utf8')]),
  ...readdirSync(simulations).map((name) => [name, readFileSync(join(simulations, name), 'utf8')]),
]);

/** Those that the pod of a document has; all of them for one that no construct would make. */
function scriptsFor(document: object | string): Readonly<Record<string, string>> {
  const kinds = settingsOf(document).map(({ kind }) => kind);
  if (kinds.length === 0 || kinds.some((kind) => !schemaKinds.includes(kind))) {
    return scripts;
  }
  const shipped = agentScripts(kinds);
  return Object.fromEntries(Object.entries(scripts).filter(([name]) => (
    name === 'script.ps1' || name === 'run-node-script.ps1' || name in shipped || readdirSync(simulations).includes(name)
  )));
}

function settingsOf(document: object | string): readonly { readonly kind: string }[] {
  const { settings } = (typeof document === 'string' ? {} : document) as { settings?: any[] };
  return Array.isArray(settings) ? settings.filter((setting) => typeof setting?.kind === 'string') : [];
}

/** What the simulated Windows starts with; names of paths, services and so on are keys. */
export interface NodeState {
  readonly groups?: readonly { readonly name: string; readonly description: string; readonly sid: string }[];
  readonly paths?: Readonly<Record<string, { readonly kind: string; readonly sddl?: string }>>;
  readonly registry?: Readonly<Record<string, string>>;
  readonly services?: Readonly<Record<string, string>>;
  readonly eventChannels?: Readonly<Record<string, string>>;
  readonly users?: readonly { readonly name: string; readonly sid: string; readonly passwordLastSet: string }[];
  readonly groupMembers?: Readonly<Record<string, readonly string[]>>;
  readonly nextRid?: number;
  readonly rebootPending?: boolean;
  /** Folders of the agent that are not as it makes them, by their path below the first one, which is `/`. */
  readonly stateFolders?: Readonly<Record<string, { readonly owner?: string; readonly sddl?: string }>>;
}

const emptyState = {
  groups: [], paths: {}, registry: {}, services: {}, eventChannels: {}, users: [], groupMembers: {}, nextRid: 1000, rebootPending: false,
  stateFolders: {}, userRights: {}, processUsers: [], firewall: { rules: {}, localRulesForbiddenIn: [], connections: ['Private'] },
};

/** What differs from an ordinary pass. */
export interface PassOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Another version of the agent: its hash is that of the pod template. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** Files that were exchanged or added behind the pod template's back. */
  readonly tampered?: Readonly<Record<string, string>>;
  /** What happens to the mounted folders before the agent starts. */
  readonly prepare?: (code: string, data: string) => void;
}

export interface Pass extends Ended {
  /** The lines of the log. */
  readonly events: any[];
  /** What was changed, in order. */
  readonly changes: string[];
}

/** A node on which the agent runs again and again. */
export class SimulatedNode {
  public readonly root: string;
  private readonly folder = mkdtempSync(join(tmpdir(), 'node-'));
  private readonly stateFile = join(this.folder, 'state.json');
  private readonly changesFile = join(this.folder, 'changes.txt');

  public constructor(state: NodeState) {
    this.root = join(this.folder, 'cdk8s-hostprocess');
    writeFileSync(this.stateFile, JSON.stringify({ ...emptyState, ...state }));
  }

  /** The same node once more. */
  public copy(): SimulatedNode {
    const node = new SimulatedNode(this.state);
    if (existsSync(this.root)) {
      cpSync(this.root, node.root, { recursive: true });
    }
    return node;
  }

  public get state(): any {
    return JSON.parse(readFileSync(this.stateFile, 'utf8'));
  }

  /** What all agents have changed, in order. */
  public get changes(): string[] {
    return existsSync(this.changesFile) ? readFileSync(this.changesFile, 'utf8').split('\n').filter((line) => line !== '') : [];
  }

  /** Something happens behind the agent's back. */
  public change(edit: (state: any) => void): void {
    const { state } = this;
    edit(state);
    writeFileSync(this.stateFile, JSON.stringify(state));
  }

  /** The files in the agent's folder with what they hold, times aside. */
  public get files(): Record<string, string> {
    const names = existsSync(this.root) ? readdirSync(this.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
    return Object.fromEntries(names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(this.root.length + 1).replaceAll(sep, '/'), readFileSync(path, 'utf8').replace(/"time":"[^"]*"/u, '"time":""')];
    }).sort());
  }

  /** The text of a script of the agent. */
  public script(name: string): string {
    return scripts[name];
  }

  /** One pass, as the init container makes it. */
  public pass(document: object | string, options: PassOptions = {}): Pass {
    const started = this.start(document, options);
    return this.passOf(run(started.file, started.env), started.before);
  }

  /** The same, beside others. */
  public async passAsync(document: object, options: PassOptions = {}): Promise<Pass> {
    const started = this.start(document, options);
    return this.passOf(await runUntil(started.file, started.env, () => false), started.before);
  }

  /** A pass whose log nobody reads. The process ends by itself, or when it is killed. */
  public unread(document: object): ChildProcess {
    const started = this.start(document, {});
    return startUnread(started.file, started.env);
  }

  /** The loop of the agent that stays, ended once its output says enough, unless it ends before. */
  public async loop(document: object, enough: (output: string) => boolean, options: PassOptions = {}): Promise<Pass> {
    const started = this.start(document, { ...options, env: { HOSTPROCESS_RUN: 'forever', HOSTPROCESS_AGENT_EVERY_SECONDS: '1', ...options.env } });
    return this.passOf(await runUntil(started.file, started.env, enough, 300), started.before);
  }

  /** The revision that the pod template carries for a document. */
  public revisionOf(document: object | string): string {
    return withChecksums(scriptsFor(document), document).revision;
  }

  private start(document: object | string, options: PassOptions) {
    const data = mkdtempSync(join(this.folder, 'data-'));
    const code = mkdtempSync(join(this.folder, 'code-'));
    const { files, revision } = withChecksums({ ...scriptsFor(document), ...options.scripts }, document);
    const onNode = { ...files, ...options.tampered };
    Object.entries(onNode).forEach(([name, text]) => writeFileSync(join(name === 'desired.json' ? data : code, name), text));
    options.prepare?.(code, data);
    return {
      file: join(code, 'run-node-script.ps1'),
      before: this.changes.length,
      env: {
        HOSTPROCESS_RUN: 'once',
        HOSTPROCESS_DATA: data,
        HOSTPROCESS_AGENT_SHA256: revision,
        HOSTPROCESS_NODE_NAME: 'win-1',
        SIMULATION_STATE: this.stateFile,
        SIMULATION_CHANGES: this.changesFile,
        SIMULATION_ROOT: this.root,
        ...options.env,
      },
    };
  }

  private passOf(ended: Ended, before: number): Pass {
    const events = ended.output.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
    return { ...ended, events, changes: this.changes.slice(before) };
  }
}

function asText(document: object | string): string {
  return typeof document === 'string' ? document : JSON.stringify(document);
}

/** The files of a pod, and the revision in its template. */
function withChecksums(pod: Readonly<Record<string, string>>, document: object | string) {
  const { 'script.ps1': entry, 'run-node-script.ps1': runner, ...others } = pod;
  const files = { 'SHA256SUMS': checksums(others), 'desired.json': asText(document), 'run-node-script.ps1': runner, 'script.ps1': entry };
  return { files: { ...others, ...files }, revision: sha256(checksums(files)) };
}

function checksums(files: Readonly<Record<string, string>>): string {
  return Object.keys(files).sort().map((name) => `${sha256(files[name])}  ${name}\n`).join('');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
