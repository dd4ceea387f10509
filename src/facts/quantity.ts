const form = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:(Ki|Mi|Gi|Ti|Pi|Ei)|([numkMGTPE])|[eE]([+-]?\d+))?$/u;
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/**
 * What an amount of a resource comes to, or undefined for a text that is none.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityValue(quantity: string): number | undefined {
  const [, digits, power, letter, exponent] = form.exec(quantity) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const factor = power === undefined ? 10 ** (letter === undefined ? Number(exponent ?? 0) : decimal[letter]) : 1024 ** (binary.indexOf(power) + 1);
  return Number(digits) * factor;
}
