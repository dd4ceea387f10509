type Scripts = Readonly<Record<string, string>>;

/**
 * The first line of a script that uses functions or variables of others: their names, without the
 * extension.
 */
const needsLine = /^# needs: ([a-z0-9-]+(?:, [a-z0-9-]+)*)\n/u;

/** The given names, and the names of all scripts that these need, directly or through others. */
export function withNeeds(scripts: Scripts, names: Iterable<string>): ReadonlySet<string> {
  const complete = new Set<string>();
  const add = (name: string, needing: readonly string[]) => {
    if (needing.includes(name)) {
      throw new Error(`scripts need each other: ${[...needing.slice(needing.indexOf(name)), name].join(' -> ')}`);
    }
    if (complete.has(name)) {
      return;
    }
    if (scripts[name] === undefined) {
      throw new Error(`script ${name} does not exist${needing.length === 0 ? '' : `, and ${needing.at(-1)} needs it`}`);
    }
    neededBy(scripts[name]).forEach((needed) => add(needed, [...needing, name]));
    complete.add(name);
  };
  for (const name of names) {
    add(name, []);
  }
  return complete;
}

/** The scripts that the first line of a script lists. */
export function neededBy(script: string): readonly string[] {
  return needsLine.exec(script)?.[1].split(', ').map((name) => `${name}.ps1`) ?? [];
}
