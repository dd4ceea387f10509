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
    const byLabel = objectsByLabel(objects);
    for (const service of objects.filter(({ object }) => object.kind === 'Service')) {
      const spec = asObject(service.object.spec) ?? {};
      if (spec.clusterIP === 'None' || spec.type === 'ExternalName') {
        continue;
      }
      const selected = candidates(service, spec, byLabel).find((other) => selects(service, spec, other));
      if (selected !== undefined) {
        report(service, {
          pointer: pointerInto('/spec', spec, 'clusterIP'),
          message: `the Service has a cluster IP and selects the HostProcess pods of ${subjectOf(selected.object)}`,
        });
      }
    }
  },
};

/** Objects with HostProcess pods, by their namespace and each label of these pods. */
type ObjectsByLabel = ReadonlyMap<string, readonly ManifestObject[]>;

function objectsByLabel(objects: readonly ManifestObject[]): ObjectsByLabel {
  const found = new Map<string, ManifestObject[]>();
  for (const about of objects) {
    const pods = about.templates.filter(({ isHostProcess }) => isHostProcess);
    const labels = pods.flatMap(({ metadata }) => Object.entries(asObject(metadata.labels) ?? {}));
    for (const key of new Set(labels.map((label) => keyOf(about, label)))) {
      const others = found.get(key);
      if (others === undefined) {
        found.set(key, [about]);
      } else {
        others.push(about);
      }
    }
  }
  return found;
}

/** The fewest objects that one label of the selector leaves. */
function candidates(service: ManifestObject, { selector }: Json, byLabel: ObjectsByLabel): readonly ManifestObject[] {
  const lists = Object.entries(asObject(selector) ?? {}).map((label) => byLabel.get(keyOf(service, label)) ?? []);
  return lists.reduce<readonly ManifestObject[]>((fewest, list, index) => (index === 0 || list.length < fewest.length ? list : fewest), []);
}

function keyOf({ object }: ManifestObject, label: readonly [name: string, value: unknown]): string {
  return JSON.stringify([asObject(object.metadata)?.namespace, ...label]);
}

function selects(service: ManifestObject, { selector }: Json, { object, templates }: ManifestObject): boolean {
  const wanted = Object.entries(asObject(selector) ?? {});
  return wanted.length > 0
    && asObject(service.object.metadata)?.namespace === asObject(object.metadata)?.namespace
    && templates.some(({ isHostProcess, metadata }) => {
      const labels = asObject(metadata.labels) ?? {};
      return isHostProcess && wanted.every(([key, value]) => labels[key] === value);
    });
}
