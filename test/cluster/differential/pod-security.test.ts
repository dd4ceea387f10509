import * as fc from 'fast-check';
import { isRefusal } from './comparison';
import { containerAt, Fault, fault, Json, somewhere, within } from './fault';
import { wrap } from './objects';
import { hostProcessPods, ordinaryPods } from './pods';
import { Finding, RuleOutcome, Rules } from '../../../src';
import { apiServer, describeWithCluster } from '../cluster';
import { podOf, withServiceAccount } from '../pods-of';

const SEED = Number(process.env.FAST_CHECK_SEED ?? 20261121);
const LABEL = 'pod-security.kubernetes.io/';

const namespaces = [undefined, 'privileged', 'baseline', 'restricted']
  .flatMap((level) => [undefined, 'latest', 'v1.24', 'v1.33', 'v1.34'].map((version) => namespace(level, version)));

function namespace(level: string | undefined, version: string | undefined): Json {
  const labels = { ...(level && { [`${LABEL}enforce`]: level }), ...(version && { [`${LABEL}enforce-version`]: version }) };
  const name = ['pod-security', level ?? 'open', version ?? 'unversioned'].join('-').replace('.', '-');
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

const host = fc.constantFrom('127.0.0.1', '::1', 'localhost', '', null);
const handler = fc.tuple(fc.constantFrom('httpGet', 'tcpSocket'), host).map(([kind, calls]) => ({ [kind]: { port: 80, host: calls } }));
const probed: fc.Arbitrary<Fault> = fault(
  fc.tuple(somewhere, fc.constantFrom(['livenessProbe'], ['readinessProbe'], ['lifecycle', 'preStop'], ['lifecycle', 'postStart']), handler),
  (spec, [place, path, calls]) => {
    const container = containerAt(spec, place);
    if (spec.containers.includes(container) || container.restartPolicy === 'Always') {
      Object.assign(within(container, ...path), { httpGet: undefined, tcpSocket: undefined, ...calls });
    }
  },
);

const documents = fc.tuple(
  fc.constantFrom(...namespaces), wrap, hostProcessPods, fc.array(probed, { maxLength: 3 }),
).map(([about, inKind, make, changes]) => {
  const spec = make();
  changes.forEach((change) => change(spec));
  const object = JSON.parse(JSON.stringify(inKind('agent', spec)));
  return [about, { ...object, metadata: { ...object.metadata, namespace: about.metadata.name } }] as const;
});

const volume = fc.constantFrom<Json>(
  {}, { emptyDir: {} }, { configMap: { name: 'a' } }, { hostPath: { path: 'C:\\data' } }, { nfs: { server: 'a', path: '/b' } }, { projected: { sources: [] } },
);
const nonRoot = fc.constantFrom(undefined, true, true, false, null);

function putNonRoot(holder: Json, value: unknown): void {
  if (value !== undefined) {
    Object.assign(within(holder, 'securityContext'), { runAsNonRoot: value });
  }
}

/** Pods for Windows that are not HostProcess, with what levels count in them. */
const otherDocuments = fc.tuple(
  fc.constantFrom(...namespaces), wrap, ordinaryPods, fc.array(probed, { maxLength: 1 }), fc.option(volume, { nil: undefined }), nonRoot,
  fc.option(fc.tuple(somewhere, nonRoot), { nil: undefined }),
).map(([about, inKind, make, changes, added, ofPod, ofContainer]) => {
  const spec: Json = { ...make(), os: { name: 'windows' } };
  changes.forEach((change) => change(spec));
  spec.volumes = [...spec.volumes, ...added === undefined ? [] : [{ name: 'added', ...added }]];
  putNonRoot(spec, ofPod);
  if (ofContainer !== undefined) {
    putNonRoot(containerAt(spec, ofContainer[0]), ofContainer[1]);
  }
  const object = JSON.parse(JSON.stringify(inKind('agent', spec)));
  return [about, { ...object, metadata: { ...object.metadata, namespace: about.metadata.name } }] as const;
}).filter(([, object]) => !Rules.check([object]).some(isRefusal));

interface Verdict {
  readonly forbidden: 'object' | 'pods' | 'nothing';
  /** Containers that are blamed for the host of a probe or a hook. */
  readonly callers: readonly string[];
}

async function verdictOfServer(object: Json): Promise<Verdict & { warned: boolean }> {
  const answer = await apiServer().create(withServiceAccount(object));
  const pod = podOf(object);
  const answerToPod = pod === undefined ? answer : await apiServer().create(pod);
  const warned = answer.warnings.some((text) => text.startsWith('would violate PodSecurity'));
  const statuses = [answer.status, answerToPod.status].join();
  if (!['201,201', '403,403', '201,403'].includes(statuses)) {
    throw new Error(`the API server answers ${statuses}: ${answer.body.message} ${answerToPod.body.message}`);
  }
  const blamed = /probe or lifecycle host \((.*?) uses? /u.exec(String(answerToPod.body.message))?.[1] ?? '';
  return {
    forbidden: answer.status === 403 ? 'object' : answerToPod.status === 403 ? 'pods' : 'nothing',
    callers: [...blamed.matchAll(/"([^"]+)"/gu)].map(([, name]) => name).sort(),
    warned,
  };
}

function verdictOfRules(about: Json, object: Json): Verdict {
  const findings = Rules.check([about, object]);
  const refusing = findings.filter(isRefusal);
  const callers = findings.filter(({ rule }) => rule === 'HPC068').map(({ pointer }) => containerAtPointer(object, pointer));
  return {
    forbidden: refusing.length === 0 ? 'nothing' : refusing.every(isForbidding) && refusing[0].outcome === RuleOutcome.OBJECT_REFUSED ? 'object' : 'pods',
    callers: [...new Set(callers)].sort(),
  };
}

function isForbidding({ rule, document, pointer }: Finding): boolean {
  return rule === 'HPC036' && document === 1 && pointer === '/metadata/namespace';
}

function containerAtPointer(object: Json, pointer: string): string {
  const path = pointer.split('/').slice(1);
  const end = path.findIndex((key) => /^(?:c|initC)ontainers$/u.test(key)) + 2;
  return path.slice(0, end).reduce<any>((value, key) => value[key], object).name;
}

/** Hosts of probes count from version 1.34 of the levels on. */
function countsHosts({ metadata: { labels } }: Json): boolean {
  return [undefined, 'latest', 'v1.34'].includes(labels[`${LABEL}enforce-version`]);
}

describeWithCluster(`Pod Security (FAST_CHECK_SEED=${SEED})`, () => {
  beforeAll(async () => {
    for (const { metadata } of namespaces) {
      await apiServer().ensureNamespace(metadata.name, metadata.labels);
    }
  });

  test('forbids the objects and pods that HPC036 says it does, for the hosts that HPC068 names', async () => {
    const seen = new Set<string>();
    await Promise.all(fc.sample(documents, { numRuns: 600, seed: SEED }).map(async ([about, object]) => {
      const { warned, ...server } = await verdictOfServer(object);
      const ours = verdictOfRules(about, object);
      const expected = { forbidden: ours.forbidden, callers: ours.forbidden !== 'nothing' && countsHosts(about) ? ours.callers : [] };
      expect({ about: about.metadata, object, ...server }).toEqual({ about: about.metadata, object, ...expected });
      expect(warned).toBe(server.forbidden === 'pods');
      seen.add(`${server.forbidden} ${server.callers.length > 0}`);
    }));
    expect([...seen].sort()).toEqual(['nothing false', 'object false', 'object true', 'pods false', 'pods true']);
  });

  test('forbids the Windows pods that are not HostProcess that HPC036 says it does', async () => {
    const seen = new Set<string>();
    await Promise.all(fc.sample(otherDocuments, { numRuns: 1_000, seed: SEED }).map(async ([about, object]) => {
      const { forbidden } = await verdictOfServer(object);
      const refusing = Rules.check([about, object]).filter(isRefusal);
      const ours = refusing.length === 0 ? 'nothing' : refusing[0].outcome === RuleOutcome.OBJECT_REFUSED ? 'object' : 'pods';
      expect({ about: about.metadata, object, forbidden: ours }).toEqual({ about: about.metadata, object, forbidden });
      expect(refusing.filter(({ rule }) => rule !== 'HPC036')).toEqual([]);
      seen.add(`${about.metadata.labels['pod-security.kubernetes.io/enforce']} ${forbidden}`);
    }));
    expect([...seen].sort()).toEqual([
      'baseline nothing', 'baseline object', 'baseline pods', 'privileged nothing', 'restricted nothing', 'restricted object', 'restricted pods',
      'undefined nothing',
    ]);
  });

  const value = fc.constantFrom(
    'privileged', 'baseline', 'restricted', 'priviledged', 'Baseline', '', 'latest', 'v1.30', 'v1.0', 'v1.99', '1.30', 'v1', 'v1.01', 'v2.0', 'v1.30.1',
  );
  const labels = fc.dictionary(fc.constantFrom('enforce', 'enforce-version', 'audit', 'audit-version', 'warn', 'warn-version'), value, { maxKeys: 3 });

  test('refuses a Namespace for the labels that HPC036 says it does', async () => {
    const counts = { refused: 0, taken: 0 };
    await Promise.all(fc.sample(labels, { numRuns: 600, seed: SEED }).map(async (given) => {
      const about = {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'labelled', labels: Object.fromEntries(Object.entries(given).map(([key, text]) => [LABEL + key, text])) },
      };
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'agent', namespace: 'labelled' }, spec: hostProcessSpec };
      const { status, body } = await apiServer().create(about);
      const theirs = status === 201 ? [] : body.details.causes.map(({ field }: Json) => field.replace(/^metadata\.labels\[(.*)\]$/u, '$1')).sort();
      const ours = Rules.check([pod, about]).filter(({ rule, document, outcome }) => rule === 'HPC036' && document === 1 && outcome === RuleOutcome.OBJECT_REFUSED)
        .map(({ pointer }) => pointer.replace('/metadata/labels/', '').replace('~1', '/')).sort();
      expect({ given, fields: ours }).toEqual({ given, fields: theirs });
      counts[status === 201 ? 'taken' : 'refused'] += 1;
    }));
    expect(Math.min(counts.refused, counts.taken)).toBeGreaterThan(50);
  });
});

const hostProcessSpec = { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } }, containers: [{ name: 'main', image: 'agent:1' }] };
