import type { Finding } from '../../rules/finding';

/** A change of one field, by the JSON pointer of the field in its document. */
export type Edit =
  | { readonly kind: 'set'; readonly pointer: string; readonly value: string | boolean }
  | { readonly kind: 'remove'; readonly pointer: string };

const set = (pointer: string, value: string | boolean): Edit => ({ kind: 'set', pointer, value });
const field = (pointer: string, name: string) => (pointer.endsWith(`/${name}`) ? pointer : `${pointer}/${name}`);
const remove = ({ pointer }: Finding): Edit => ({ kind: 'remove', pointer });

/**
 * The edits of rules for which exactly one change is right. A rule reports the field, or the object
 * in which the field is missing.
 */
const editsByRule: Readonly<Record<string, (finding: Finding) => Edit>> = {
  HPC003: ({ pointer }) => set(field(pointer, 'hostNetwork'), true),
  HPC005: remove,
  HPC006: remove,
  HPC007: remove,
  HPC008: ({ pointer }) => set(pointer.endsWith('/os/name') ? pointer : `${field(pointer, 'os')}/name`, 'windows'),
  HPC009: ({ pointer }) => set(`${pointer}/os/name`, 'windows'),
  HPC026: remove,
  HPC030: remove,
  HPC033: remove,
  HPC034: remove,
  HPC035: remove,
  HPC038: ({ pointer }) => set(`${pointer}/nodeSelector/kubernetes.io~1os`, 'windows'),
  HPC043: remove,
  HPC066: remove,
  HPC076: remove,
};

/** The ids of the rules that a program can fix. */
export const fixedRules: readonly string[] = Object.keys(editsByRule);

/** The edit that fixes a finding. Undefined if the right change depends on the workload. */
export function editFor(finding: Finding): Edit | undefined {
  return Object.hasOwn(editsByRule, finding.rule) ? editsByRule[finding.rule](finding) : undefined;
}

/** The document after an edit, for a comparison with the edited text. */
export function editedValue(document: unknown, edit: Edit): unknown {
  return changed(document, keysOf(edit.pointer), edit);
}

function changed(value: unknown, [key, ...rest]: readonly string[], edit: Edit): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === key ? changed(item, rest, edit) : item));
  }
  const members = { ...value as Record<string, unknown> | undefined };
  if (rest.length > 0) {
    members[key] = changed(members[key], rest, edit);
  } else if (edit.kind === 'set') {
    members[key] = edit.value;
  } else {
    delete members[key];
  }
  return members;
}

export function keysOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map((key) => key.replace(/~1/gu, '/').replace(/~0/gu, '~'));
}
