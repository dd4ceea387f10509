import { completed, goodPod, Json } from './manifests';
import { Rules } from '../../src';
import { catalogue } from '../../src/rules/catalogue';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

function namespace(labels?: Json): Json {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels } };
}

function daemonSet(change: (pod: Json) => void = () => undefined): Json {
  const pod = goodPod();
  pod.metadata.labels = { app: 'agent' };
  change(pod);
  return {
    apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent', namespace: 'monitoring' },
    spec: { template: { metadata: { labels: pod.metadata.labels }, spec: pod.spec } },
  };
}

function found(...documents: Json[]): string[] {
  return Rules.check(documents.map(completed)).map(({ rule, severity, outcome, document, pointer }) => `${rule} ${severity} ${outcome} ${document}${pointer}`);
}

describe('HPC036: the level of Pod Security', () => {
  test.each(['baseline', 'restricted'])('%s refuses a Pod at once, and the pods of a workload later', (level) => {
    expect(found(namespace({ [ENFORCE]: level }), goodPod(), daemonSet())).toEqual([
      'HPC036 error object-refused 1/metadata/namespace',
      'HPC036 error pods-refused 2/metadata/namespace',
    ]);
  });

  test('another level or version makes the Namespace itself impossible', () => {
    expect(found(daemonSet(), namespace({ [ENFORCE]: 'Privileged', [`${ENFORCE}-version`]: '1.30' }))).toEqual([
      'HPC036 error object-refused 1/metadata/labels/pod-security.kubernetes.io~1enforce',
      'HPC036 error object-refused 1/metadata/labels/pod-security.kubernetes.io~1enforce-version',
    ]);
    expect(found(daemonSet(), namespace({ [ENFORCE]: 'privileged', 'pod-security.kubernetes.io/warn': 'none' }))).toEqual([
      'HPC036 error object-refused 1/metadata/labels/pod-security.kubernetes.io~1warn',
    ]);
  });

  test.each([['latest'], ['v1.30']])('privileged is right, with version %s', (version) => {
    expect(found(namespace({ [ENFORCE]: 'privileged', [`${ENFORCE}-version`]: version }), daemonSet())).toEqual([]);
  });

  test('levels that only warn, other namespaces and ordinary pods are left alone', () => {
    const elsewhere = { ...daemonSet(), metadata: { name: 'agent', namespace: 'other' } };
    const linux = { kind: 'Pod', metadata: { name: 'a', namespace: 'monitoring' }, spec: { containers: [{ name: 'a' }] } };
    expect(found(namespace({ [ENFORCE]: 'baseline' }), elsewhere, linux)).toEqual([]);
    expect(found(namespace({ [ENFORCE]: 'privileged', 'pod-security.kubernetes.io/warn': 'restricted' }), daemonSet())).toEqual([]);
  });
});

describe('HPC036: Windows pods that are not HostProcess', () => {
  const ordinary = (change: (spec: Json) => void = () => undefined): Json => {
    const spec: Json = { os: { name: 'windows' }, containers: [{ name: 'web', image: 'web:1', securityContext: { runAsNonRoot: true } }] };
    change(spec);
    return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'monitoring' }, spec };
  };

  test.each<[what: string, level: string, change: (spec: Json) => void, expected: string[]]>([
    ['nothing', 'restricted', () => undefined, []],
    ['a path of the host', 'baseline', (spec) => { spec.volumes = [{ name: 'v', hostPath: { path: 'C:/data' } }]; }, ['/spec/volumes/0/hostPath']],
    ['a port of the host', 'baseline', (spec) => { spec.containers[0].ports = [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 0 }]; }, ['/spec/containers/0/ports/0/hostPort']],
    ['the host of a probe', 'baseline', (spec) => { spec.containers[0].livenessProbe = { httpGet: { port: 80, host: 'a' } }; }, ['/spec/containers/0/livenessProbe/httpGet/host']],
    ['a network drive', 'restricted', (spec) => { spec.volumes = [{ name: 'v', nfs: { server: 'a', path: '/b' } }]; }, ['/spec/volumes/0']],
    ['a network drive', 'baseline', (spec) => { spec.volumes = [{ name: 'v', nfs: { server: 'a', path: '/b' } }]; }, []],
    ['any user', 'restricted', (spec) => { delete spec.containers[0].securityContext; }, ['/spec/containers/0']],
    ['any user', 'baseline', (spec) => { delete spec.containers[0].securityContext; }, []],
    ['everything', 'privileged', (spec) => { spec.volumes = [{ name: 'v', hostPath: { path: 'C:/data' } }]; }, []],
  ])('with %s, in a namespace of level %s', (_what, level, change, expected) => {
    expect(found(namespace({ [ENFORCE]: level }), ordinary(change))).toEqual(expected.map((pointer) => `HPC036 error object-refused 1${pointer}`));
  });

  test('an old version of the level has no exceptions for Windows', () => {
    expect(found(namespace({ [ENFORCE]: 'restricted', [`${ENFORCE}-version`]: 'v1.24' }), ordinary())).toEqual(['HPC036 error object-refused 1/spec']);
  });
});

