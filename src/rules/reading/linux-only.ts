import { asObject, Json, pointerTo, shown } from './json';
import type { PodTemplate } from './pod-template';
import type { LinuxOnlyField } from '../../facts/linux-only-fields';

/** Whether the API server applies the list of Linux-only fields to the pod. */
export function isForWindows({ spec }: PodTemplate): boolean {
  return asObject(spec.os)?.name === 'windows';
}

/** A field that is set. */
export interface SetField {
  /** The field and what it holds: `securityContext.runAsUser to 1000`. */
  readonly text: string;
  readonly pointer: string;
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
      found.push({ text: `${path.join('.')} to ${shown(value)}`, pointer: pointerTo(pointer, ...path) });
    }
  }
  return found;
}
