import { quoted, userError } from './errors';

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
}

const fields: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of the week', min: 0, max: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const term = /^(?:[*?]|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:\/(\d+))?$/iu;

/**
 * Throws if the API server cannot read the schedule. A schedule has five fields, each a list of
 * numbers, ranges and steps. The check also refuses empty elements in a list, which the API server
 * ignores.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function checkCronSchedule(schedule: string): void {
  const parts = schedule.split(' ');
  if (parts.length !== fields.length) {
    refuse(schedule, `has ${parts.length} fields instead of ${fields.length}`, 'Specify minute, hour, day of the month, month and day of the week.');
  }
  fields.forEach((field, index) => {
    const wrong = parts[index].split(',').find((text) => !isTerm(field, text));
    if (wrong !== undefined) {
      refuse(schedule, `has ${quoted(wrong)} as the ${field.name}`, `Use *, numbers from ${field.min} to ${field.max}, ranges such as ${field.min}-${field.max}, and steps such as */2.`);
    }
  });
}

function isTerm(field: Field, text: string): boolean {
  const match = term.exec(text);
  if (match === null || Number(match[3]) === 0) {
    return false;
  }
  const start = match[1] === undefined ? field.min : valueOf(field, match[1]);
  const end = match[2] === undefined ? start : valueOf(field, match[2]);
  return start >= field.min && end <= field.max && start <= end;
}

/** NaN if the field does not accept the string. */
function valueOf({ min, words = [] }: Field, text: string): number {
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? word + min : /^\d+$/u.test(text) ? Number(text) : NaN;
}

function refuse(schedule: string, message: string, fix: string): never {
  throw userError({ message: `schedule ${quoted(schedule)} ${message}`, fix });
}
