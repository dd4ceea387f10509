import { goodPod } from './manifests';
import { Containerd, RuleOutcome, Rules, Severity } from '../../src';
import { kubernetesMinor } from '../../src/facts/kubernetes-version';
import { catalogue } from '../../src/rules/catalogue';
import { holdsOn } from '../../src/rules/holds';
import type { Holds, Rule, RuleTargetOptions } from '../../src/rules/rule';
import { severityOn } from '../../src/rules/severities';

const NEWEST = 36;
const minors = Array.from({ length: NEWEST - 20 }, (_, index) => index + 21);
const UNKNOWN = '?';
const containerdVersions = ['1.6', '1.6.34', '1.7', '1.7.0', '1.7.18', '1.7.19', '2', '2.1'];

describe('what holds where', () => {
  const letter = (rule: Rule, target: RuleTargetOptions) => ({ error: 'E', warning: 'w', none: '.' })[severityOn(rule, target) ?? 'none'];
  const row = (label: string, cells: readonly string[], others: readonly string[]) => (
    `${label.padEnd(8)}${cells.map((cell) => cell.padEnd(3)).join('')}  ${others.map((cell) => cell.padEnd(7)).join('')}`.trimEnd()
  );

  // A change here is one that users see: a rule begins, ends, or is milder than it was. E is an error, w a warning at most.
  test('is what the table says: each rule by the minor version of Kubernetes (on containerd 1.7), and by containerd', () => {
    const rows = catalogue.map((rule) => row(
      rule.id,
      [...minors.map((minor) => letter(rule, { kubernetes: `1.${minor}` })), letter(rule, {})],
      containerdVersions.map((version) => letter(rule, { kubernetes: `1.${NEWEST}`, containerd: Containerd.of(version) })),
    ));
    expect(`\n${[row('', [...minors.map(String), UNKNOWN], containerdVersions), ...rows].join('\n')}\n`).toMatchSnapshot();
  });

  test('is said in versions that exist, from a first to a last', () => {
    for (const { holds: { since, until, containerd = {} } } of catalogue) {
      expect(kubernetesMinor(until ?? `1.${NEWEST + 1}`)).toBeGreaterThan(kubernetesMinor(since));
      const [first, end] = [containerd.since, containerd.until].map((version) => version && Containerd.of(version).version);
      expect([first, end]).toEqual([containerd.since, containerd.until]);
    }
  });
});

describe('a rule that ends', () => {
  const holds: Holds = { since: '1.22', until: '1.37', containerd: { since: '1.7', until: '1.7.19' } };

  test.each<[string, RuleTargetOptions, string]>([
    ['the last version that it holds on', { kubernetes: '1.36', containerd: Containerd.of('1.7.18') }, 'yes'],
    ['a patch release of that version', { kubernetes: 'v1.36.9', containerd: Containerd.of('1.7.18') }, 'yes'],
    ['the version that ends it', { kubernetes: '1.37', containerd: Containerd.of('1.7.18') }, 'no'],
    ['a version before it', { kubernetes: '1.21', containerd: Containerd.of('1.7.18') }, 'no'],
    ['an unknown version', { containerd: Containerd.of('1.7.18') }, 'maybe'],
    ['the release of containerd that ends it', { kubernetes: '1.36', containerd: Containerd.of('1.7.19') }, 'no'],
    ['the same, where Kubernetes is unknown', { containerd: Containerd.of('1.7.19') }, 'no'],
    ['a release line that it ends in', { kubernetes: '1.36', containerd: Containerd.V1_7 }, 'maybe'],
    ['an undeclared containerd', { kubernetes: '1.36' }, 'maybe'],
    ['another release line', { kubernetes: '1.36', containerd: Containerd.V2 }, 'no'],
    ['nothing declared', {}, 'maybe'],
  ])('%s', (_what, target, answer) => {
    expect(holdsOn(holds, target)).toBe(answer);
  });

  test('only warns where it may not hold, even where it calls its report an error, and is silent behind its end', () => {
    const ending: Rule = {
      id: 'HPC999', title: 'Ends', outcome: RuleOutcome.OBJECT_REFUSED, severity: Severity.ERROR, holds, why: 'So.', fix: 'Do.', fixable: false, sources: [],
      checkPod: ({ pointer }, { report }) => {
        report({ pointer, message: 'of the rule' });
        report({ pointer, message: 'of its own', severity: Severity.ERROR });
      },
    };
    (catalogue as Rule[]).push(ending);
    try {
      const severities = (target: RuleTargetOptions) => Rules.check([goodPod()], target).map(({ severity }) => severity);
      expect(severities({ kubernetes: '1.36', containerd: Containerd.of('1.7.18') })).toEqual(['error', 'error']);
      expect(severities({ kubernetes: '1.36' })).toEqual(['warning', 'warning']);
      expect(severities({ containerd: Containerd.of('1.7.18') })).toEqual(['warning', 'warning']);
      expect(severities({ kubernetes: '1.37', containerd: Containerd.of('1.7.18') })).toEqual([]);
    } finally {
      (catalogue as Rule[]).pop();
    }
  });
});
