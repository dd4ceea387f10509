import { Workplace } from './command-line';
import { catalogue } from '../../src/rules/catalogue';
import { nodeCauses } from '../../src/rules/node-causes';
import { symptomEntries } from '../../src/rules/symptoms';

let place: Workplace;

beforeAll(() => {
  place = new Workplace();
});
afterAll(() => place.remove());

const explain = (...args: string[]) => place.run(['explain', ...args]);

test('all there is to say about a rule', async () => {
  expect((await explain('HPC054')).stdout).toMatchSnapshot();
});

test('every rule is in the list, and can be explained by its id, an alias and the address of its page', async () => {
  const { stdout: list } = await explain();
  expect(list.split('\n').filter((line) => line !== '').map((line) => line.slice(0, 6))).toEqual(catalogue.map(({ id }) => id));
  for (const { id, title, why, fix, sources, symptoms, aliases = [] } of catalogue) {
    const { stdout } = await explain(id);
    [id, title, why, fix, ...sources, ...symptomEntries(symptoms).map(([, text]) => text)].forEach((text) => expect(stdout).toContain(text));
    expect(list).toContain(title);
    const page = `https://github.com/cdk8s-hostprocess/cdk8s-hostprocess/blob/main/docs/rules/${id}.md`;
    expect(stdout).toContain(page);
    for (const name of [id.toLowerCase(), page, `${page}#sources`, ` ${id} `, ...aliases]) {
      expect((await explain(name)).stdout).toBe(stdout);
    }
  }
});

test('the alias HPC075', async () => {
  expect((await explain('hpc075')).exitCode).toBe(0);
});

test.each([
  ['HPC14', 'there is no rule "HPC14", and no rule has this symptom. Did you mean HPC014?'],
  ['14', 'Did you mean HPC014?'],
  ['HPX014', 'Did you mean HPC014?'],
  ['CKV_K8S_20', 'there is no rule "CKV_K8S_20", and no rule has this symptom. Run explain without an argument to list all rules.'],
  ['of', 'there is no rule "of"'],
  ['...', 'there is no rule "..."'],
  ['x'.repeat(100_000), 'Run explain without an argument to list all rules.'],
])('%.20s is no rule', async (name, message) => {
  expect(await explain(name)).toMatchObject({ exitCode: 3, stdout: '', stderr: expect.stringContaining(message) });
});

describe('a text', () => {
  const listed = async (text: string) => [...(await explain(text)).stdout.matchAll(/^HPC\d{3}/gmu)].map(([id]) => id);

  // `...` stands for anything; what is in its place here is in no other symptom.
  const pasted = (symptom: string) => `Error: 2 times "agent": ${symptom.split('...').join('@@@')}, ...`;

  test('of a symptom lists its rule, whole or in a longer message', async () => {
    for (const { id, symptoms } of catalogue) {
      for (const [, symptom] of symptomEntries(symptoms)) {
        expect(await listed(symptom)).toContain(id);
        expect(await listed(pasted(symptom))).toContain(id);
      }
    }
  });

  test('of a cause on the node lists it with what to do', async () => {
    for (const { title, fix, symptoms } of nodeCauses) {
      for (const [, symptom] of symptomEntries(symptoms)) {
        expect((await explain(symptom)).stdout).toContain(`- ${title}. ${fix}`);
      }
    }
  });

  test.each([
    ['cannot find the path', ['HPC056', 'HPC057', 'HPC072', 'HPC088', 'HPC091', 'HPC100']],
    ['PENDING', ['HPC032', 'HPC039', 'HPC065', 'HPC110']],
    ['Error: failed to start containerd task: failed to create user process token: failed to\n  logon user: Access is denied.', ['HPC015', 'HPC016', 'HPC017', 'HPC019', 'HPC020', 'HPC021', 'HPC116']],
    ['dial tcp: lookup db.prod.svc.cluster.local: no such host', ['HPC041', 'HPC043', 'HPC080']],
    ['sandbox variable', ['HPC056', 'HPC087']],
    ['0x80070569', []],
  ])('%s', async (text, rules) => {
    expect(await listed(text)).toEqual(rules);
  });

  test('says how to check the live object', async () => {
    expect((await explain('0x80070569')).stdout).toMatchSnapshot();
    expect((await explain('named pipe')).stdout).toMatchSnapshot();
  });
});

test.each(['Pending', 'pending', 'ImagePullBackOff', 'FailedCreatePodSandBox', 'CrashLoopBackOff', 'FailedCreate', 'Unhealthy'])('explain %s says which command shows the message', async (status) => {
  const { exitCode, stdout } = await place.run(['explain', status]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Find the message behind ".+", and pass it to cdk8s-hostprocess explain:\n {2}kubectl \S+/mu);
  expect(stdout).toContain('kubectl get daemonset <name> -o yaml | npx cdk8s-hostprocess check -');
});
