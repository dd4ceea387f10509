import { quoted, userError } from './errors';

/**
 * The minor version of a Kubernetes 1 version: 30 for `1.30`, `v1.30` or `1.30.4`. Throws for other
 * values.
 */
export function kubernetesMinor(version: string): number {
  // Without quotes, 1.30 is the number 1.3.
  const match = typeof version !== 'string' ? null : /^v?1\.(0|[1-9]\d{0,2})(?:\.\d+)?$/u.exec(version);
  if (match === null) {
    throw userError({ message: `Kubernetes version is ${quoted(version)}`, fix: 'Use a version such as 1.30.' });
  }
  return Number(match[1]);
}
