import { Answer, KubeObject } from './api-client';
import { apiServer, describeWithCluster, expectAccepted } from './cluster';
import { podOf, withServiceAccount } from './pods-of';
import { RuleOutcome, Rules } from '../../src';
import { readManifests } from '../../src/manifests';
import { catalogue } from '../../src/rules/catalogue';
import { isSymptomIn, SymptomPlace } from '../../src/rules/symptoms';
import { checked, ExampleManifest, exampleOf, expanded, targetOf } from '../../tools/rule-pages/rule-example';
import { podCaseFamilies } from '../rules/cases';
import { goodPod } from '../rules/manifests';

/** Rules about the text of a manifest report nothing about its objects, and a patch is no object. */
const readable = catalogue.filter(({ id }) => !['HPC085', 'HPC097', 'HPC114'].includes(id)).map((rule) => [rule.id, rule] as const);

/** The objects of an example, in a namespace of their own. */
function objectsOf({ file, text }: ExampleManifest): KubeObject[] {
  const namespace = `example-${file.replace(/\W/gu, '-')}`;
  const bytes = Buffer.from(expanded(text).replace(/(?<=^ {2}namespace: )monitoring|(?<=^kind: Namespace\nmetadata:.*\n {2}name: )monitoring/gmu, namespace));
  return readManifests([{ path: file, bytes }], { everything: true }).documents.map(({ value }) => value as KubeObject);
}

function textsOf({ status, body, warnings }: Answer): string[] {
  return [...status < 300 ? [] : [String(body.message)], ...warnings];
}

function foundIn(texts: readonly string[] = [], answers: readonly Answer[]): string[] {
  return texts.filter((text) => answers.flatMap(textsOf).some((answer) => isSymptomIn(text, answer)));
}

/** What the API server says of an example, and of the pods that a controller makes of it. */
async function answersTo(example: ExampleManifest): Promise<{ toObjects: Answer[]; toPods: Answer[] }> {
  const objects = objectsOf(example);
  for (const { metadata: { name, namespace }, kind } of objects) {
    const labels = objects.find((other) => other.kind === 'Namespace')?.metadata.labels;
    await apiServer().ensureNamespace(kind === 'Namespace' ? name : namespace, labels);
  }
  const others = objects.filter(({ kind }) => kind !== 'Namespace');
  return {
    toObjects: await Promise.all(others.map((object) => apiServer().create(withServiceAccount(object)))),
    toPods: await Promise.all(others.flatMap((object) => podOf(object) ?? []).map((pod) => apiServer().create(pod))),
  };
}

/** What else breaks rules: the cases of the rules, a pod without containers, and two that are no pods. */
const otherObjects: readonly KubeObject[] = [
  ...Object.values(podCaseFamilies).flat().map(({ change }) => {
    const pod = goodPod();
    change(pod.spec, pod.metadata);
    return withServiceAccount({ ...pod, metadata: { ...pod.metadata, namespace: 'default' } });
  }),
  { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'empty', namespace: 'default' }, spec: { containers: null } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'misspelt', labels: { 'pod-security.kubernetes.io/enforce': 'priviledged' } } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'large', annotations: { applied: 'x'.repeat(262_145) } } },
];

describeWithCluster('the examples of the rules', () => {
  test.each(readable)('%s: the API server refuses what the rule says it refuses, in the words of its symptoms', async (id, { symptoms }) => {
    const { broken } = exampleOf(id);
    const outcomes = new Set(checked(broken).findings.filter(({ finding }) => finding.rule === id).map(({ finding }) => finding.outcome));
    const { toObjects, toPods } = await answersTo(broken);
    expect(toObjects.every(({ status }) => status === 201)).toBe(!outcomes.has(RuleOutcome.OBJECT_REFUSED));
    if (outcomes.has(RuleOutcome.OBJECT_REFUSED)) {
      expect(foundIn(symptoms?.apply, toObjects)).not.toEqual([]);
    }
    if (outcomes.has(RuleOutcome.PODS_REFUSED)) {
      expect(toPods.every(({ status }) => status >= 400)).toBe(true);
      expect(foundIn(symptoms?.workload, toPods)).not.toEqual([]);
    }
  });

  test.each(readable)('%s: the API server takes the manifest with the fix', async (id) => {
    await expectAccepted(objectsOf(exampleOf(id).mended));
  });

  // The server adds defaults, and kubectl get shows them.
  test.each(readable)('%s: the live object breaks the same rules as its manifest', async (id) => {
    const { broken } = exampleOf(id);
    const { toObjects } = await answersTo(broken);
    if (toObjects.every(({ status }) => status === 201)) {
      const namespaces = objectsOf(broken).filter(({ kind }) => kind === 'Namespace');
      const findings = Rules.check([...namespaces, ...toObjects.map(({ body }) => body)], targetOf(broken));
      expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(checked(broken).findings.map(({ finding }) => finding.rule)));
    }
  });

  test('every text that the API server is said to answer is one that it answers', async () => {
    const examples = await Promise.all(readable.map(([id]) => answersTo(exampleOf(id).broken)));
    const others = await Promise.all(otherObjects.map((object) => apiServer().create(object)));
    const said: Partial<Record<SymptomPlace, string[]>> = {
      apply: [...examples.flatMap(({ toObjects }) => toObjects), ...others].flatMap(textsOf),
      workload: examples.flatMap(({ toPods }) => toPods).flatMap(textsOf),
    };
    const unheard = catalogue.flatMap(({ id, symptoms }) => (['apply', 'workload'] as const).flatMap((place) => (
      (symptoms?.[place] ?? []).filter((text) => !said[place]!.some((answer) => isSymptomIn(text, answer))).map((text) => `${id} ${place}: ${text}`)
    )));
    expect(unheard).toEqual([]);
  });
});
