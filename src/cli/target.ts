import { DEFAULT_CONTAINERD } from '../facts/containerd';
import type { RuleTargetOptions } from '../rules/rule';

/** The target of a check in words: `containerd 1.7 (assumed), Kubernetes 1.30`. */
export function targetText({ containerd, kubernetes }: RuleTargetOptions): string {
  const runtime = containerd === undefined ? `containerd ${DEFAULT_CONTAINERD.version} (assumed)` : `containerd ${containerd.version}`;
  return `${runtime}, Kubernetes ${kubernetes ?? 'not declared'}`;
}

/** The same target for programs. */
export function targetJson({ containerd, kubernetes }: RuleTargetOptions): object {
  return {
    containerd: (containerd ?? DEFAULT_CONTAINERD).version,
    kubernetes,
    assumed: containerd === undefined ? ['containerd'] : [],
  };
}
