import { IConstruct } from 'constructs';
import { DesiredSetting, Ensure } from './node-setting';
import { settingClash } from './setting-clash';
import { problemText, quoted } from '../../facts/errors';
import { WindowsNodes } from '../../node';

/** Something that brings settings to nodes. */
export interface ClaimOwner {
  readonly construct: IConstruct;
  /** Asked when needed: defaults of a scope may still change. */
  nodes(): WindowsNodes;
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
      const { claims } = table;
      root.node.addValidation({ validate: () => [...conflicts(claims), ...clashes([...claims.values()].flat())] });
    }
    return table;
  }

  private readonly claims = new Map<string, Claim[]>();

  public add(owner: ClaimOwner, settings: readonly DesiredSetting[]): void {
    for (const setting of settings) {
      this.claims.set(setting.id, [...this.claims.get(setting.id) ?? [], { owner, setting, text: JSON.stringify(setting) }]);
    }
  }

  /** Whether something makes this on a node that also belongs to the selection. */
  public isMade(id: string, nodes: WindowsNodes): boolean {
    return (this.claims.get(id) ?? []).some(({ owner, setting }) => setting.ensure === Ensure.PRESENT && owner.nodes().mayOverlap(nodes));
  }
}

function conflicts(claims: ReadonlyMap<string, readonly Claim[]>): string[] {
  return [...claims.values()].filter(({ length }) => length > 1).flatMap((same) => same.flatMap((claim, index) => {
    const other = same.slice(0, index).find(({ text, owner }) => text !== claim.text && owner.nodes().mayOverlap(claim.owner.nodes()));
    return other === undefined ? [] : [conflict(claim, other)];
  }));
}

/** Settings of different kinds about one thing. Those of one owner have been compared where they were given. */
function clashes(claims: readonly Claim[]): string[] {
  return claims.flatMap((claim, index) => claims.slice(0, index).flatMap((other) => {
    const problem = claim.owner === other.owner ? undefined : settingClash(claim.setting, other.setting);
    return problem === undefined || !other.owner.nodes().mayOverlap(claim.owner.nodes())
      ? []
      : [problemText({ ...problem, message: `${quoted(claim.owner.construct.node.path)} and ${quoted(other.owner.construct.node.path)} disagree: ${problem.message}` })];
  }));
}

function conflict({ setting, owner }: Claim, other: Claim): string {
  return problemText({
    message: `${quoted(owner.construct.node.path)} and ${quoted(other.owner.construct.node.path)} want different things of ${quoted(setting.id)}`
      + `: ${differences(setting, other.setting)}`,
    fix: 'Make them equal, leave one out, or give them nodes that exclude each other.',
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
