import { failOnChoices, FailOn } from './fail-on';
import { findRule, similarRule } from './rule-lookup';
import { listed } from './usage-error';
import { Containerd, containerdProblem } from '../facts/containerd';
import { quoted, throwProblem, userError } from '../facts/errors';
import { kubernetesMinor } from '../facts/kubernetes-version';

/** Parses a value of a configuration, or throws an error for users. */
export type ValueReader<Value> = (name: string, value: unknown) => Value;

export const text: ValueReader<string> = (name, value) => {
  if (typeof value !== 'string' || value.trim() === '') {
    throw userError({ message: `${name} is ${shown(value)}`, fix: 'Write a string.' });
  }
  return value.trim();
};

/** A pattern for paths, in the form that findings show. */
export const pathPattern: ValueReader<string> = (name, value) => {
  const pattern = text(name, value);
  if (pattern.includes('\\')) {
    throw userError({ message: `${name} is ${shown(value)}`, fix: 'Write / between folders.' });
  }
  return pattern.replace(/^(?:\.\/+)+/u, '');
};

export const failOn: ValueReader<FailOn> = (name, value) => oneOf(name, value, failOnChoices);

// YAML reads an unquoted 1.7 as a number, which names the same release line. The number 2.1 can
// have been written as 2.10.
export const containerd: ValueReader<Containerd> = (name, value) => {
  if (typeof value === 'number' && !Number.isInteger(value) && value > 2) {
    throw userError({ message: `${name} is ${shown(value)}`, fix: 'Write the version in quotes, such as "2.1".' });
  }
  const version = typeof value === 'number' ? String(value) : value;
  throwProblem(containerdProblem(name, version));
  return Containerd.of(version as string);
};

// A number does not tell whether the file says 1.3 or 1.30.
export const kubernetes: ValueReader<string> = (name, value) => {
  if (typeof value !== 'string') {
    throw userError({ message: `${name} is ${shown(value)}`, fix: 'Write the version in quotes, such as "1.30".' });
  }
  kubernetesMinor(value);
  return value;
};

export const reason: ValueReader<string> = (name, value) => {
  if (typeof value !== 'string' || value.trim() === '') {
    throw userError({ message: `${name} is ${shown(value)}`, fix: 'State why the finding is accepted, for future readers.' });
  }
  return value.trim();
};

/** The id of a rule whose findings can be suppressed. */
export const suppressibleRule: ValueReader<string> = (name, value) => {
  const id = typeof value === 'string' ? value : String(value);
  const rule = findRule(id);
  if (rule === undefined) {
    const similar = similarRule(id);
    throw userError({ message: `${name} is ${shown(value)}, which is not a rule`, fix: similar === undefined ? 'Use the id of a finding, such as HPC046.' : `Did you mean ${similar}?` });
  }
  if ((rule.checkPod ?? rule.checkObject ?? rule.checkSet) === undefined) {
    throw userError({ message: `${name} is ${rule.id}, which is about the check itself and cannot be suppressed`, fix: 'Fix what it reports.' });
  }
  return rule.id;
};

export const date: ValueReader<string> = (name, value) => {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value)
    && new Date(`${value}T00:00:00Z`).getTime() >= 0 && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
  if (!isDay) {
    throw userError({ message: `${name} is ${shown(value)}`, fix: 'Write an existing date, such as 2030-06-30.' });
  }
  return value;
};

function oneOf<Choice extends string>(name: string, value: unknown, choices: readonly Choice[]): Choice {
  if (!(choices as readonly unknown[]).includes(value)) {
    throw userError({ message: `${name} is ${shown(value)}`, fix: `Write ${listed(choices.map((choice) => quoted(choice)))}.` });
  }
  return value as Choice;
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? Array.isArray(value) ? 'a list' : 'a mapping' : quoted(value);
}
