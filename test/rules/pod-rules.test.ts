import * as fc from 'fast-check';
import { podCaseFamilies } from './cases';
import { Containerd, Finding, Rules } from '../../src';
import { expectedOn, PodCase } from './cases/case';
import { completed, goodPod, Json, ordinaryPod, PodHolder, podHolders, valueAt } from './manifests';
import { containerdBehaviour } from '../../src/facts/containerd';
import { catalogue } from '../../src/rules/catalogue';
import { fieldsOf } from '../../src/rules/reading/fields';
import { podTemplatesOf } from '../../src/rules/reading/pod-template';

const allCases = Object.values(podCaseFamilies).flat();
// One line; kubelet and its kin keep their small letters.
const sentence = /^(?:[A-Z]|kubelet|kubectl|containerd)[^\n]*\.$/;
const targets = [undefined, Containerd.V1_6, Containerd.V1_7, Containerd.of('1.7.18'), Containerd.V2];

function changed(...cases: readonly PodCase[]): Json {
  const pod = goodPod();
  cases.forEach(({ change }) => change(pod.spec, pod.metadata));
  return completed(pod);
}

function check(document: Json, containerd?: Containerd): Finding[] {
  return Rules.check([document], { containerd });
}

function summary(findings: readonly Finding[]): (readonly string[])[] {
  return findings.map(({ rule, severity, pointer }) => [rule, severity, pointer]);
}

describe.each(Object.entries(podCaseFamilies))('%s', (_family, cases) => {
  describe.each(cases.map((podCase) => [podCase.name, podCase] as const))('%s', (_name, podCase) => {
    test.each(targets.map((containerd) => [containerd?.version, containerd] as const))('on containerd %s', (_version, containerd) => {
      expect(summary(check(changed(podCase), containerd))).toEqual(expectedOn(podCase, containerd));
    });

    test('an ordinary pod like that is none of our business', () => {
      expect(check(ordinaryPod(changed(podCase)))).toEqual([]);
    });
  });
});

test('each rule about pods is broken by a case', () => {
  const broken = new Set(allCases.flatMap((podCase) => targets.flatMap((target) => expectedOn(podCase, target).map(([rule]) => rule))));
  const elsewhere = ['HPC032', 'HPC073', 'HPC074', 'HPC082', 'HPC092', 'HPC096'];
  const aboutObjects = ['HPC081', 'HPC082', 'HPC083'];
  const ofPods = catalogue.filter(({ id, checkPod }) => checkPod !== undefined || aboutObjects.includes(id));
  expect([...broken, ...elsewhere].sort()).toEqual(ofPods.map(({ id }) => id));
});

// The engine does not ask a rule whose fields a pod has none of; here it is asked all the same.
test('a rule reports nothing about a pod without its fields', () => {
  const mistakes = fc.uniqueArray(fc.constantFrom(...allCases), { maxLength: 6 });
  fc.assert(fc.property(mistakes, fc.constantFrom(...podHolders), (cases, { hold }) => {
    const [pod] = podTemplatesOf(hold(changed(...cases)));
    const present = fieldsOf(pod);
    const skipped = catalogue.filter(({ fields }) => fields !== undefined && !fields.some((field) => present.has(field)));
    const said: string[] = [];
    const context = { target: {}, containerd: containerdBehaviour(Containerd.V1_7), kubernetesMinor: 30 };
    skipped.forEach((rule) => rule.checkPod!(pod, { ...context, report: ({ message }) => said.push(`${rule.id} ${message}`) }));
    expect(said).toEqual([]);
  }));
});

describe('any mixture of mistakes', () => {
  const mistakes = fc.uniqueArray(fc.constantFrom(...allCases), { maxLength: 6 });
  const someTarget = fc.constantFrom(...targets);
  // Where a port or a script is counts only for pods that are replaced or restarted.
  const dependOnKind = new Set(['HPC032', 'HPC092']);
  const rulesOf = (holder: PodHolder, pod: Json, target?: Containerd) => (
    check(holder.hold(pod), target).filter(({ rule }) => !dependOnKind.has(rule)).map(({ rule, severity, pointer, message }) => (
      [rule, severity, pointer.slice(holder.prefix.length), message]
    ))
  );

  test('is found in a Pod and in the template of every workload alike', () => {
    fc.assert(fc.property(mistakes, someTarget, (cases, target) => {
      const pod = changed(...cases);
      const [inPod, ...inTemplates] = podHolders.map((holder) => rulesOf(holder, pod, target));
      inTemplates.forEach((inTemplate) => expect(inTemplate).toEqual(inPod));
    }));
  });

  test('is reported where a value stands, in words for people', () => {
    fc.assert(fc.property(mistakes, someTarget, fc.constantFrom(...podHolders), (cases, target, holder) => {
      const document = holder.hold(changed(...cases));
      for (const { rule, pointer, message, why, fix } of check(document, target)) {
        // The place of a field that is missing.
        if (!(rule === 'HPC081' && / is not set$/u.test(message))) {
          expect(() => valueAt(document, pointer)).not.toThrow();
        }
        expect(message).toMatch(/^[a-z][^\n]*[^.\n]$/);
        expect(why).toMatch(sentence);
        expect(fix).toMatch(sentence);
      }
    }));
  });

  test('changes nothing in the manifest', () => {
    fc.assert(fc.property(mistakes, (cases) => {
      const document = changed(...cases);
      const before = JSON.stringify(document);
      check(document);
      expect(JSON.stringify(document)).toBe(before);
    }));
  });
});
