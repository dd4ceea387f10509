import { Workplace } from './command-line';
import { catalogue } from '../../src/rules/catalogue';

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
  for (const { id, title, why, fix, sources, aliases = [] } of catalogue) {
    const { stdout } = await explain(id);
    [id, title, why, fix, ...sources].forEach((text) => expect(stdout).toContain(text));
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
  ['HPC14', 'there is no rule "HPC14". Did you mean HPC014?'],
  ['14', 'Did you mean HPC014?'],
  ['HPX014', 'Did you mean HPC014?'],
  ['CKV_K8S_20', 'there is no rule "CKV_K8S_20". Leave it out to see all rules.'],
  ['x'.repeat(100_000), 'Leave it out to see all rules.'],
])('%.20s is no rule', async (name, message) => {
  expect(await explain(name)).toMatchObject({ exitCode: 3, stdout: '', stderr: expect.stringContaining(message) });
});
