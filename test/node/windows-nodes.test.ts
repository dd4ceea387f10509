import * as fc from 'fast-check';
import { Condition, conditions, everyNode } from './nodes';
import { NodeToleration, WindowsNodes, WindowsServer } from '../../src';

const selected = (some: Condition[]) => everyNode.filter((labels) => some.every(({ holds }) => holds(labels)));
const built = (some: Condition[]) => some.reduce((nodes, { apply }) => apply(nodes), WindowsNodes.all());

test('a selection that no node can meet is refused, every other one is not', () => {
  const outcomes = new Set<boolean>();
  fc.assert(fc.property(conditions, (some) => {
    const possible = selected(some).length > 0;
    outcomes.add(possible);
    if (possible) {
      expect(() => built(some)).not.toThrow();
    } else {
      expect(() => built(some)).toThrow(/^\[HPC039\] WindowsNodes: no node can meet all conditions on the label "[kl]"\. Remove one of the conditions\.$/);
    }
  }), { numRuns: 3000 });
  expect(outcomes.size).toBe(2);
});

test('two selections may overlap exactly where some node belongs to both', () => {
  const outcomes = new Set<boolean>();
  const possible = conditions.filter((some) => selected(some).length > 0);
  fc.assert(fc.property(possible, possible, (some, others) => {
    const overlap = selected([...some, ...others]).length > 0;
    outcomes.add(overlap);
    expect(built(some).mayOverlap(built(others))).toBe(overlap);
    expect(built(others).mayOverlap(built(some))).toBe(overlap);
  }), { numRuns: 3000 });
  expect(outcomes.size).toBe(2);
});

test('what is rendered selects the nodes that were asked for, by the rules of the scheduler', () => {
  fc.assert(fc.property(conditions.filter((some) => selected(some).length > 0), (some) => {
    const { nodeSelector, affinity } = built(some)._toKube();
    const expressions = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms[0].matchExpressions ?? [];
    const matches = (labels: { [key: string]: string | undefined }) => (
      Object.entries(nodeSelector!).every(([key, value]) => key === 'kubernetes.io/os' || labels[key] === value)
      && expressions.every(({ key, operator, values = [] }) => {
        switch (operator) {
          case 'In': return labels[key] !== undefined && values.includes(labels[key]);
          case 'NotIn': return labels[key] === undefined || !values.includes(labels[key]);
          case 'Exists': return labels[key] !== undefined;
          default: return labels[key] === undefined;
        }
      })
    );
    expect(everyNode.filter(matches)).toEqual(selected(some));
  }), { numRuns: 2000 });
});

test('every Windows node is selected by its operating system alone', () => {
  expect(WindowsNodes.all()._toKube()).toEqual({ nodeSelector: { 'kubernetes.io/os': 'windows' } });
});

test('one release is a node selector, several are node affinity', () => {
  expect(WindowsNodes.ofServer(WindowsServer.LTSC2022)._toKube()).toEqual({
    nodeSelector: { 'kubernetes.io/os': 'windows', 'node.kubernetes.io/windows-build': '10.0.20348' },
  });
  expect(WindowsNodes.ofServer(WindowsServer.LTSC2019, WindowsServer.LTSC2025)._toKube()).toEqual({
    nodeSelector: { 'kubernetes.io/os': 'windows' },
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{
            matchExpressions: [{ key: 'node.kubernetes.io/windows-build', operator: 'In', values: ['10.0.17763', '10.0.26100'] }],
          }],
        },
      },
    },
  });
  expect(WindowsNodes.ofServer(WindowsServer.LTSC2019).mayOverlap(WindowsNodes.ofServer(WindowsServer.LTSC2022))).toBe(false);
});

test('one node is bound by its name', () => {
  const nodes = WindowsNodes.named('win-1').tolerating(NodeToleration.everything());
  expect(nodes._toKube()).toEqual({ nodeName: 'win-1', nodeSelector: { 'kubernetes.io/os': 'windows' }, tolerations: [{ operator: 'Exists' }] });
  expect(nodes.mayOverlap(WindowsNodes.named('win-2'))).toBe(false);
  expect(nodes.mayOverlap(WindowsNodes.named('win-1'))).toBe(true);
  expect(nodes.mayOverlap(WindowsNodes.all())).toBe(true);
});

test('a selection never changes: each method gives a new one', () => {
  const all = WindowsNodes.all();
  all.withLabel('a', 'b');
  all.tolerating(NodeToleration.windowsOs());
  expect(all._toKube()).toEqual(WindowsNodes.all()._toKube());
});

test('tolerations add up in the order in which they were given', () => {
  const { tolerations } = WindowsNodes.all().tolerating(NodeToleration.windowsOs()).withLabel('a', 'b').tolerating(NodeToleration.exists('x'))._toKube();
  expect(tolerations!.map(({ key }) => key)).toEqual(['os', 'x']);
});

test.each<[string, () => unknown, string]>([
  ['another operating system', () => WindowsNodes.all().withLabel('kubernetes.io/os', 'linux'), '[HPC039] WindowsNodes: label "kubernetes.io/os" is always "windows". Remove the condition on this label.'],
  ['no release', () => WindowsNodes.ofServer(), 'WindowsNodes: label "node.kubernetes.io/windows-build" has no values to select by. Add at least one value.'],
  ['no value', () => WindowsNodes.all().withLabelNotIn('a'), 'WindowsNodes: label "a" has no values to select by. Add at least one value.'],
  ['a wrong key', () => WindowsNodes.all().withLabelPresent('a b'), 'label "a b" is not valid.'],
  ['a wrong value', () => WindowsNodes.all().withLabel('a', 'b c'), 'WindowsNodes: label "a" has the invalid value "b c".'],
  ['a list as value', () => WindowsNodes.all().withLabelIn('a', ['b'] as any), 'WindowsNodes: label "a" has the invalid value ["b"].'],
  ['a wrong node name', () => WindowsNodes.named('WIN_1'), 'node name "WIN_1" is not a DNS subdomain.'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});
