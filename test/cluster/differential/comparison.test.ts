import { disagreements } from './comparison';
import { objectOf } from './objects';
import type { Recorded, Said } from './records';
import { RuleOutcome, Severity } from '../../../src';

const taken: Said = { accepted: true, causes: [], warnings: [] };
const refused: Said = {
  accepted: false, warnings: [], causes: [{ field: 'spec.containers[1].securityContext.runAsUser', message: 'Forbidden: cannot be set for a windows pod' }],
};
const spec = { containers: [{ name: 'one', image: 'agent:1' }, { name: 'two', image: 'agent:1' }] };
const pod = { object: objectOf('Pod', spec), specPointer: '/spec' };
const job = { object: objectOf('Job', spec), specPointer: '/spec/template/spec' };

type Found = Recorded['findings'][number];
const finding = (pointer: string, change: Partial<Found> = {}): Found => (
  { rule: 'HPC006', outcome: RuleOutcome.OBJECT_REFUSED, severity: Severity.ERROR, pointer, ...change }
);
const right = '/spec/containers/1/securityContext/runAsUser';

test('a finding for the field that the server refuses is agreement, and so is silence about what it takes', () => {
  expect(disagreements({ ...pod, said: refused, findings: [finding(right)] })).toEqual([]);
  expect(disagreements({ ...pod, said: taken, findings: [finding(right, { outcome: RuleOutcome.RUNS_OTHERWISE })] })).toEqual([]);
});

test.each<[string, Said, Found[]]>([
  ['nothing is found where the server refuses', refused, []],
  ['something is found where it does not', taken, [finding(right)]],
  ['the field is that of another container', refused, [finding(right.replace('1', '0'))]],
  ['the field is another one', refused, [finding(right), finding(right.replace('User', 'Group'))]],
  ['the rule is another one', refused, [finding(right, { rule: 'HPC005' })]],
  ['a second rule speaks of the field', refused, [finding(right), finding(right, { rule: 'HPC078' })]],
  ['the finding is a warning', refused, [finding(right, { severity: Severity.WARNING })]],
  ['a Pod is said to be taken, and its pods refused', refused, [finding(right, { outcome: RuleOutcome.PODS_REFUSED })]],
  ['the runtime is said to refuse it', refused, [finding(right, { outcome: RuleOutcome.NOT_STARTED })]],
])('%s: disagreement', (_, said, findings) => {
  expect(disagreements({ ...pod, said, findings })).not.toEqual([]);
});

test('a template and its pods are judged apart', () => {
  const place = '/spec/template/spec/containers/1/securityContext/runAsUser';
  const inTemplate: Said = { ...refused, causes: refused.causes.map((cause) => ({ ...cause, field: cause.field.replace('spec', 'spec.template.spec') })) };
  const all = finding(place);
  const podsOnly = finding(place, { outcome: RuleOutcome.PODS_REFUSED });
  expect(disagreements({ ...job, said: inTemplate, saidOfPod: refused, findings: [all] })).toEqual([]);
  expect(disagreements({ ...job, said: taken, saidOfPod: refused, findings: [podsOnly] })).toEqual([]);
  expect(disagreements({ ...job, said: taken, saidOfPod: refused, findings: [all] })).toHaveLength(1);
  expect(disagreements({ ...job, said: inTemplate, saidOfPod: refused, findings: [podsOnly] })).toHaveLength(1);
});

test('an account with a form that is refused is judged by nothing else', () => {
  const pointer = '/spec/securityContext/windowsOptions/runAsUserName';
  const said: Said = {
    ...refused, causes: [{ field: 'spec.securityContext.windowsOptions.runAsUserName', message: 'Invalid value: "": runAsUserName cannot be an empty string' }],
  };
  const empty = finding(pointer, { rule: 'HPC010' });
  expect(disagreements({ ...pod, said, findings: [empty] })).toEqual([]);
  expect(disagreements({ ...pod, said, findings: [empty, finding(pointer, { rule: 'HPC014', outcome: RuleOutcome.NOT_STARTED })] })).toHaveLength(1);
});
