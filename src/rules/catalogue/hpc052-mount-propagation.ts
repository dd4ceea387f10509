import { quoted } from '../../facts/errors';
import { Severity } from '../finding';
import { isSet, shown } from '../reading/json';
import { mountsOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC052',
  title: 'No mount asks for propagation',
  why: 'Windows has no mount propagation, and kubelet ignores the field.',
  fix: 'Leave mountPropagation out.',
  sources: ['https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation'],
  checkPod(pod, context) {
    for (const { mount: { mountPropagation }, container, pointer } of mountsOf(pod, context)) {
      if (!isSet(mountPropagation) || mountPropagation === 'None') {
        continue;
      }
      const isRefused = mountPropagation === 'Bidirectional';
      context.report({
        severity: isRefused ? Severity.ERROR : Severity.WARNING,
        pointer: `${pointer}/mountPropagation`,
        message: `container ${quoted(container.name)} has a mount with mountPropagation ${shown(mountPropagation)}`,
        why: isRefused ? 'The API server allows it for privileged containers only, which Windows does not have.' : undefined,
      });
    }
  },
};
