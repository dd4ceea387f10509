import { quoted } from '../errors';
import { isLabelValue, isPortName, isQualifiedName } from '../kubernetes-names';
import { quantityValue } from '../quantity';

type Value = Readonly<Record<string, any>>;

/** What a constraint finds. The path is relative to the object. */
export interface Violation {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly fix: string;
}

/** A condition for an object beyond the types of its fields. */
export type Constraint = (value: Value) => readonly Violation[];

/** The field at a path is not empty. Paths through fields that are not objects are skipped. */
export function required(...path: readonly string[]): Constraint {
  const name = path[path.length - 1];
  return (value) => {
    const holder = path.slice(0, -1).reduce<unknown>((each, key) => (isMapping(each) ? each[key] ?? {} : undefined), value);
    return isMapping(holder) && isEmpty(holder[name]) ? [{ path, message: `${path.join('.')} is ${isUnset(holder[name]) ? 'not set' : 'empty'}`, fix: `Set ${path.join('.')}.` }] : [];
  };
}

/** At least one of the fields is set. */
export function oneOf(...fields: readonly string[]): Constraint {
  const names = `${fields.slice(0, -1).join(', ')} and ${fields.at(-1)}`;
  const isMissing = (own: unknown) => isUnset(own) || Array.isArray(own) && own.length === 0;
  return (value) => (fields.every((field) => isMissing(value[field])) ? [{ path: [], message: `none of ${names} is set`, fix: `Set one of ${names}.` }] : []);
}

/** A number is in a range. */
export function inRange(field: string, min: number, max: number = Infinity): Constraint {
  return (value) => {
    const own: unknown = value[field];
    const range = max === Infinity ? `at least ${min}` : `from ${min} to ${max}`;
    return typeof own === 'number' && (own < min || own > max) ? [{ path: [field], message: `${field} is ${own}`, fix: `Use a number ${range}.` }] : [];
  };
}

/** A string that is not set at all has a default, but an empty string is not a value. */
export function notEmptyString(...fields: readonly string[]): Constraint {
  return (value) => fields.flatMap((field) => (value[field] === '' ? [{ path: [field], message: `${field} is empty`, fix: `Set ${field}, or remove it.` }] : []));
}

/** A string that the OpenAPI schema does not restrict is one of these. */
export function memberOf(field: string, ...members: readonly string[]): Constraint {
  return ({ [field]: own }) => (typeof own === 'string' && !members.includes(own) ? [{ path: [field], message: `${field} is ${quoted(own)}`, fix: `Use ${members.join(', ')}.` }] : []);
}

/** A number of pods, or a percentage of them. */
export function numberOrPercentage(...fields: readonly string[]): Constraint {
  return (value) => fields.flatMap((field) => {
    const own: unknown = value[field];
    return typeof own === 'string' && !/^\d+%$/u.test(own) ? [{ path: [field], message: `${field} is ${quoted(own)}`, fix: 'Write a number without quotes, or a percentage such as "25%".' }] : [];
  });
}

/** Labels with valid keys and values. */
export function labels(field: string): Constraint {
  return ({ [field]: own }) => (isUnset(own) ? nothing : Object.entries(isMapping(own) ? own : {}).flatMap(([key, value]): Violation[] => (
    isKnownLabel(key, value) ? [] : !isQualifiedName(key) ? [{ path: [field], message: `${field} has the key ${quoted(key)}`, fix: 'Use up to 63 letters, digits, "-", "_" and ".", with an optional DNS name and "/" before them.' }]
      : typeof value === 'string' && !isLabelValue(value) ? [{ path: [field, key], message: `${key} has the value ${quoted(value)}`, fix: 'Use up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends.' }] : []
  )));
}

/** Most labels are plain words, which need no closer look. */
function isKnownLabel(key: string, value: unknown): boolean {
  return plainKey.test(key) && typeof value === 'string' && plainValue.test(value);
}

const plainKey = /^(?:[a-z0-9]{1,20}(?:\.[a-z0-9]{1,20}){1,4}\/)?[a-z][a-z0-9]{0,30}$/;
const plainValue = /^[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?$/;
const nothing: readonly Violation[] = [];

/** A port by its number, or by the name of a port of the container. */
export function portNumberOrName(field: string): Constraint {
  return (value) => {
    const own: unknown = value[field];
    const isWrong = typeof own === 'number' ? own < 1 || own > 65535 : typeof own === 'string' && !isPortName(own);
    return isWrong ? [{ path: [field], message: `${field} is ${quoted(own)}`, fix: 'Use a number from 1 to 65535 without quotes, or the name of a port.' }] : [];
  };
}

/** The operator has one of these spellings, and the operators In and NotIn have values. */
export function requirement(...operators: readonly string[]): Constraint {
  return ({ operator, values }) => {
    if (typeof operator !== 'string' || operator === '') {
      return [];
    }
    if (!operators.includes(operator)) {
      return [{ path: ['operator'], message: `operator is ${quoted(operator)}`, fix: `Use ${operators.join(', ')}.` }];
    }
    return (operator === 'In' || operator === 'NotIn') && isEmpty(values)
      ? [{ path: ['values'], message: `operator ${operator} has no values`, fix: 'Set values, or use the operator Exists.' }] : [];
  };
}

/** Operator, effect and seconds of a toleration fit together. */
export const toleration: Constraint = ({ key, operator, effect, tolerationSeconds }) => [
  ...isEmpty(key) && operator !== 'Exists'
    ? [{ path: ['operator'], message: 'a toleration without key has an operator other than Exists', fix: 'Set key, or set operator: Exists.' }] : [],
  ...!isUnset(tolerationSeconds) && effect !== 'NoExecute'
    ? [{ path: ['effect'], message: 'tolerationSeconds is set for an effect other than NoExecute', fix: 'Set effect: NoExecute, or remove tolerationSeconds.' }] : [],
];

const standardResources = /^(?:cpu|memory|ephemeral-storage|hugepages-.+|.*\/.*)$/u;

/** The names of resources are known, and no request exceeds its limit. */
export const containerResources: Constraint = (value) => (['limits', 'requests'] as const).flatMap((list) => {
  const quantities = isMapping(value[list]) ? value[list] as Value : {};
  return Object.keys(quantities).flatMap((name): Violation[] => {
    const limit = list === 'requests' && isMapping(value.limits) && name in value.limits ? amount(value.limits[name]) : undefined;
    const request = amount(quantities[name]);
    return !standardResources.test(name) ? [{ path: [list, name], message: `${list} names the resource ${quoted(name)}`, fix: 'Use cpu, memory or ephemeral-storage, or a name with a domain.' }]
      : limit !== undefined && request !== undefined && request > limit
        ? [{ path: ['requests'], message: `the request for ${name} exceeds its limit`, fix: 'Raise the limit, or lower the request.' }] : [];
  });
});

function amount(quantity: unknown): number | undefined {
  return isUnset(quantity) ? 0 : typeof quantity === 'number' ? quantity : typeof quantity === 'string' ? quantityValue(quantity) : undefined;
}

export function isMapping(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isUnset(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** Whether a value is not set, or has no content. */
export function isEmpty(value: unknown): boolean {
  return isUnset(value) || value === '' || Array.isArray(value) && value.length === 0 || isMapping(value) && Object.keys(value).length === 0;
}
