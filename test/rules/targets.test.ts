import { expectedOn } from './cases/case';
import { operatingSystemCases } from './cases/operating-system';
import { podCases } from './cases/pods';
import { goodPod, Json } from './manifests';
import { Rules } from '../../src';
import { kubernetesMinor } from '../../src/facts/kubernetes-version';
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
  expect(() => Rules.check([], { kubernetes: version })).toThrow(`Kubernetes version is "${version}". Give a version such as 1.30.`);
});

test('the version from which a rule holds is one', () => {
  expect(catalogue.filter(({ since }) => Number.isNaN(kubernetesMinor(since)))).toEqual([]);
});

test('no finding is worse than its rule says of the target', () => {
  const rank = { error: 2, warning: 1 };
  for (const podCase of [...podCases, ...operatingSystemCases]) {
    for (const [rule, severity] of expectedOn(podCase, undefined)) {
      const worst = catalogue.find(({ id }) => id === rule)!.severity.unknown!;
      expect(rank[severity]).toBeLessThanOrEqual(rank[worst]);
    }
  }
});
