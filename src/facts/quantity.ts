import { remembered } from './remembered';

const form = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:(Ki|Mi|Gi|Ti|Pi|Ei)|([numkMGTPE])|[eE]([+-]?\d+))?$/u;
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/**
 * The value of a resource quantity as a number, or undefined if the string is not a quantity.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityValue(quantity: string): number | undefined {
  return valueOnce(quantity).value;
}

// Most containers have the same few quantities.
const valueOnce = remembered((quantity: string) => quantity, (quantity) => ({ value: valueOf(quantity) }));

function valueOf(quantity: string): number | undefined {
  const [, digits, power, letter, exponent] = form.exec(quantity) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  if (power !== undefined) {
    return Number(digits) * 1024 ** (binary.indexOf(power) + 1);
  }
  // Parsed as one number, because 700 times a thousandth would be more than 0.7.
  return Number(`${digits}e${letter === undefined ? exponent ?? 0 : decimal[letter]}`);
}
