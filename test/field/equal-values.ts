import { CONTAINER, isAt } from './pod-places';
import type { Difference } from './semantic-diff';

/** What the API server fills in. */
const defaults: readonly { readonly place: string; readonly value: unknown }[] = [
  { place: `${CONTAINER}/ports/\\d+/protocol`, value: 'TCP' },
  { place: `${CONTAINER}/env/\\d+/valueFrom/fieldRef/apiVersion`, value: 'v1' },
  { place: '/spec/updateStrategy/type', value: 'RollingUpdate' },
];

const quantities = `${CONTAINER}/resources/(?:requests|limits)/(?:cpu|memory|ephemeral-storage)`;

/** Whether two values are one for the API server: equal, one of them a default, or the same quantity in two spellings. */
export function areEqualValues({ pointer, original, rebuilt }: Difference): boolean {
  if (original === rebuilt) {
    return true;
  }
  const byDefault = defaults.find(({ place }) => isAt(pointer, place));
  if (byDefault !== undefined) {
    return withDefault(original, byDefault.value) === withDefault(rebuilt, byDefault.value);
  }
  if (isAt(pointer, quantities)) {
    const amount = amountOf(original);
    return amount !== undefined && amount === amountOf(rebuilt);
  }
  return false;
}

function withDefault(value: unknown, byDefault: unknown): unknown {
  return value === undefined ? byDefault : value;
}

const units: Readonly<Record<string, number>> = {
  '': 1, 'm': 1e-3, 'k': 1e3, 'M': 1e6, 'G': 1e9, 'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30,
};

function amountOf(quantity: unknown): number | undefined {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(m|k|M|G|Ki|Mi|Gi|)$/u.exec(String(quantity)) ?? [];
  return digits === undefined ? undefined : Math.round(Number(digits) * units[unit] * 1000) / 1000;
}
