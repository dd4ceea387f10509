import { asObject } from './json';
import type { PodTemplate } from './pod-template';

/** The names of all fields of a pod, of its containers, and of their security contexts. */
export function fieldsOf({ spec, containers }: PodTemplate): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (value: unknown) => {
    for (const name in asObject(value)) {
      names.add(name);
    }
  };
  const addSpec = (value: typeof spec) => {
    add(value);
    add(value.securityContext);
    add(asObject(value.securityContext)?.windowsOptions);
  };
  addSpec(spec);
  containers.forEach((container) => addSpec(container.spec));
  return names;
}
