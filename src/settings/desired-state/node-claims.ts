import { IConstruct } from 'constructs';
import { DesiredSetting, Ensure } from './node-setting';
import { settingClash } from './setting-clash';
import { problemText, quoted } from '../../facts/errors';
import { WindowsNodes } from '../../node';
import { HostProcessDefaults } from '../../workload';

/** Something that brings settings to nodes. */
export interface ClaimOwner {
  readonly construct: IConstruct;
  /** Asked when needed: defaults of a scope may still change. */
  nodes(): WindowsNodes;
}

/** What the API server and the node know an agent by. */
export interface Agent {
  readonly construct: IConstruct;
  readonly namespace: string;
  readonly name: string;
}

interface Claim {
  readonly owner: ClaimOwner;
  readonly setting: DesiredSetting;
  /** The setting as text: equal texts are equal claims. */
  readonly text: string;
}

const tables = new WeakMap<IConstruct, NodeClaims>();

/** What all constructs of an app want of the nodes. Two of them that want different things of one node would undo each other for ever. */
export class NodeClaims {
  /** The table of the app that a construct belongs to. */
  public static of(scope: IConstruct): NodeClaims {
    const { root } = scope.node;
    let table = tables.get(root);
    if (table === undefined) {
      table = new NodeClaims();
      tables.set(root, table);
      const { claims, agents } = table;
      root.node.addValidation({ validate: () => [...conflicts(claims), ...clashes([...claims.values()].flat()), ...namesakes(agents)] });
    }
    return table;
  }

  private readonly claims = new Map<string, Claim[]>();
  private readonly agents: Agent[] = [];

  public add(owner: ClaimOwner, settings: readonly DesiredSetting[]): void {
    for (const setting of settings) {
      this.claims.set(setting.id, [...this.claims.get(setting.id) ?? [], { owner, setting, text: JSON.stringify(setting) }]);
    }
  }

  /** An agent that has an object and a folder on the node to itself, by namespace and name. */
  public addAgent(agent: Agent): void {
    this.agents.push(agent);
  }

  /** Whether something makes this on a node that its user may be on, too. */
  public isMade(id: string, user: ClaimOwner): boolean {
    return (this.claims.get(id) ?? []).some(({ owner, setting }) => setting.ensure === Ensure.PRESENT && mayMeet(owner, user));
  }
}

function conflicts(claims: ReadonlyMap<string, readonly Claim[]>): string[] {
  return [...claims.values()].filter(({ length }) => length > 1).flatMap((same) => same.flatMap((claim, index) => {
    const other = same.slice(0, index).find(({ text, owner }) => text !== claim.text && mayMeet(owner, claim.owner));
    return other === undefined ? [] : [conflict(claim, other)];
  }));
}

/** Settings of different ids that cannot both be. Those of one owner have been compared where they were given. */
function clashes(claims: readonly Claim[]): string[] {
  return claims.flatMap((claim, index) => claims.slice(0, index).flatMap((other) => {
    const problem = claim.owner === other.owner ? undefined : settingClash(claim.setting, other.setting);
    return problem === undefined || !mayMeet(other.owner, claim.owner)
      ? []
      : [problemText({ ...problem, message: `${quoted(claim.owner.construct.node.path)} and ${quoted(other.owner.construct.node.path)} disagree: ${problem.message}` })];
  }));
}

/** Two of one name: one would take the other's place in the cluster. */
function namesakes(agents: readonly Agent[]): string[] {
  return agents.flatMap((agent, index) => {
    const other = agents.slice(0, index).find(({ construct, namespace, name }) => (
      namespace === agent.namespace && name === agent.name && mayShareCluster(construct, agent.construct)
    ));
    return other === undefined ? [] : [problemText({
      message: `${quoted(agent.construct.node.path)} and ${quoted(other.construct.node.path)} both have the name ${quoted(agent.name)} in the namespace ${quoted(agent.namespace)}`,
      fix: 'Give one another metadata.name, or name their clusters with HostProcessDefaults.',
    })];
  });
}

function mayMeet(one: ClaimOwner, other: ClaimOwner): boolean {
  return mayShareCluster(one.construct, other.construct) && one.nodes().mayOverlap(other.nodes());
}

/** What names no cluster may go to any of them. */
function mayShareCluster(...constructs: readonly IConstruct[]): boolean {
  const named = constructs.map((construct) => HostProcessDefaults.of(construct).cluster).filter((cluster) => cluster !== undefined);
  return new Set(named).size < 2;
}

function conflict({ setting, owner }: Claim, other: Claim): string {
  return problemText({
    message: `${quoted(owner.construct.node.path)} and ${quoted(other.owner.construct.node.path)} want different things of ${quoted(setting.id)}`
      + `: ${differences(setting, other.setting)}`,
    fix: 'Make them equal, leave one out, give them nodes that exclude each other, or name their clusters with HostProcessDefaults.',
  });
}

/** What they differ in, and how where that is short. */
export function differences(one: DesiredSetting, other: DesiredSetting): string {
  return differingFields(one, other).map((field) => {
    const [here, there] = [one[field], other[field]].map((value) => (value === undefined ? 'nothing' : JSON.stringify(value)));
    return here.length + there.length > 100 ? field : `${field} (${here} and ${there})`;
  }).join(', ');
}

function differingFields(one: DesiredSetting, other: DesiredSetting): string[] {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field])).sort();
}
