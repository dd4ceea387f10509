import { IConstruct } from 'constructs';
import { Ensure } from './ensure';
import { conflictProblem, settingConflicts } from './setting-conflict';
import type { SettingPart } from './setting-part';
import { problemText, quoted } from '../../facts/errors';
import { WindowsNodes } from '../../node';
import { HostProcessDefaults } from '../../workload';

/** Something that brings settings to nodes. Its choices are asked for when they are needed: defaults of a scope may still change. */
export interface ClaimOwner {
  readonly construct: IConstruct;
  nodes(): WindowsNodes;
  cluster(): string | undefined;
}

/** What the API server and the node know an agent by. */
export interface Agent {
  readonly owner: ClaimOwner;
  readonly namespace: string;
  readonly name: string;
}

/** What two constructs can do besides agreeing. */
const APART = 'give them nodes that exclude each other, or name their clusters with HostProcessDefaults';

/** The owner that a construct is. */
export function claimOwner(construct: IConstruct, nodes: () => WindowsNodes): ClaimOwner {
  return { construct, nodes, cluster: () => HostProcessDefaults.of(construct).cluster };
}

/** A part of the settings of one owner. */
interface Claim extends SettingPart {
  readonly owner: ClaimOwner;
}

/**
 * Where the table hangs, on the root of its app: copies of this library that one app has loaded use one table. Another number means that they
 * could not read each other's claims.
 */
const tableOf = Symbol.for('cdk8s-hostprocess/node-claims/1');

interface Root extends IConstruct {
  [tableOf]?: NodeClaims;
}

/** What all constructs of an app want of the nodes. Two of them that want different things of one node would undo each other for ever. */
export class NodeClaims {
  /** The table of the app that a construct belongs to. */
  public static of(scope: IConstruct): NodeClaims {
    const root: Root = scope.node.root;
    if (root[tableOf] === undefined) {
      const table = new NodeClaims();
      Object.defineProperty(root, tableOf, { value: table });
      root.node.addValidation({ validate: () => [...conflicts(table.claims), ...namesakes(table.agents)] });
    }
    return root[tableOf]!;
  }

  private readonly claims: Claim[] = [];
  private readonly agents: Agent[] = [];

  public add(owner: ClaimOwner, parts: readonly SettingPart[]): void {
    this.claims.push(...parts.map((part) => ({ ...part, owner })));
  }

  /** An agent that has an object and a folder on the node to itself, by namespace and name. */
  public addAgent(agent: Agent): void {
    this.agents.push(agent);
  }

  /** Whether something makes this on a node that its user may be on, too. */
  public isMade(id: string, user: ClaimOwner): boolean {
    return this.claims.some(({ owner, desired }) => desired.id === id && desired.ensure === Ensure.PRESENT && mayMeet(owner, user));
  }
}

/** Those of one owner have been compared where they were given. A setting that many others contradict about one thing is reported once. */
function conflicts(claims: readonly Claim[]): string[] {
  const found = new Map<string, string>();
  for (const conflict of settingConflicts(claims)) {
    const { first, second, thing } = conflict;
    const key = `${claims.indexOf(first)} ${thing}`;
    if (first.owner !== second.owner && !found.has(key) && mayMeet(first.owner, second.owner)) {
      const { message, fix } = conflictProblem(conflict, [first, second].map(({ owner }) => quoted(owner.construct.node.path)).join(' and '));
      found.set(key, problemText({ message, fix: `${fix} Otherwise ${APART}.` }));
    }
  }
  return [...found.values()];
}

/** Two of one name: one would take the other's place in the cluster. */
function namesakes(agents: readonly Agent[]): string[] {
  return agents.flatMap((agent, index) => {
    const other = agents.slice(0, index).find(({ owner, namespace, name }) => (
      namespace === agent.namespace && name === agent.name && mayShareCluster(owner, agent.owner)
    ));
    return other === undefined ? [] : [problemText({
      message: `${quoted(agent.owner.construct.node.path)} and ${quoted(other.owner.construct.node.path)} both have the name ${quoted(agent.name)} in the namespace ${quoted(agent.namespace)}`,
      fix: 'Give one another metadata.name, or name their clusters with HostProcessDefaults.',
    })];
  });
}

function mayMeet(one: ClaimOwner, other: ClaimOwner): boolean {
  return mayShareCluster(one, other) && one.nodes().mayOverlap(other.nodes());
}

/** What names no cluster may go to any of them. */
function mayShareCluster(...owners: readonly ClaimOwner[]): boolean {
  const named = owners.map((owner) => owner.cluster()).filter((cluster) => cluster !== undefined);
  return new Set(named).size < 2;
}
