import { Size } from 'cdk8s';
import { ContainerResources, k8s } from 'cdk8s-plus-28';
import { quantity } from './api-values';
import { checkInteger, quoted, userError } from '../facts/errors';
import { checkQualifiedName } from '../facts/kubernetes-names';

type Quantities = { [resource: string]: k8s.Quantity };

/** Requests and limits of a container. Extended resources have both, and equal, as the API server wants it. */
export function renderResources(
  resources: ContainerResources = {}, extended: { [resource: string]: number } = {},
): k8s.ResourceRequirements | undefined {
  const devices: Quantities = {};
  for (const [name, count] of Object.entries(extended).sort(([a], [b]) => (a < b ? -1 : 1))) {
    checkExtendedResource(name, count);
    devices[name] = quantity(count);
  }
  const requests = { ...amounts(resources, 'request'), ...devices };
  const limits = { ...amounts(resources, 'limit'), ...devices };
  const rendered = {
    ...(Object.keys(requests).length > 0 && { requests }),
    ...(Object.keys(limits).length > 0 && { limits }),
  };
  return Object.keys(rendered).length > 0 ? rendered : undefined;
}

function amounts({ cpu, memory, ephemeralStorage }: ContainerResources, bound: 'request' | 'limit'): Quantities {
  return {
    ...(cpu?.[bound] && { cpu: quantity(cpu[bound]!.amount) }),
    ...(memory?.[bound] && { memory: sizeQuantity(memory[bound]!) }),
    ...(ephemeralStorage?.[bound] && { 'ephemeral-storage': sizeQuantity(ephemeralStorage[bound]!) }),
  };
}

function sizeQuantity(size: Size): k8s.Quantity {
  const kibibytes = size.toKibibytes();
  return quantity(kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`);
}

function checkExtendedResource(name: string, count: number): void {
  checkQualifiedName('extended resource', name);
  if (!name.includes('/') || name.startsWith('kubernetes.io/')) {
    throw userError({ message: `extended resource ${quoted(name)} has no domain of its own`, fix: 'Write vendor.example.com/device, as the device plugin does.' });
  }
  checkInteger(`extended resource ${quoted(name)}`, count, { min: 1 });
}
