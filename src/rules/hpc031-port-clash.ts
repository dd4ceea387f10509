import { Severity } from './finding';
import type { PodRule } from './rule';

export const rule: PodRule = {
  id: 'HPC031',
  title: 'No two containers of a pod claim the same port',
  why: 'Ports of a HostProcess pod are ports of its node: the API server takes the workload and then refuses every pod made from it.',
  fix: 'Give each container ports of its own.',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  checkPod(pod, { report }) {
    const claimed = new Map<string, string>();
    for (const container of pod.containers.filter(({ kind }) => kind === 'containers')) {
      const ports: unknown[] = Array.isArray(container.spec.ports) ? container.spec.ports : [];
      ports.forEach((port: any, index) => {
        const key = `${port?.protocol ?? 'TCP'}/${port?.containerPort}`;
        const first = claimed.get(key);
        if (first !== undefined) {
          report({
            severity: Severity.ERROR,
            pointer: `${container.pointer}/ports/${index}/containerPort`,
            message: `containers "${first}" and "${container.name}" both claim port ${key}`,
          });
        }
        claimed.set(key, first ?? container.name);
      });
    }
  },
};
