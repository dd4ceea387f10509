import { Size } from 'cdk8s';
import { ContainerResources, Cpu, k8s } from 'cdk8s-plus-28';
import { quantity } from './api-values';
import { checkInteger, quoted, userError } from '../facts/errors';
import { checkQualifiedName } from '../facts/kubernetes-names';
import { quantityValue } from '../facts/quantity';
import { checkKeys } from '../facts/unknown-keys';

type Quantities = { [resource: string]: k8s.Quantity };

/**
 * Requests and limits of a container. For extended resources, the API server requires equal ones.
 */
export function renderResources(
  resources: ContainerResources = {}, extended: { [resource: string]: number } = {}, owner = 'container',
): k8s.ResourceRequirements | undefined {
  checkResources(owner, resources);
  const requests = amounts(resources, 'request');
  const limits = amounts(resources, 'limit');
  for (const [name, count] of Object.entries(extended).sort(([a], [b]) => (a < b ? -1 : 1))) {
    checkExtendedResource(owner, name, count);
    requests[name] = limits[name] = quantity(count);
  }
  const hasRequests = Object.keys(requests).length > 0;
  const hasLimits = Object.keys(limits).length > 0;
  return hasRequests || hasLimits ? { requests: hasRequests ? requests : undefined, limits: hasLimits ? limits : undefined } : undefined;
}

function checkResources(owner: string, resources: ContainerResources): void {
  checkKeys(`${owner}: resources`, resources, { cpu: true, memory: true, ephemeralStorage: true });
  for (const what of ['cpu', 'memory', 'ephemeralStorage'] as const) {
    const { [what]: bounds } = resources;
    if (bounds === undefined) {
      continue;
    }
    checkKeys(`${owner}: resources.${what}`, bounds, { request: true, limit: true });
    const request = bounds.request === undefined ? 0 : baseUnits(`${owner}: request of ${what}`, bounds.request);
    const limit = bounds.limit === undefined ? Infinity : baseUnits(`${owner}: limit of ${what}`, bounds.limit);
    if (request > limit) {
      throw userError({ message: `${owner}: ${what} has a request above its limit`, fix: 'Lower the request or raise the limit.' });
    }
  }
}

/** Cores or kibibytes. */
function baseUnits(what: string, amount: Cpu | Size): number {
  const value = isSize(amount) ? amount.toKibibytes() : quantityValue(String(amount?.amount));
  if (value === undefined || value < 0) {
    throw userError({
      message: `${what} must be an amount of 0 or more, got ${quoted(isSize(amount) ? value : amount?.amount ?? amount)}`,
      fix: 'Use Cpu.millis(100), Cpu.units(1), Size.mebibytes(300) or Size.gibibytes(1).',
    });
  }
  return value;
}

function isSize(amount: Cpu | Size): amount is Size {
  return typeof (amount as Partial<Size>)?.toKibibytes === 'function';
}

function amounts({ cpu, memory, ephemeralStorage }: ContainerResources, bound: 'request' | 'limit'): Quantities {
  const quantities: Quantities = {};
  if (cpu?.[bound] !== undefined) {
    quantities.cpu = quantity(cpu[bound]!.amount);
  }
  if (memory?.[bound] !== undefined) {
    quantities.memory = sizeQuantity(memory[bound]!);
  }
  if (ephemeralStorage?.[bound] !== undefined) {
    quantities['ephemeral-storage'] = sizeQuantity(ephemeralStorage[bound]!);
  }
  return quantities;
}

/** The size in mebibytes if it is a whole number of them, otherwise in kibibytes. */
export function sizeQuantity(size: Size): k8s.Quantity {
  const kibibytes = size.toKibibytes();
  return quantity(kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`);
}

function checkExtendedResource(owner: string, name: string, count: number): void {
  checkQualifiedName(`${owner}: extended resource`, name);
  if (!name.includes('/') || name.includes('kubernetes.io/') || name.startsWith('requests.')) {
    throw userError({
      message: `${owner}: extended resource ${quoted(name)} must start with the domain of its vendor`,
      fix: 'Use the name that the device plugin registers, such as vendor.example.com/device.',
    });
  }
  checkInteger(`${owner}: extended resource ${quoted(name)}`, count, { min: 1 });
}
