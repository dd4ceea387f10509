import { expectedOn } from './cases/case';
import { commandCases } from './cases/commands';
import { operatingSystemCases } from './cases/operating-system';
import { podCases } from './cases/pods';
import { goodPod, Json } from './manifests';
import { Containerd, Rules } from '../../src';
import { catalogue } from '../../src/rules/catalogue';

function rulesOn(kubernetes: string | undefined, change: (spec: Json) => void): string[] {
  const pod = goodPod();
  change(pod.spec);
  return Rules.check([pod], { kubernetes }).map(({ rule, severity }) => `${rule} ${severity}`);
}

test('a version that does not have the field has nothing against it', () => {
  const override = (spec: Json) => { spec.hostnameOverride = 'a'; };
  expect(rulesOn('1.33', override)).toEqual([]);
  expect(rulesOn('v1.34.2', override)).toEqual(['HPC076 error']);
  expect(rulesOn(undefined, override)).toEqual(['HPC076 error']);
});

test('HPC073: a version without HostProcess containers', () => {
  expect(rulesOn('1.21', () => undefined)).toEqual(['HPC073 error']);
  expect(rulesOn('1.22', () => undefined)).toEqual(['HPC073 warning']);
  expect(rulesOn('1.23', () => undefined)).toEqual([]);
});

test.each(['', '1', '2.0', 'latest', '1.30-gke', '1.030', '1.3o'])('"%s" is no version', (version) => {
  expect(() => Rules.check([], { kubernetes: version })).toThrow(`Kubernetes version is "${version}". Use a version such as 1.30.`);
});

test('a number is no version: nobody knows whether 1.3 was 1.30', () => {
  expect(() => Rules.check([], { kubernetes: 1.30 as unknown as string })).toThrow('Kubernetes version is 1.3. Use a version such as 1.30.');
});

test('a target that names no containerd is refused', () => {
  expect(() => Rules.check([], { containerd: '1.7' as unknown as Containerd })).toThrow('containerd of the target is "1.7". Use Containerd.V1_6,');
});

test('without a target, containerd 1.7 is assumed, as constructs do', () => {
  const documents = [...podCases, ...commandCases].map(({ change }) => {
    const pod = goodPod();
    change(pod.spec, pod.metadata);
    return pod;
  });
  const found = Rules.check(documents);
  expect(found.some(({ rule }) => rule === 'HPC054')).toBe(true);
  expect(found).toEqual(Rules.check(documents, { containerd: Containerd.V1_7 }));
});

test('no finding is worse than its rule says of the target', () => {
  const rank = { error: 2, warning: 1 };
  for (const podCase of [...podCases, ...operatingSystemCases]) {
    for (const [rule, severity] of expectedOn(podCase, undefined)) {
      expect(rank[severity]).toBeLessThanOrEqual(rank[catalogue.find(({ id }) => id === rule)!.severity]);
    }
  }
});
