import { mkdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { Workplace } from './command-line';
import { podWithHostPath, podWithoutHostNetwork, yaml } from './manifests';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const bad = yaml(podWithoutHostNetwork);

async function filesFound(args: readonly string[]): Promise<string[]> {
  const { stdout } = await place.run(['check', ...args, '--format', 'json']);
  return JSON.parse(stdout).findings.map(({ file }: { file: string }) => file);
}

describe('--exclude', () => {
  beforeEach(() => {
    place.write({ 'a.yaml': bad, 'vendor/b.yaml': bad, 'vendor/deep/c.yaml': bad, 'apps/vendor/d.yaml': bad, 'apps/e.yml': bad });
  });

  test.each([
    ['a folder', ['vendor'], ['a.yaml', 'apps/e.yml', 'apps/vendor/d.yaml']],
    ['a folder with a slash', ['./vendor/'], ['a.yaml', 'apps/e.yml', 'apps/vendor/d.yaml']],
    ['everything in a folder', ['vendor/**'], ['a.yaml', 'apps/e.yml', 'apps/vendor/d.yaml']],
    ['the files of a folder, but not those of folders in it', ['vendor/*.yaml'], ['a.yaml', 'apps/e.yml', 'apps/vendor/d.yaml', 'vendor/deep/c.yaml']],
    ['folders of one name at any depth', ['**/vendor'], ['a.yaml', 'apps/e.yml']],
    ['several patterns', ['*.yaml', 'apps'], ['vendor/b.yaml', 'vendor/deep/c.yaml']],
  ])('leaves out %s', async (_, patterns, left) => {
    const options = patterns.flatMap((pattern) => ['--exclude', pattern]);
    expect(await filesFound(['.', ...options])).toEqual(left);
    place.write({ '.cdk8s-hostprocess.yaml': `exclude: ${JSON.stringify(patterns)}` });
    expect(await filesFound(['.'])).toEqual(left);
  });

  test('adds to the patterns of the configuration', async () => {
    place.write({ '.cdk8s-hostprocess.yaml': 'exclude: [vendor]' });
    expect(await filesFound(['.', '--exclude', 'apps'])).toEqual(['a.yaml']);
  });

  test('applies to files that are named, because hooks name every file', async () => {
    expect(await filesFound(['a.yaml', 'vendor/b.yaml', place.path('vendor/deep/c.yaml'), '--exclude', 'vendor'])).toEqual(['a.yaml']);
  });

  test('is in the summary and in the report for programs, because silence would look like a clean check', async () => {
    const { stdout } = await place.run(['check', '.', '--exclude', 'vendor', '--exclude', 'apps/e.yml']);
    expect(stdout).toContain('\n2 paths excluded\n');
    const { skipped } = JSON.parse((await place.run(['check', '.', '--exclude', 'vendor', '--format', 'json'])).stdout);
    expect(skipped).toEqual([{ path: 'vendor', reason: 'excluded' }]);
  });

  test('of everything is nothing to check', async () => {
    expect((await place.run(['check', '.', '--exclude', '**'])).exitCode).toBe(4);
  });

  test('has no effect on an input that is not there', async () => {
    expect((await place.run(['check', 'missing.yaml', 'a.yaml', '--exclude', 'vendor'])).exitCode).toBe(2);
  });

  test('with a backslash is an error, because no pattern with one matches', async () => {
    const { exitCode, stderr } = await place.run(['check', '.', '--exclude', 'vendor\\b.yaml']);
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining('a backslash matches no path. Write slashes, as reports do.')]);
    place.write({ '.cdk8s-hostprocess.yaml': 'exclude:\n- vendor\\b.yaml\n- 7\n' });
    const configured = await place.run(['check', '.']);
    expect(configured.exitCode).toBe(2);
    expect(configured.stderr).toContain('.cdk8s-hostprocess.yaml:2:3: a pattern of exclude is "vendor\\b.yaml"');
    expect(configured.stderr).toContain('.cdk8s-hostprocess.yaml:3:3: a pattern of exclude is 7');
  });

  test('of any path leaves out exactly this path and what is in it', async () => {
    const names = fc.constantFrom('a', 'b', 'c.d');
    const paths = fc.uniqueArray(fc.array(names, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}/x.yaml`), { minLength: 1, maxLength: 6 });
    await fc.assert(fc.asyncProperty(paths, fc.nat(), fc.boolean(), async (all, chosen, isFolder) => {
      const own = new Workplace().write(Object.fromEntries(all.map((path) => [path, bad])));
      const file = all[chosen % all.length];
      const excluded = isFolder ? file.slice(0, -'/x.yaml'.length) : file;
      const { stdout } = await own.run(['check', '.', '--exclude', excluded, '--format', 'json']);
      own.remove();
      expect(JSON.parse(stdout).findings.map((finding: { file: string }) => finding.file).sort())
        .toEqual(all.filter((path) => path !== excluded && !path.startsWith(`${excluded}/`)).sort());
    }), { numRuns: 60 });
  });
});

describe('a Helm chart in a folder', () => {
  const chart = {
    'charts/agent/Chart.yaml': 'apiVersion: v2\nname: agent\nversion: 1.0.0\n',
    'charts/agent/values.yaml': 'windows:\n  hostProcess: true\n',
    'charts/agent/values-windows.yaml': 'windows: {}\n',
    'charts/agent/templates/pod.yaml': 'kind: Pod\nspec:\n  hostProcess: {{ .Values.windows.hostProcess }}\n',
    'charts/agent/charts/dep/Chart.yaml': 'name: dep\n',
    'charts/agent/charts/dep/templates/pod.yaml': 'windows: {{ .Values.x }}\n',
    'pods/x.yaml': yaml(podWithHostPath),
  };

  test('is skipped with a note that says how to check it, and the rest is checked', async () => {
    const { exitCode, stdout, stderr } = await place.write(chart).run(['check', '.']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('pods/x.yaml');
    expect(stderr).toBe('charts/agent is a Helm chart, whose templates are not rendered and were skipped. '
      + 'To check it, run: helm template agent charts/agent | npx cdk8s-hostprocess check -\n');
  });

  test('is in the report for programs', async () => {
    const { stdout } = await place.write(chart).run(['check', '.', '--format', 'json']);
    expect(JSON.parse(stdout).skipped).toEqual([{ path: 'charts/agent', reason: 'chart' }]);
  });

  test('can contain manifests, which are checked', async () => {
    expect(await (place.write({ ...chart, 'charts/agent/crds/pod.yaml': bad }), filesFound(['charts']))).toEqual(['charts/agent/crds/pod.yaml']);
  });

  test('needs no note if it is excluded', async () => {
    const { stderr } = await place.write(chart).run(['check', '.', '--exclude', 'charts']);
    expect(stderr).toBe('');
  });

  test('alone is nothing to check', async () => {
    const { exitCode, stderr } = await place.write(chart).run(['check', 'charts/agent']);
    expect([exitCode, stderr]).toEqual([4, expect.stringContaining('helm template agent charts/agent |')]);
  });

  test('whose template is named is still an error: somebody wants to check it', async () => {
    const { exitCode, stdout } = await place.write(chart).run(['check', 'charts/agent/templates/pod.yaml']);
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining('Run helm template first')]);
  });

  test('in a folder with blanks is quoted, so that the command can be copied', async () => {
    mkdirSync(place.path('my charts'));
    const { stderr } = await place.write({ 'my charts/it\'s/Chart.yaml': 'name: x\n' }).run(['check', 'my charts']);
    expect(stderr).toContain("helm template 'it'\\''s' 'my charts/it'\\''s' |");
  });
});
