import { ApiObject, JsonPatch } from 'cdk8s';
import * as fc from 'fast-check';
import { Workplace } from './command-line';
import { Containerd, Finding, HostProcessDefaults, HostProcessPod, HostProcessValidation, Rules } from '../../src';
import { catalogue } from '../../src/rules/catalogue';
import { podCaseFamilies } from '../rules/cases';
import { goodPod, Json } from '../rules/manifests';
import { minimal, newChart } from '../workload/workloads';

const changes = Object.values(podCaseFamilies).flat().map(({ change }) => change);
// Constructs see one object, and the command line alone judges suppressions of a configuration.
const rulesOfOneObject = new Set(catalogue.filter(({ checkPod, checkObject }) => (checkPod ?? checkObject) !== undefined).map(({ id }) => id));

interface Target {
  readonly containerd?: Containerd;
  readonly kubernetes?: string;
}

/** Rule, severity, place and message: what a user acts on. */
type Verdict = string;

const verdictsOf = (findings: readonly Pick<Finding, 'rule' | 'severity' | 'pointer' | 'message'>[]): Verdict[] => findings
  .filter(({ rule }) => rulesOfOneObject.has(rule))
  .map(({ rule, severity, pointer, message }) => `${severity}[${rule}] ${pointer} ${message}`).sort();

function ofConstruct(pod: Json, target: Target): Verdict[] {
  const chart = newChart();
  HostProcessDefaults.of(chart).configure(target);
  const workload = new HostProcessPod(chart, 'agent', minimal());
  ApiObject.of(workload).addJsonPatch(JsonPatch.replace('/spec', pod.spec), JsonPatch.replace('/metadata', pod.metadata));
  return verdictsOf(workload.findings);
}

async function ofCommand(workplace: Workplace, { containerd, kubernetes }: Target): Promise<Verdict[]> {
  const options = [
    ...containerd === undefined ? [] : ['--target-containerd', containerd.version],
    ...kubernetes === undefined ? [] : ['--target-kubernetes', kubernetes],
  ];
  const { stdout } = await workplace.run(['check', 'pod.json', '--format', 'json', '--no-config', ...options]);
  return verdictsOf(JSON.parse(stdout).findings);
}

async function ofPlugin(workplace: Workplace, { containerd, kubernetes }: Target): Promise<Verdict[]> {
  const found: Verdict[] = [];
  await new HostProcessValidation({ containerd: containerd?.version, kubernetes }).validate({
    manifests: [workplace.path('pod.json')],
    stdout: true,
    report: {
      addViolation: ({ ruleName, violatingResources }: { ruleName: string; violatingResources: { locations: string[] }[] }) => {
        const places = violatingResources.flatMap(({ locations }) => locations);
        found.push(...places.map((place) => `${ruleName} ${/^\S+ (.*)$/su.exec(place)![1].replace(/(?:^| )Pod monitoring\/agent: /u, ' ').replace(/^ /u, '')}`));
      },
      submit: () => undefined,
    },
  });
  return found.filter((verdict) => rulesOfOneObject.has(/HPC\d+/u.exec(verdict)![0])).sort();
}

const targets = fc.record({
  containerd: fc.constantFrom(undefined, Containerd.V1_6, Containerd.V1_7, Containerd.of('1.7.18'), Containerd.of('1.7.30'), Containerd.V2),
  kubernetes: fc.constantFrom(undefined, '1.29', '1.33', '1.36'),
}).map(({ containerd, kubernetes }): Target => ({ ...containerd && { containerd }, ...kubernetes !== undefined && { kubernetes } }));

test('a pod has the same findings in a construct, in Rules.check, on the command line and in the plugin', async () => {
  const workplace = new Workplace();
  try {
    const pods = fc.subarray(changes, { minLength: 1, maxLength: 4 });
    await fc.assert(fc.asyncProperty(pods, fc.oneof(fc.constant({}), targets), async (chosen, target) => {
      const pod = goodPod();
      try {
        chosen.forEach((change) => change(pod.spec, pod.metadata));
      } catch {
        fc.pre(false); // Two changes can exclude each other.
      }
      const written = JSON.parse(JSON.stringify(pod)) as Json;
      workplace.write({ 'pod.json': JSON.stringify(written) });
      const expected = verdictsOf(Rules.check([written], target));
      expect(ofConstruct(written, target)).toEqual(expected);
      expect(await ofCommand(workplace, target)).toEqual(expected);
      expect((await ofPlugin(workplace, target)).map(withoutEscapes)).toEqual(expected.map(withoutEscapes).sort());
    }), { numRuns: 300 });
  } finally {
    workplace.remove();
  }
});

/** The plugin prints messages for people: control characters are escapes. */
function withoutEscapes(verdict: Verdict): string {
  return verdict.replace(/[^ -~]|\\u[0-9a-f]{4}/gu, '?');
}
