import { RuleOutcome, Severity } from '../finding';
import type { ManifestObject } from '../manifest-object';
import { subjectOf } from '../manifest-object';
import { asObject, pointerInto } from '../reading/json';
import { selectsEverything, selectsLabels } from '../reading/label-selector';
import type { SetRule } from '../rule';

export const rule: SetRule = {
  id: 'HPC112',
  title: 'No NetworkPolicy is meant to protect HostProcess pods',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'A HostProcess pod uses the network of its node. Kubernetes does not define what a NetworkPolicy does with such pods, and most network plugins do not apply it to them.',
  fix: 'Restrict the connections with the firewall of the node. In code, use FirewallRule in WindowsNodeSettings.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods'],
  checkSet(objects, { report }) {
    for (const policy of objects.filter(({ object }) => object.kind === 'NetworkPolicy')) {
      const selected = objects.filter((other) => isSelected(other, policy));
      const inVain = selected.filter(isHostProcess);
      const spec = asObject(policy.object.spec) ?? {};
      // A policy for all pods of a namespace can have other pods in mind.
      if (inVain.length > 0 && (inVain.length === selected.length || !selectsEverything(spec.podSelector))) {
        report(policy, {
          pointer: pointerInto('', policy.object, 'spec', 'podSelector'),
          message: `the NetworkPolicy selects the HostProcess pods of ${subjectOf(inVain[0].object)}`,
        });
      }
    }
  },
};

function isSelected({ object, templates }: ManifestObject, { object: policy }: ManifestObject): boolean {
  return asObject(object.metadata)?.namespace === asObject(policy.metadata)?.namespace
    && templates.some(({ metadata }) => selectsLabels(asObject(policy.spec)?.podSelector, asObject(metadata.labels) ?? {}));
}

function isHostProcess({ templates }: ManifestObject): boolean {
  return templates.some((pod) => pod.isHostProcess);
}
