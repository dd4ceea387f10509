import { completed, goodPod, Json } from './manifests';
import { RuleOutcome, Rules } from '../../src';

function badPod(name = 'a'): Json {
  const pod = goodPod();
  pod.metadata.name = name;
  pod.spec.hostNetwork = false;
  return pod;
}

const template = (pod: Json): Json => ({ metadata: {}, spec: pod.spec });

describe('lists', () => {
  test('are looked through, and findings lead to their items', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [goodPod(), null, badPod('b'), { kind: 'List', items: [badPod('c')] }] };
    expect(Rules.check([goodPod(), list]).map(({ document, pointer, subject }) => [document, pointer, subject])).toEqual([
      [1, '/items/2/spec/hostNetwork', 'Pod monitoring/b'],
      [1, '/items/3/items/0/spec/hostNetwork', 'Pod monitoring/c'],
    ]);
  });

  test('of one kind may leave it out of their items', () => {
    const { metadata, spec } = badPod('b');
    expect(Rules.check([{ apiVersion: 'v1', kind: 'PodList', items: [{ metadata, spec }] }]).map(({ pointer, subject }) => [pointer, subject]))
      .toEqual([['/items/0/spec/hostNetwork', 'Pod monitoring/b']]);
  });
});

describe('objects of operators', () => {
  const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'r' }, spec: { template: template(badPod()) } };

  test('have pod templates too: the API server takes the object, and refuses the pods', () => {
    expect(Rules.check([rollout]).map(({ rule, outcome, pointer }) => [rule, outcome, pointer]))
      .toEqual([['HPC003', RuleOutcome.PODS_REFUSED, '/spec/template/spec/hostNetwork']]);
  });

  test('may have several, anywhere, in lists and under names with a slash', () => {
    const set = {
      apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet', metadata: { name: 's' },
      spec: { 'replicatedJobs': [{}, { template: { spec: { template: template(badPod()) } } }], 'a/b': template(badPod()) },
    };
    expect(Rules.check([set]).map(({ pointer }) => pointer)).toEqual([
      '/spec/replicatedJobs/1/template/spec/template/spec/hostNetwork',
      '/spec/a~1b/spec/hostNetwork',
    ]);
  });

  test('that have containers of another sort, or call themselves like a workload, are told apart', () => {
    const monitoring = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', spec: badPod().spec };
    const kruise = { apiVersion: 'apps.kruise.io/v1alpha1', kind: 'DaemonSet', metadata: { name: 'k' }, spec: { template: template(badPod()) } };
    expect(Rules.check([monitoring])).toEqual([]);
    expect(Rules.check([kruise]).map(({ outcome }) => outcome)).toEqual([RuleOutcome.PODS_REFUSED]);
  });

  test('that are their own part, as aliases of YAML can make them, come to an end', () => {
    const cyclic: Json = structuredClone(rollout);
    cyclic.spec.self = cyclic;
    cyclic.spec.again = cyclic.spec.template;
    expect(Rules.check([cyclic]).map(({ pointer }) => pointer)).toEqual(['/spec/template/spec/hostNetwork']);
  });
});

describe('ordinary pods for Windows', () => {
  const ordinary = (change: (spec: Json) => void): Json => {
    const spec: Json = { os: { name: 'windows' }, nodeSelector: { 'kubernetes.io/os': 'windows' }, containers: [{ name: 'main', image: 'a' }] };
    change(spec);
    return completed({ kind: 'Deployment', metadata: { name: 'web' }, spec: { template: { spec } } });
  };
  const SPEC = '/spec/template/spec';

  test.each<[what: string, change: (spec: Json) => void, expected: string[]]>([
    ['that are right', () => undefined, []],
    ['with what only HostProcess pods must not have', (spec) => { Object.assign(spec, { hostAliases: [{ ip: '10.0.0.1' }], dnsPolicy: 'ClusterFirst' }); }, []],
    ['on the network of the node', (spec) => { spec.hostNetwork = true; }, [`HPC074 warning ${SPEC}/hostNetwork`]],
    ['with a field of Linux', (spec) => { spec.containers[0].securityContext = { privileged: false }; }, [
      `HPC006 error ${SPEC}/containers/0/securityContext/privileged`,
    ]],
    ['with an account that the API server refuses', (spec) => { spec.securityContext = { windowsOptions: { runAsUserName: 'a\\b\\c' } }; }, [
      `HPC011 error ${SPEC}/securityContext/windowsOptions/runAsUserName`,
    ]],
    ['as the user of a domain, which gMSA makes possible', (spec) => { spec.securityContext = { windowsOptions: { runAsUserName: 'CORP\\web' } }; }, []],
    ['by their nodes alone', (spec) => {
      delete spec.os;
      spec.hostNetwork = true;
    }, [`HPC074 warning ${SPEC}/hostNetwork`]],
  ])('%s', (_what, change, expected) => {
    expect(Rules.check([ordinary(change)]).map(({ rule, severity, pointer }) => `${rule} ${severity} ${pointer}`)).toEqual(expected);
  });

  test('pods that have nothing to do with Windows are none of our business, whatever is wrong with them', () => {
    const linux = ordinary((spec) => {
      delete spec.os;
      Object.assign(spec, { nodeSelector: { 'kubernetes.io/os': 'linux' }, hostNetwork: true, hostUsers: false, dnsPolicy: 'x' });
    });
    expect(Rules.check([linux])).toEqual([]);
  });
});

