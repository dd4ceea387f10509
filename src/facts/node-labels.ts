/** The label that kubelet sets to the operating system of the node. */
export const OS_LABEL = 'kubernetes.io/os';

/**
 * Labels that name the operating system of a node, and whether a value names Windows.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#beta-kubernetes-io-os
 * @see https://learn.microsoft.com/en-us/azure/aks/use-labels
 */
export const osLabels: ReadonlyMap<string, (value: string) => boolean> = new Map([
  [OS_LABEL, (value) => value === 'windows'],
  // Deprecated. kubelet still sets it to the same value.
  ['beta.kubernetes.io/os', (value) => value === 'windows'],
  // AKS: Windows2019, Windows2022, Ubuntu, AzureLinux.
  ['kubernetes.azure.com/os-sku', (value) => value.startsWith('Windows')],
]);

/** The labels that have one value on all Windows nodes, so that a node can be excluded by it. */
export const labelsWithWindows: ReadonlySet<string> = new Set([OS_LABEL, 'beta.kubernetes.io/os']);

/** A label that only Windows nodes have. */
export const BUILD_LABEL = 'node.kubernetes.io/windows-build';
