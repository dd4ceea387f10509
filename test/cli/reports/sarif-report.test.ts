import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { catalogue } from '../../../src/rules/catalogue';
import { Workplace } from '../command-line';
import { podWith, podWithHostPath, podWithoutHostNetwork, yaml } from '../manifests';

// The schema of the standard is of draft 04: the dialect differs only in names of what is left out here.
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
const validSarif = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(schema);

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

async function sarif(...args: readonly string[]): Promise<any> {
  const { stdout } = await place.run(['check', '--format', 'sarif', ...args]);
  const log = JSON.parse(stdout);
  validSarif(log);
  expect(validSarif.errors).toBeNull();
  return log.runs[0];
}

test('a result is complete', async () => {
  place.write({ 'deploy/my app.yaml': yaml(podWithoutHostNetwork) });
  const { results: [result] } = await sarif('deploy');
  expect(result).toMatchSnapshot();
});

test('every rule is described', async () => {
  place.write({ 'x.yaml': yaml(podWith()) });
  const { tool: { driver } } = await sarif('x.yaml', '--target-containerd', '1.7');
  expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(catalogue.map(({ id }) => id));
  for (const { id, shortDescription, fullDescription, help, helpUri, properties } of driver.rules) {
    expect(helpUri).toBe(`https://github.com/cdk8s-hostprocess/cdk8s-hostprocess/blob/main/docs/rules/${id}.md`);
    expect(shortDescription.text.length).toBeLessThanOrEqual(1024);
    expect(fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(help.markdown).toContain('**Fix:**');
    // Code scanning shows a security severity beside findings with this tag, and only there.
    expect(properties.tags.includes('security')).toBe('security-severity' in properties);
    expect(properties.tags.length).toBeLessThanOrEqual(20);
  }
  const rule = (wanted: string) => driver.rules.find(({ id }: { id: string }) => id === wanted);
  expect(rule('HPC023').properties).toMatchObject({ 'outcome': 'risk', 'security-severity': '5.5' });
  expect(rule('HPC054').defaultConfiguration).toEqual({ level: 'error' });
  expect(rule('HPC003')).toMatchSnapshot();
});

test('results name their rule by its position too', async () => {
  place.write({ 'x.yaml': yaml(podWithoutHostNetwork, podWithHostPath), 'y.yaml': 'windows: [' });
  const { results, tool: { driver: { rules } } } = await sarif('x.yaml', 'y.yaml');
  expect(results.map(({ ruleId }: any) => ruleId)).toEqual(['HPC003', 'HPC046', 'HPC097']);
  results.forEach(({ ruleId, ruleIndex }: any) => expect(rules[ruleIndex].id).toBe(ruleId));
});

test('what somebody accepts is marked, with who and why', async () => {
  place.write({
    'x.yaml': yaml(podWithHostPath, podWith((spec, metadata) => {
      spec.volumes = podWithHostPath.spec.volumes;
      Object.assign(metadata, { name: 'other', annotations: { 'ignore.cdk8s-hostprocess/HPC046': 'in source' } });
    })),
    '.cdk8s-hostprocess.yaml': 'suppressions: [{ rule: HPC046, subject: "* */agent", reason: in configuration }]',
  });
  const { results } = await sarif('x.yaml');
  expect(results.map(({ suppressions }: any) => suppressions)).toEqual([
    [{ kind: 'external', justification: 'in configuration' }],
    [{ kind: 'inSource', justification: 'in source' }],
  ]);
});

test('unread input is told as such, beside its result', async () => {
  place.write({ 'x.yaml': 'a: 1\n---\nwindows: [' });
  const { invocations: [invocation], results } = await sarif('x.yaml', 'missing.yaml');
  expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 2 });
  const places = invocation.toolExecutionNotifications.map(({ locations: [{ physicalLocation }] }: any) => physicalLocation);
  expect(places.map(({ artifactLocation, region }: any) => [artifactLocation.uri, region.startLine])).toEqual([['x.yaml', 3], ['missing.yaml', 1]]);
  expect(results).toHaveLength(2);
});

test('addresses of files are relative where they can be, and escaped', async () => {
  const inner = new Workplace();
  try {
    inner.write({ 'out side.yaml': yaml(podWithoutHostNetwork) });
    place.write({ 'a b#c%/ü?.yaml': yaml(podWithoutHostNetwork) });
    const { results } = await sarif('a b#c%', inner.path('out side.yaml'), '-');
    expect(results.map(({ locations: [{ physicalLocation: { artifactLocation } }] }: any) => artifactLocation)).toEqual([
      { uri: 'a%20b%23c%25/%C3%BC%3F.yaml', uriBaseId: '%SRCROOT%' },
      { uri: `file://${inner.folder}/out%20side.yaml` },
    ]);
  } finally {
    inner.remove();
  }
});

describe('fingerprints', () => {
  const withContainers = (...names: string[]) => podWith((spec) => {
    spec.containers = names.map((name) => ({ ...spec.containers[0], name, workingDir: '/app', args: ['a%B%', 'c%D%'] }));
  });
  const identities = async (text: string, name = 'x.yaml'): Promise<string[]> => {
    place.write({ [name]: text });
    const { results } = await sarif(name);
    results.forEach(({ partialFingerprints }: any) => expect(partialFingerprints.primaryLocationLineHash).toBe(partialFingerprints['hostprocess/v1']));
    return results.map(({ partialFingerprints }: any) => partialFingerprints['hostprocess/v1']);
  };

  test('stay while lines move, neighbours come and the file gets another name', async () => {
    const before = await identities(yaml(withContainers('main')));
    expect(new Set(before).size).toBe(before.length);
    expect(before.length).toBeGreaterThan(1);
    const after = await identities(`# moved\n\n\n${yaml(podWith(), withContainers('new', 'main'))}`, 'y.yaml');
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(before.length * 2);
    expect(new Set(after).size).toBe(after.length);
  });

  test('stay inside a List when items move', async () => {
    const other = podWith((_spec, metadata) => { metadata.name = 'other'; });
    const list = (...items: object[]) => yaml({ apiVersion: 'v1', kind: 'List', items });
    expect(await identities(list(other, podWithoutHostNetwork))).toEqual(await identities(list(podWithoutHostNetwork, other)));
  });

  test('differ where items have the same name', async () => {
    const after = await identities(yaml(withContainers('main', 'main')));
    expect(new Set(after).size).toBe(after.length);
  });
});

test('a manifest leads nobody anywhere: no link in a message is its own', async () => {
  place.write({
    'x.yaml': yaml(podWith((spec) => {
      spec.containers[0].name = '[fixed](https://evil.example)';
      spec.containers[0].args = ['a&b'];
    })),
  });
  const { results: [{ message }] } = await sarif('x.yaml');
  expect(message.text).toContain('"[fixed] (https://evil.example)"');
});

test('no more results than code scanning takes: errors first, and a word about it', async () => {
  const volumes = [...Array(25_100).keys()].map((index) => ({ name: `v${index}`, hostPath: { path: `D:\\${index}` } }));
  place.write({ 'x.json': JSON.stringify(podWith((spec) => { Object.assign(spec, { volumes }); })), 'z.yaml': yaml(podWithoutHostNetwork) });
  const { stdout, stderr } = await place.run(['check', 'x.json', 'z.yaml', '--format', 'sarif']);
  const { results } = JSON.parse(stdout).runs[0];
  expect(results).toHaveLength(25_000);
  expect(results[0].ruleId).toBe('HPC003');
  expect(stderr).toContain('sarif: 101 findings are omitted, because code scanning accepts at most 25000. Errors come first\n');
});