test('a pod that runs can have ephemeral containers', () => {
  const pod = goodPod();
  pod.metadata.uid = 'd9607e19-f88f-11e6-a518-42010a800195';
  pod.spec.ephemeralContainers = [{ name: 'debug', image: 'registry.example.com/debug:1' }];
  expect(Rules.check([pod])).toEqual([]);
});

describe('an object that the API server does not know', () => {
  const kindOf = (change: (pod: Json) => void): string[] => {
    const pod = badPod();
    change(pod);
    return Rules.check([pod]).map(({ rule, pointer, fix }) => (rule === 'HPC082' ? `${pointer} ${fix}` : rule));
  };

  test.each<[what: string, change: (pod: Json) => void, expected: string]>([
    ['a kind in small letters', (pod) => { pod.kind = 'pod'; }, '/kind Set apiVersion: v1 and kind: Pod.'],
    ['a misspelt kind', (pod) => { pod.kind = 'Pood'; }, '/kind Set apiVersion: v1 and kind: Pod.'],
    ['a version in capitals', (pod) => { pod.apiVersion = 'V1'; }, '/apiVersion Set apiVersion: v1 and kind: Pod.'],
    ['the version of another kind', (pod) => { pod.apiVersion = 'apps/v1'; }, '/apiVersion Set apiVersion: v1 and kind: Pod.'],
    ['no version', (pod) => { delete pod.apiVersion; }, '/apiVersion Set apiVersion: v1.'],
    ['no kind', (pod) => { delete pod.kind; }, '/kind Set kind, such as DaemonSet.'],
  ])('%s: other rules judge it all the same', (_what, change, expected) => {
    expect(kindOf(change)).toEqual(['HPC003', expected]);
  });

  test('a version that Kubernetes no longer serves, unless the target still does', () => {
    const cronJob = completed({ kind: 'CronJob', apiVersion: 'batch/v1beta1', spec: { schedule: '@daily', jobTemplate: { spec: { template: template(goodPod()) } } } });
    expect(Rules.check([cronJob]).map(({ rule, message }) => [rule, message])).toEqual([['HPC082', 'Kubernetes 1.25 and later do not serve CronJob in "batch/v1beta1"']]);
    expect(Rules.check([cronJob], { kubernetes: '1.24' })).toEqual([]);
  });

  test('is nothing to us if it has no pods for Windows', () => {
    expect(Rules.check([{ kind: 'ClusterConfiguration', apiVersion: 'v1', nodes: [{ os: 'windows' }] }, { windows: { hostProcess: true } }])).toEqual([]);
  });
});

test('windowsOptions with a letter too few are meant all the same', () => {
  const pod = badPod();
  pod.spec.securityContext = { windowsOption: pod.spec.securityContext.windowsOptions };
  expect(Rules.check([pod]).map(({ rule, pointer }) => [rule, pointer])).toEqual([
    ['HPC003', '/spec/hostNetwork'], ['HPC081', '/spec/securityContext/windowsOption'],
  ]);
});

describe('fields that a later Kubernetes may have', () => {
  const withField = (): Json => {
    const pod = goodPod();
    pod.spec.evictionGroup = 'a';
    return pod;
  };

  test.each([[undefined, 'error'], ['1.30', 'error'], ['1.99', 'warning']])('on Kubernetes %s: %s', (kubernetes, severity) => {
    expect(Rules.check([withField()], { kubernetes }).map(({ rule, severity: found, pointer }) => [rule, found, pointer])).toEqual([['HPC081', severity, '/spec/evictionGroup']]);
  });

  test('in an object of an operator, nothing is said about them', () => {
    expect(Rules.check([{ apiVersion: 'example.com/v1', kind: 'Agent', spec: { template: template(withField()) } }])).toEqual([]);
  });
});

test('a patch is judged as part of the object that it changes', () => {
  const patch = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'a' }, spec: { template: { spec: { os: { name: 'windows' }, containers: [{ name: 'a', tty: 'x' }] } } } };
  expect(Rules.check([patch]).map(({ rule, pointer }) => [rule, pointer])).toEqual([['HPC114', '/spec']]);
});
