import { similarTo } from '../facts/similar-word';
import { catalogue } from '../rules/catalogue';
import type { Rule } from '../rules/rule';

/** The rule with this id or alias, in any case, or with this URL of its page. */
export function findRule(name: string): Rule | undefined {
  const id = name.trim().replace(/[?#].*$/u, '').replace(/^.*\//u, '').replace(/\.md$/iu, '').toUpperCase();
  return catalogue.find((rule) => rule.id === id || rule.aliases?.includes(id) === true);
}

/** The id that was probably intended: `HPC014` for `HPC14` or `14`. */
export function similarRule(name: string): string | undefined {
  const number = /^(?:hpc)?-?0*(\d{1,3})$/iu.exec(name.trim())?.[1];
  const padded = number === undefined ? undefined : findRule(`HPC${number.padStart(3, '0')}`)?.id;
  return padded ?? similarTo(name, catalogue.map(({ id }) => id));
}
