import { DOMParser, Element } from '@xmldom/xmldom';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import { Workplace } from '../command-line';
import { hostileText as hostile } from '../hostile';
import { podWith, podWithHostPath, podWithoutHostNetwork, yaml } from '../manifests';

let place: Workplace;

beforeEach(() => {
  place = new Workplace().write({ 'pods/a.yaml': yaml(podWithHostPath, podWithoutHostNetwork), 'pods/good.yaml': yaml(podWith()), 'pods/broken.yaml': 'windows: [' });
});
afterEach(() => place.remove());

const report = async (format: string, ...args: readonly string[]) => (await place.run(['check', 'pods', '--format', format, ...args])).stdout;

describe('junit', () => {
  // The elements and attributes of junit-10.xsd of the Jenkins plugin xUnit that the report may use: required and optional attributes, and children.
  const schema: Readonly<Record<string, { required: string[]; optional: string[]; children: string[] }>> = {
    'testsuites': { required: [], optional: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
    'testsuite': {
      required: ['name', 'tests', 'failures', 'errors'],
      optional: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
      children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    },
    'testcase': { required: ['name'], optional: ['time', 'classname', 'group'], children: ['skipped', 'error', 'failure', 'system-out', 'system-err'] },
    'skipped': { required: [], optional: ['type', 'message'], children: [] },
    'error': { required: [], optional: ['type', 'message'], children: [] },
    'failure': { required: [], optional: ['type', 'message'], children: [] },
    'system-out': { required: [], optional: [], children: [] },
  };

  const elementsIn = (element: Element) => Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);

  function parsed(xml: string): Element {
    const problems: string[] = [];
    const root = new DOMParser({ onError: (_, message) => problems.push(message) }).parseFromString(xml, 'text/xml').documentElement!;
    expect(problems).toEqual([]);
    return root;
  }

  function violations(element: Element): string[] {
    const { required, optional, children } = schema[element.tagName];
    const names = Array.from(element.attributes).map(({ name }) => name);
    return [
      ...required.filter((name) => !names.includes(name)).map((name) => `${element.tagName} lacks ${name}`),
      ...names.filter((name) => ![...required, ...optional].includes(name)).map((name) => `${element.tagName} has ${name}`),
      ...elementsIn(element).flatMap((child) => (children.includes(child.tagName) ? violations(child) : [`${element.tagName} contains ${child.tagName}`])),
    ];
  }

  test('follows the schema, with a suite for each file and a test for each finding', async () => {
    const root = parsed(await report('junit'));
    expect(violations(root)).toEqual([]);
    expect(elementsIn(root).map((suite) => [suite.getAttribute('name'), ...elementsIn(suite).map((one) => elementsIn(one)[0]?.tagName ?? 'passed')])).toEqual([
      ['pods/a.yaml', 'system-out', 'failure'],
      ['pods/broken.yaml', 'error'],
      ['pods/good.yaml', 'passed'],
    ]);
    expect(['tests', 'failures', 'errors'].map((name) => root.getAttribute(name))).toEqual(['4', '1', '1']);
  });

  test('has a failure for exactly what makes the check fail, and skips what is accepted', async () => {
    const strict = parsed(await report('junit', '--fail-on', 'warning'));
    expect(strict.getAttribute('failures')).toBe('2');
    place.write({ '.cdk8s-hostprocess.yaml': 'suppressions: [{ rule: HPC046, reason: The <disk> is "large". }]' });
    const [suite] = elementsIn(parsed(await report('junit')));
    expect(suite.getAttribute('skipped')).toBe('1');
    expect(elementsIn(elementsIn(suite)[0])[0].getAttribute('message')).toBe('The <disk> is "large".');
  });

  test('is well-formed whatever a manifest contains', async () => {
    await fc.assert(fc.asyncProperty(hostile, async (text) => {
      place.write({
        'pods/a.yaml': yaml(podWith((spec, metadata) => {
          metadata.name = text;
          spec.volumes = [{ name: text, hostPath: { path: `D:\\${text}` } }];
        })),
      });
      expect(violations(parsed(await report('junit')))).toEqual([]);
    }), { numRuns: 50 });
  });
});

describe('gitlab', () => {
  // The fields that the page about the report format lists.
  const validate = new Ajv().compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      additionalProperties: false,
      properties: {
        description: { type: 'string', minLength: 1 },
        check_name: { type: 'string', pattern: '^HPC[0-9]{3}$' },
        fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          additionalProperties: false,
          properties: {
            path: { type: 'string', pattern: '^[^/.]' },
            lines: {
              type: 'object',
              required: ['begin'],
              additionalProperties: false,
              properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
            },
          },
        },
      },
    },
  });

  test('has the documented form, with the severity that GitLab knows', async () => {
    const issues = JSON.parse(await report('gitlab'));
    expect([validate(issues), validate.errors]).toEqual([true, null]);
    expect(issues.map(({ check_name: rule, severity, location }: any) => [rule, severity, location.path])).toEqual([
      ['HPC046', 'minor', 'pods/a.yaml'], ['HPC003', 'critical', 'pods/a.yaml'], ['HPC097', 'major', 'pods/broken.yaml'],
    ]);
  });

  test('has a fingerprint that differs from all others, and that stays if lines move', async () => {
    place.write({ 'pods/b.yaml': yaml(podWithHostPath) });
    const before = JSON.parse(await report('gitlab')).map(({ fingerprint }: any) => fingerprint);
    expect(new Set(before).size).toBe(before.length);
    place.write({ 'pods/b.yaml': `# A comment\n\n${yaml(podWithHostPath)}` });
    expect(JSON.parse(await report('gitlab')).map(({ fingerprint }: any) => fingerprint)).toEqual(before);
  });

  test('names files from the root of the checkout', async () => {
    const { stdout } = await place.run(['check', 'pods/a.yaml', '--format', 'gitlab'], { environment: { CI_PROJECT_DIR: place.path('..') } });
    expect(JSON.parse(stdout)[0].location.path).toMatch(/^command-line-\w+\/pods\/a\.yaml$/u);
  });
});

describe('azure', () => {
  test('creates an issue for each finding that counts', async () => {
    const lines = (await report('azure')).trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^##vso\[task\.logissue type=warning;sourcepath=pods\/a\.yaml;linenumber=\d+;columnnumber=\d+;code=HPC046;\]Pod monitoring\/agent: /u),
      expect.stringMatching(/^##vso\[task\.logissue type=error;sourcepath=pods\/a\.yaml;linenumber=\d+;columnnumber=\d+;code=HPC003;\]Pod monitoring\/agent: /u),
      expect.stringMatching(/^##vso\[task\.logissue type=error;sourcepath=pods\/broken\.yaml;.*code=HPC097;\]/u),
    ]);
  });

  test('contains one command on each line, whatever a manifest contains', async () => {
    await fc.assert(fc.asyncProperty(hostile, async (text) => {
      place.write({
        'pods/a.yaml': yaml(podWith((spec) => {
          spec.volumes = [{ name: 'logs', hostPath: { path: `D:\\${text}##vso[task.setvariable variable=a]b` } }];
        })),
      });
      for (const line of (await report('azure')).trimEnd().split('\n')) {
        expect(line.match(/##vso\[/gu)).toHaveLength(1);
        expect(line).toMatch(/^##vso\[task\.logissue (?:[a-z]+=[^;\]]*;)+\]/u);
      }
    }), { numRuns: 50 });
  });
});
