import { containersOf, Json } from './fault';

/**
 * Whether the spec of a pod has to do with Windows: what the rules promise to judge. Written apart from theirs, since a pod
 * that they wrongly pass over would go unnoticed otherwise.
 */
export function concernsWindows(spec: Json): boolean {
  const holders = [spec, ...containersOf(spec)];
  const selector = spec.nodeSelector ?? {};
  return holders.some(({ securityContext }) => (securityContext?.windowsOptions ?? undefined) !== undefined)
    || String(spec.os?.name ?? '').toLowerCase().includes('windows')
    || selector['kubernetes.io/os'] === 'windows'
    || 'node.kubernetes.io/windows-build' in selector
    // The generator knows no affinity but that to Windows nodes.
    || spec.affinity?.nodeAffinity !== undefined;
}
