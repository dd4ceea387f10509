import { asObject, isSet, Json, pointerTo, shown } from './json';
import type { PodTemplate } from './pod-template';
import type { LinuxOnlyField } from '../../facts/linux-only-fields';

/** Whether the API server applies the list of Linux-only fields to the pod. */
export function isForWindows({ spec }: PodTemplate): boolean {
  return asObject(spec.os)?.name === 'windows';
}

/** Whether the pod does not specify its operating system. */
export function isForAny({ spec }: PodTemplate): boolean {
  return !isSet(spec.os);
}

/** A field that is set. */
export interface SetField {
  /** The field and its value: `securityContext.runAsUser to 1000`. */
  readonly text: string;
  /** The name of the field itself. */
  readonly name: string;
  readonly pointer: string;
}

/** The names of the fields themselves. */
export function namesOf(fields: readonly LinuxOnlyField[]): string[] {
  return fields.map(({ path }) => path[path.length - 1]);
}

/** The fields of the list that are set. */
export function forbiddenFields(spec: Json, pointer: string, fields: readonly LinuxOnlyField[]): SetField[] {
  const found: SetField[] = [];
  for (const { path, forbidden } of fields) {
    let value: unknown = spec;
    for (const key of path) {
      value = asObject(value)?.[key];
    }
    if (forbidden(value)) {
      found.push({ name: path[path.length - 1], text: `${path.join('.')} to ${shown(value)}`, pointer: pointerTo(pointer, ...path) });
    }
  }
  return found;
}
