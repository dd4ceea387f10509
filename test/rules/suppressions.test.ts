import { goodPod, Json, podHolders } from './manifests';
import { Finding, RuleOutcome, Rules, Severity } from '../../src';

const IGNORE = 'ignore.cdk8s-hostprocess/';

function systemPod(annotations: Json, change: (pod: Json) => void = () => undefined): Json {
  const pod = goodPod();
  pod.spec.securityContext.windowsOptions.runAsUserName = 'NT AUTHORITY\\SYSTEM';
  pod.metadata.annotations = annotations;
  change(pod);
  return pod;
}

function summary(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, suppression, pointer }) => `${rule} ${severity} ${pointer}${suppression === undefined ? '' : ` (${suppression})`}`);
}

const ACCOUNT = '/spec/securityContext/windowsOptions/runAsUserName';

test.each(podHolders.map((holder) => [holder.kind, holder] as const))('an annotation with a reason covers the findings of its rule in a %s', (_kind, { hold, prefix }) => {
  const findings = Rules.check([hold(systemPod({ [`${IGNORE}HPC023`]: ' The driver needs it ' }))]);
  expect(summary(findings)).toEqual([`HPC023 warning ${prefix}${ACCOUNT} (The driver needs it)`]);
});

test('so does one on the workload instead of its pods', () => {
  const workload = podHolders[1].hold(systemPod({}));
  workload.metadata.annotations = { [`${IGNORE}HPC023`]: 'because' };
  expect(Rules.check([workload]).map(({ suppression }) => suppression)).toEqual(['because']);
});

test('an error that only the node knows can be ignored', () => {
  const pod = systemPod({ [`${IGNORE}HPC038`]: 'A webhook adds the selector', [`${IGNORE}HPC023`]: 'x' }, ({ spec }) => { delete spec.nodeSelector; });
  expect(summary(Rules.check([pod]))).toEqual([`HPC023 warning ${ACCOUNT} (x)`, 'HPC038 error /spec (A webhook adds the selector)']);
});

describe('HPC098: an annotation that ignores nothing', () => {
  const asIs = () => undefined;

  test.each<[what: string, annotations: Json, message: string, change: (pod: Json) => void]>([
    ['without a reason', { [`${IGNORE}HPC023`]: ' ' }, 'the annotation for "HPC023" states no reason', asIs],
    ['with a reason that is not a string', { [`${IGNORE}HPC023`]: 1 }, 'the annotation for "HPC023" states no reason', asIs],
    ['for a rule that reports nothing', { [`${IGNORE}HPC041`]: 'x' }, 'the annotation is for HPC041, which reports nothing here', asIs],
    ['for no rule', { [`${IGNORE}HPC999`]: 'x' }, 'the annotation is for "HPC999", which is not a rule', asIs],
    ['for what the API server refuses', { [`${IGNORE}HPC003`]: 'x' }, 'the annotation is for HPC003, but a refusal by the API server cannot be ignored',
      ({ spec }) => { spec.hostNetwork = false; }],
  ])('%s', (_what, annotations, message, change) => {
    const findings = Rules.check([systemPod(annotations, change)]);
    const idle = findings.filter(({ rule }) => rule === 'HPC098');
    expect(idle.map(({ severity, outcome, message: said, pointer }) => [severity, outcome, said, pointer])).toEqual([
      [Severity.WARNING, RuleOutcome.NOT_CHECKED, message, `/metadata/annotations/${Object.keys(annotations)[0].replace('/', '~1')}`],
    ]);
    expect(findings.every(({ suppression }) => suppression === undefined)).toBe(true);
  });

  test('is not reported where a construct looks at itself: rules over several objects come later', () => {
    expect(summary(Rules._check([systemPod({ [`${IGNORE}HPC071`]: 'x' })], {}, 'construct'))).toEqual([`HPC023 warning ${ACCOUNT}`]);
  });
});

test('what Pod Security refuses can be ignored: the cluster may exempt the pods', () => {
  const namespace = { kind: 'Namespace', metadata: { name: 'monitoring', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } };
  const pod = goodPod();
  pod.metadata.annotations = { [`${IGNORE}HPC036`]: 'The user of the pipeline is exempt' };
  expect(Rules.check([namespace, pod]).map(({ rule, suppression }) => [rule, suppression])).toEqual([['HPC036', 'The user of the pipeline is exempt']]);
});

test('a Namespace that the API server refuses stays refused', () => {
  const labels = { 'pod-security.kubernetes.io/enforce': 'none' };
  const namespace = { kind: 'Namespace', metadata: { name: 'monitoring', labels, annotations: { [`${IGNORE}HPC036`]: 'x' } } };
  expect(Rules.check([namespace, goodPod()]).map(({ rule, suppression }) => [rule, suppression])).toEqual([['HPC036', undefined], ['HPC098', undefined]]);
});
