import { IConstruct } from 'constructs';
import { Ensure } from './ensure';
import { conflictProblem, settingConflicts } from './setting-conflict';
import type { SettingPart } from './setting-part';
import { problemText, quoted } from '../../facts/errors';
import { WindowsNodes } from '../../node';
import { HostProcessDefaults } from '../../workload';

/**
 * A construct that applies settings to nodes. Its nodes and cluster are read only when they are
 * needed, because the defaults of a scope can change until then.
 */
export interface ClaimOwner {
  readonly construct: IConstruct;
  nodes(): WindowsNodes;
  cluster(): string | undefined;
}

/** How the API server and the node identify an agent. */
export interface Agent {
  readonly owner: ClaimOwner;
  readonly namespace: string;
  readonly name: string;
}

/** The remedy for two constructs whose settings are meant to differ. */
const APART = 'select nodes that do not overlap, or name the clusters with HostProcessDefaults';

/** A construct as an owner of settings. */
export function claimOwner(construct: IConstruct, nodes: () => WindowsNodes): ClaimOwner {
  return { construct, nodes, cluster: () => HostProcessDefaults.of(construct).cluster };
}

/** A part of the settings of one owner. */
interface Claim extends SettingPart {
  readonly owner: ClaimOwner;
}

/**
 * The property of the app's root that contains the table. All copies of this library in one app
 * share the table. Change the number when copies can no longer read each other's claims.
 */
const tableOf = Symbol.for('cdk8s-hostprocess/node-claims/1');

interface Root extends IConstruct {
  [tableOf]?: NodeClaims;
}

/**
 * What all constructs of an app enforce on the nodes. Two constructs that enforce different values
 * on one node would undo each other in every pass.
 */
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

  /**
   * Adds an agent. Its namespace and name identify its object in the cluster and its folder on the
   * node.
   */
  public addAgent(agent: Agent): void {
    this.agents.push(agent);
  }

  /**
   * Whether some construct creates the thing with this id on nodes that can overlap with those of
   * its user.
   */
  public isMade(id: string, user: ClaimOwner): boolean {
    return this.claims.some(({ owner, desired }) => desired.id === id && desired.ensure === Ensure.PRESENT && mayMeet(owner, user));
  }
}

/**
 * The conflicts between different owners. The constructor has already compared the settings of each
 * owner. If many settings conflict with one over the same thing, only the first conflict is
 * reported.
 */
function conflicts(claims: readonly Claim[]): string[] {
  const found = new Map<string, string>();
  for (const conflict of settingConflicts(claims)) {
    const { first, second, thing } = conflict;
    const key = `${claims.indexOf(first)} ${thing}`;
    if (first.owner !== second.owner && !found.has(key) && mayMeet(first.owner, second.owner)) {
      const { message, fix } = conflictProblem(conflict, [first, second].map(({ owner }) => quoted(owner.construct.node.path)).join(' and '));
      found.set(key, problemText({ message, fix: `${fix} Alternatively, ${APART}.` }));
    }
  }
  return [...found.values()];
}

/** Pairs of agents with the same name: one would replace the other in the cluster. */
function namesakes(agents: readonly Agent[]): string[] {
  return agents.flatMap((agent, index) => {
    const other = agents.slice(0, index).find(({ owner, namespace, name }) => (
      namespace === agent.namespace && name === agent.name && mayShareCluster(owner, agent.owner)
    ));
    return other === undefined ? [] : [problemText({
      message: `${quoted(agent.owner.construct.node.path)} and ${quoted(other.owner.construct.node.path)} both have the name ${quoted(agent.name)} in the namespace ${quoted(agent.namespace)}`,
      fix: 'Set another metadata.name for one of them, or name the clusters with HostProcessDefaults.',
    })];
  });
}

function mayMeet(one: ClaimOwner, other: ClaimOwner): boolean {
  return mayShareCluster(one, other) && one.nodes().mayOverlap(other.nodes());
}

/** An owner without a cluster can be deployed to any of them. */
function mayShareCluster(...owners: readonly ClaimOwner[]): boolean {
  const named = owners.map((owner) => owner.cluster()).filter((cluster) => cluster !== undefined);
  return new Set(named).size < 2;
}