test('HPC037: a namespace without the label leaves it to the cluster', () => {
  expect(found(namespace(), daemonSet())).toEqual(['HPC037 warning risk 0/metadata']);
  expect(found(namespace({ team: 'a' }), daemonSet())).toEqual(['HPC037 warning risk 0/metadata/labels']);
  expect(found(namespace())).toEqual([]);
});

describe('HPC071: a Service in front of HostProcess pods', () => {
  const service = (spec: Json, where = 'monitoring'): Json => ({ kind: 'Service', metadata: { name: 's', namespace: where }, spec });

  test.each<[what: string, service: Json, expected: string[]]>([
    ['with a cluster IP by default', service({ selector: { app: 'agent' } }), ['HPC071 warning runs-otherwise 1/spec']],
    ['with a cluster IP', service({ selector: { app: 'agent' }, clusterIP: '10.0.0.9' }), ['HPC071 warning runs-otherwise 1/spec/clusterIP']],
    ['on a node port', service({ selector: { app: 'agent' }, type: 'NodePort' }), ['HPC071 warning runs-otherwise 1/spec']],
    ['headless', service({ selector: { app: 'agent' }, clusterIP: 'None' }), []],
    ['that is a name', service({ selector: { app: 'agent' }, type: 'ExternalName' }), []],
    ['for other pods', service({ selector: { app: 'agent', tier: 'b' } }), []],
    ['for nobody', service({}), []],
    ['in another namespace', service({ selector: { app: 'agent' } }, 'other'), []],
  ])('%s', (_what, object, expected) => {
    expect(found(daemonSet(), object)).toEqual(expected);
  });
});

describe('HPC032: an autoscaler', () => {
  const scaler = (kind: string, name: string): Json => (
    { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'h', namespace: 'monitoring' }, spec: { scaleTargetRef: { kind, name } } }
  );
  const withPort = (pod: Json) => { pod.spec.containers[0].ports = [{ containerPort: 80 }]; };

  test('of pods that declare ports', () => {
    expect(found(daemonSet(withPort), scaler('DaemonSet', 'agent'))).toEqual(['HPC032 warning not-started 1/spec/scaleTargetRef']);
  });

  test('of other pods', () => {
    expect(found(daemonSet(), scaler('DaemonSet', 'agent'))).toEqual([]);
    expect(found(daemonSet(withPort), scaler('Deployment', 'agent'), scaler('DaemonSet', 'other'))).toEqual([]);
  });
});

describe('HPC081: what pods for Windows use', () => {
  const metadata = { name: 'settings', namespace: 'monitoring' };
  const mounted = (pod: Json) => { pod.spec.containers[0].envFrom = [{ configMapRef: { name: 'settings' } }, { secretRef: { name: 'settings' } }]; };
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { port: 80, level: 'info' } };
  const service = { apiVersion: 'v1', kind: 'Service', metadata, spec: { clusterIP: 'None', selector: { app: 'agent' }, port: 80 } };

  test('a number in a ConfigMap, Base64 in a Secret, a misspelt field of a Service, a label of a Namespace', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata, data: { password: 'not base64' } };
    const labelled = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels: { [ENFORCE]: 'privileged', windows: true } } };
    expect(found(daemonSet(mounted), configMap, secret, service, labelled)).toEqual([
      'HPC081 error object-refused 1/data/port',
      'HPC081 error object-refused 2/data/password',
      'HPC081 error object-refused 3/spec/port',
      'HPC081 error object-refused 4/metadata/labels/windows',
    ]);
  });

  test('nothing about objects that no pod for Windows uses', () => {
    expect(found(daemonSet(), configMap, { ...service, spec: { selector: { app: 'web' }, port: 80 } })).toEqual([]);
  });
});

// test/rules/powershell-rules.test.ts tries these.
const aboutPowerShell = ['HPC106', 'HPC107', 'HPC108', 'HPC109'];

test('every rule over several objects is tried, here, in workload-pairs.test.ts or in agent-rules.test.ts', () => {
  const here = ['HPC032', 'HPC036', 'HPC037', 'HPC071', 'HPC081', ...aboutPowerShell, 'HPC110', 'HPC112', 'HPC116', 'HPC120'];
  expect(catalogue.filter(({ checkSet }) => checkSet !== undefined).map(({ id }) => id)).toEqual(here);
});
