import type { Surroundings } from './surroundings';

/** When reports have colours. */
export const colorChoices = ['auto', 'always', 'never'] as const;
export type ColorChoice = typeof colorChoices[number];

/** Wraps a string in the escape sequences of a colour, or leaves it unchanged. */
export interface Painter {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

const asItIs = (text: string) => text;

export const plainPainter: Painter = { error: asItIs, warning: asItIs, faint: asItIs, strong: asItIs };

export const colorPainter: Painter = {
  error: (text) => `\u001b[1;31m${text}\u001b[0m`,
  warning: (text) => `\u001b[1;33m${text}\u001b[0m`,
  faint: (text) => `\u001b[36m${text}\u001b[0m`,
  strong: (text) => `\u001b[1m${text}\u001b[0m`,
};

/**
 * Whether output on stdout has colours. FORCE_COLOR overrides NO_COLOR, as in Node.js itself.
 * @see https://no-color.org/
 */
export function hasColors(choice: ColorChoice, { environment, stdout }: Pick<Surroundings, 'environment' | 'stdout'>): boolean {
  if (choice !== 'auto') {
    return choice === 'always';
  }
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = environment;
  if (force !== undefined) {
    return force !== '0' && force !== 'false';
  }
  return (none ?? '') === '' && stdout.isTTY === true && terminal !== 'dumb';
}
