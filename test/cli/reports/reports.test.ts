import { Workplace } from '../command-line';
import { podWith, podWithoutHostNetwork, yaml } from '../manifests';

let place: Workplace;

beforeAll(() => {
  const agent = podWith((spec, metadata) => {
    metadata.annotations = { 'ignore.cdk8s-hostprocess/HPC046': 'The agent reads logs that no other folder has.' };
    spec.containers[0].args = ['--name=%COMPUTERNAME%'];
    spec.volumes = [{ name: 'logs', hostPath: { path: 'D:\\logs' } }];
  });
  place = new Workplace().write({
    'a.yaml': `# An agent\n${yaml(agent)}---\nkind: Service\n`,
    'broken/b.json': '{ "kind": "Pod", "spec": { "os": { "name": "windows" }\n',
    'c.yaml': yaml(podWithoutHostNetwork),
    '.cdk8s-hostprocess.yaml': 'suppressions:\n- rule: HPC023\n  reason: it was the only way\n',
  });
});
afterAll(() => place.remove());

const reported = async (format: string, ...options: string[]) => (await place.run(['check', 'a.yaml', 'c.yaml', 'missing.yaml', '--format', format, ...options])).stdout;

test('text', async () => {
  expect(await reported('text')).toMatchSnapshot();
  expect((await place.run(['check', 'broken'])).stdout).toMatchSnapshot();
});

test('text in colours says the same', async () => {
  const colored = await reported('text', '--color', 'always');
  expect(colored).toContain('\u001b[1;31merror[HPC003]\u001b[0m');
  // eslint-disable-next-line no-control-regex -- the expression searches for them
  expect(colored.replace(/\u001b\[[\d;]*m/gu, '')).toBe(await reported('text'));
});

test('json', async () => {
  const { tool: { version, ...tool }, ...report } = JSON.parse(await reported('json', '--target-containerd=1.7', '--fail-on=warning'));
  expect(version).toMatch(/^\d+\.\d+\.\d+/u);
  expect({ tool, ...report }).toMatchSnapshot();
});

test('github', async () => {
  expect(await reported('github')).toMatchSnapshot();
});
