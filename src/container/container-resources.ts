import { Size } from 'cdk8s';
import { ContainerResources, Cpu, k8s } from 'cdk8s-plus-28';
import { quantity } from './api-values';
import { checkInteger, quoted, userError } from '../facts/errors';
import { checkQualifiedName } from '../facts/kubernetes-names';
import { quantityValue } from '../facts/quantity';
import { checkKeys } from '../facts/unknown-keys';

type Quantities = { [resource: string]: k8s.Quantity };

/** Requests and limits of a container. Extended resources have both, and equal, as the API server wants it. */
export function renderResources(
  resources: ContainerResources = {}, extended: { [resource: string]: number } = {},
): k8s.ResourceRequirements | undefined {
  checkResources(resources);
  const requests = amounts(resources, 'request');
  const limits = amounts(resources, 'limit');
  for (const [name, count] of Object.entries(extended).sort(([a], [b]) => (a < b ? -1 : 1))) {
    checkExtendedResource(name, count);
    requests[name] = limits[name] = quantity(count);
  }
  const hasRequests = Object.keys(requests).length > 0;
  const hasLimits = Object.keys(limits).length > 0;
  return hasRequests || hasLimits ? { requests: hasRequests ? requests : undefined, limits: hasLimits ? limits : undefined } : undefined;
}

function checkResources(resources: ContainerResources): void {
  checkKeys('resources', resources, { cpu: true, memory: true, ephemeralStorage: true });
  for (const what of ['cpu', 'memory', 'ephemeralStorage'] as const) {
    const { [what]: bounds } = resources;
    if (bounds === undefined) {
      continue;
    }
    checkKeys(`resources.${what}`, bounds, { request: true, limit: true });
    const request = bounds.request === undefined ? 0 : baseUnits(`request of ${what}`, bounds.request);
    const limit = bounds.limit === undefined ? Infinity : baseUnits(`limit of ${what}`, bounds.limit);
    if (request > limit) {
      throw userError({ message: `${what} has a request above its limit`, fix: 'Lower the request or raise the limit.' });
    }
  }
}

/** Cores or kibibytes. */
function baseUnits(what: string, amount: Cpu | Size): number {
  const value = isSize(amount) ? amount.toKibibytes() : quantityValue(String(amount?.amount));
  if (value === undefined || value < 0) {
    throw userError({
      message: `${what} is ${quoted(isSize(amount) ? value : amount?.amount ?? amount)}`,
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

/** Whole mebibytes where it comes to that, otherwise kibibytes. */
export function sizeQuantity(size: Size): k8s.Quantity {
  const kibibytes = size.toKibibytes();
  return quantity(kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`);
}

function checkExtendedResource(name: string, count: number): void {
  checkQualifiedName('extended resource', name);
  if (!name.includes('/') || name.includes('kubernetes.io/') || name.startsWith('requests.')) {
    throw userError({ message: `extended resource ${quoted(name)} has no domain of its own`, fix: 'Write vendor.example.com/device, as the device plugin does.' });
  }
  checkInteger(`extended resource ${quoted(name)}`, count, { min: 1 });
}
