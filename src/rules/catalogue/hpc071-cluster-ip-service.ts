import { RuleOutcome, Severity } from '../finding';
import type { ManifestObject } from '../manifest-object';
import { subjectOf } from '../manifest-object';
import { asObject, Json, pointerInto } from '../reading/json';
import type { SetRule } from '../rule';

export const rule: SetRule = {
  id: 'HPC071',
  title: 'A Service for HostProcess pods is headless',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'In some networks, a pod cannot reach a HostProcess pod on its own node through a cluster IP.',
  fix: 'Set clusterIP: None, as exposeViaService() does. Clients then get the addresses of the nodes.',
  fixable: true,
  sources: ['https://github.com/kubernetes/kubernetes/issues/126795'],
  checkSet(objects, { report }) {
    for (const service of objects.filter(({ object }) => object.kind === 'Service')) {
      const spec = asObject(service.object.spec) ?? {};
      if (spec.clusterIP === 'None' || spec.type === 'ExternalName') {
        continue;
      }
      const selected = objects.find((other) => selects(service, spec, other));
      if (selected !== undefined) {
        report(service, {
          pointer: pointerInto('/spec', spec, 'clusterIP'),
          message: `the Service has a cluster IP and selects the HostProcess pods of ${subjectOf(selected.object)}`,
        });
      }
    }
  },
};

function selects(service: ManifestObject, { selector }: Json, { object, templates }: ManifestObject): boolean {
  const wanted = Object.entries(asObject(selector) ?? {});
  return wanted.length > 0
    && asObject(service.object.metadata)?.namespace === asObject(object.metadata)?.namespace
    && templates.some(({ isHostProcess, metadata }) => {
      const labels = asObject(metadata.labels) ?? {};
      return isHostProcess && wanted.every(([key, value]) => labels[key] === value);
    });
}
