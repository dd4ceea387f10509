import { quoted } from '../../facts/errors';
import { imageReference } from '../../facts/image-reference';
import { RuleOutcome, Severity } from '../finding';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC117',
  title: 'The image of a HostProcess container has a version',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The tag latest can name a different image each time a node pulls it. Nodes then run different programs on the host, and the manifest does not show which.',
  fix: 'Use a tag with a version, or a digest.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  checkPod(pod, { report }) {
    for (const { name, pointer, spec: { image } } of pod.hostProcessContainers) {
      const reference = typeof image === 'string' ? imageReference(image) : undefined;
      if (reference !== undefined && reference.digest === undefined && (reference.tag === undefined || reference.tag === 'latest')) {
        report({
          pointer: `${pointer}/image`,
          message: `container ${quoted(name)} has the image ${quoted(image)}${reference.tag === undefined ? ' without a tag, which means latest' : ''}`,
        });
      }
    }
  },
};
