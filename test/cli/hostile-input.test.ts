import { writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import { Ended, Workplace } from './command-line';
import { hostileText, unsafe } from './hostile';
import { podWith, yaml } from './manifests';
import schema from '../../src/cli/check-report.schema.json';
import { catalogue } from '../../src/rules/catalogue';

const validReport = new Ajv({ strict: true, allErrors: true }).compile(schema);

/** The lines that count the findings of each rule end with the title of the rule, and with nothing else. */
const titles = catalogue.map(({ id, title }) => `${id}  ${title}`);

/** Everything of a pod that ends up in a report, and the name of the file. */
const manifest = fc.record({
  kind: fc.constantFrom('Pod', 'DaemonSet'),
  name: hostileText,
  namespace: hostileText,
  container: hostileText,
  volume: hostileText,
  image: hostileText,
  account: hostileText,
  command: fc.array(hostileText, { maxLength: 2 }),
  annotation: fc.tuple(hostileText, hostileText),
  accepted: fc.option(hostileText),
  file: hostileText.map((text) => `${text.replace(/[/\0\n]/gu, '-')}.yaml`),
  style: fc.constantFrom('block', 'json'),
  broken: fc.boolean(),
});

type Hostile = typeof manifest extends fc.Arbitrary<infer Value> ? Value : never;

function textOf({ kind, name, namespace, container, volume, image, account, command, annotation, accepted, style, broken }: Hostile): string {
  const pod = podWith((spec, metadata) => {
    Object.assign(metadata, { name, namespace, annotations: { [`ignore.cdk8s-hostprocess/${annotation[0]}`]: annotation[1], ...accepted !== null && { 'ignore.cdk8s-hostprocess/HPC046': accepted } } });
    spec.hostNetwork = false;
    spec.securityContext.windowsOptions.runAsUserName = account;
    spec.containers = [{ name: container, image, command }];
    spec.volumes = [{ name: volume, hostPath: { path: volume } }];
  });
  const object = kind === 'Pod' ? pod : { apiVersion: 'apps/v1', kind, metadata: pod.metadata, spec: { template: { spec: pod.spec } } };
  return `${style === 'json' ? JSON.stringify(object) : yaml(object)}\n${broken ? `---\nwindows: ["${name.replace(/["\\]/gu, '')}` : ''}`;
}

const formatsOf = async (place: Workplace, file: string): Promise<Record<'text' | 'json' | 'sarif' | 'github', Ended>> => {
  const ended = async (format: string) => place.run(['check', '--format', format, '--', file]);
  return { text: await ended('text'), json: await ended('json'), sarif: await ended('sarif'), github: await ended('github') };
};

test('nothing in a manifest or in the name of a file steers terminals or pipelines, and all formats tell the same findings', async () => {
  await fc.assert(fc.asyncProperty(manifest, async (hostile) => {
    const place = new Workplace();
    try {
      writeFileSync(place.path(hostile.file), textOf(hostile));
      const { text, json, sarif, github } = await formatsOf(place, hostile.file);
      for (const { stdout, stderr, exitCode } of [text, json, sarif, github]) {
        expect(stdout).not.toMatch(unsafe);
        expect(stderr).not.toMatch(unsafe);
        expect(exitCode).toBe(hostile.broken ? 2 : 1);
      }
      const { findings, inputs, summary } = JSON.parse(json.stdout);
      validReport(JSON.parse(json.stdout));
      expect(validReport.errors).toBeNull();
      expect(inputs.map(({ path }: { path: string }) => path)).toEqual([hostile.file]);

      // No line that a manifest could have written.
      const shape = /^(?:$|(?:error|warning|suppressed)\[HPC\d{3}\]: | --> | *\d* \||\.\.\.$| *\.\.\.$| = (?:in|why|fix|docs|accepted): |\d+ errors?, |Target: containerd 1\.7 )/u;
      const isCount = (line: string) => titles.includes(line.replace(/^ *\d+  /u, ''));
      text.stdout.split('\n').filter((line) => !isCount(line)).forEach((line) => expect(line).toMatch(shape));
      expect(text.stdout.match(/^(?:error|warning|suppressed)\[HPC/gmu)).toHaveLength(findings.length);
      expect(JSON.parse(sarif.stdout).runs[0].results).toHaveLength(findings.length);
      expect(annotationsIn(github.stdout)).toEqual(findings.filter(({ suppression }: any) => suppression === undefined).map((finding: any) => ({
        severity: finding.severity, rule: finding.rule, line: finding.range?.start.line,
      })));
      expect(summary.errors + summary.warnings + summary.suppressed).toBe(findings.length);
    } finally {
      place.remove();
    }
  }), { numRuns: 60 });
});

/** Read as the runner of GitHub Actions does. */
function annotationsIn(output: string): object[] {
  return output.split('\n').slice(0, -1).map((line) => {
    const [, severity, properties, message] = /^::(\w+) (.*?)::(.*)$/u.exec(line)!;
    const values = new Map(properties.split(',').map((property) => property.split('=', 2) as [string, string]));
    expect([...values.keys()].every((name) => ['file', 'line', 'endLine', 'col', 'endColumn', 'title'].includes(name))).toBe(true);
    expect(message).toMatch(/%0A.*%0A.*%0Ahttps:/u);
    const place = values.get('line');
    return { severity, rule: values.get('title')!.slice(0, 6), line: place === undefined ? undefined : Number(place) };
  });
}

test('arguments are no better', async () => {
  const place = new Workplace();
  try {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(hostileText, hostileText.map((text) => `--${text}`), fc.constantFrom('check', 'explain', '--format', '--config')), { maxLength: 4 }), async (args) => {
      const { stdout, stderr, exitCode } = await place.run(args);
      expect(stdout + stderr).not.toMatch(unsafe);
      expect([0, 2, 3, 4]).toContain(exitCode);
    }), { numRuns: 300 });
  } finally {
    place.remove();
  }
});
