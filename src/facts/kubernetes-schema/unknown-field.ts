import type { FieldProblem, Path } from './field-problem';
import { objectType } from './schema';
import { quoted } from '../errors';
import { similarTo } from '../similar-word';

/** Where authors look for a field that another object has. */
const owners: readonly (readonly [type: string, place: string])[] = [
  ['WindowsSecurityContextOptions', 'securityContext.windowsOptions'],
  ['SecurityContext', 'the securityContext of a container'],
  ['PodSecurityContext', 'the securityContext of a pod'],
  ['Container', 'a container'],
  ['PodSpec', 'the spec of a pod'],
  ['ObjectMeta', 'metadata'],
  ['PodTemplateSpec', 'a pod template'],
];

/** The problem of a field that an object of a type does not have. */
export function unknownFieldProblem(type: string, name: string, path: Path): FieldProblem {
  const similar = meantField(type, name);
  const place = owners.find(([owner]) => owner !== type && objectType(owner).fields.has(name))?.[1];
  return {
    kind: 'unknown',
    owner: type,
    path: [...path, name],
    message: `${nameOf(path)} has no field ${quoted(name)}`,
    fix: similar !== undefined ? `Correct the name to ${similar}.` : place !== undefined ? `Write it in ${place}, or remove it.` : 'Remove the field.',
  };
}

function nameOf(path: Path): string {
  const key = path.at(-1);
  return key === undefined ? 'the object' : typeof key === 'number' ? `item ${key + 1} of ${String(path.at(-2))}` : key;
}

/** The field that an author means by a name, or undefined if no field has a similar name. */
export function meantField(type: string, name: string): string | undefined {
  return similarTo(name, [...objectType(type).fields.keys()]);
}
