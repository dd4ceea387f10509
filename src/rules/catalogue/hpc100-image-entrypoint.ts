import { quoted } from '../../facts/errors';
import { absoluteEntrypointOf } from '../../facts/image-entrypoints';
import { RuleOutcome, Severity } from '../finding';
import { whereOf } from '../reading/handlers';
import { asList, asText } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC100',
  title: 'An image whose ENTRYPOINT is an absolute path gets a command',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Without a command, the ENTRYPOINT of the image is started on the host. An absolute path in it is a path of the host, where the files of the image are not.',
  fix: 'Set a command with the path of the program below %CONTAINER_SANDBOX_MOUNT_POINT% (SandboxPath.image(path).commandLine).',
  symptoms: {
    log: ['The system cannot find the path specified', "'...' is not recognized as an internal or external command"],
    pod: ['failed to get application name from commandline "...": failed to find executable'],
  },
  fixable: false,
  sources: [
    'https://github.com/kubernetes/kubernetes/issues/112651',
    'https://github.com/kubernetes-csi/node-driver-registrar/issues/200',
    'https://github.com/grafana/alloy/pull/6509',
  ],
  checkPod(pod, { report }) {
    for (const container of pod.hostProcessContainers) {
      const { image, command } = container.spec;
      const entrypoint = asList(command).length > 0 ? undefined : absoluteEntrypointOf(asText(image) ?? '');
      if (entrypoint !== undefined) {
        report({
          pointer: `${container.pointer}/image`,
          message: `${whereOf(container)} has no command, and the ENTRYPOINT of ${quoted(image)} is ${quoted(entrypoint)}`,
        });
      }
    }
  },
};
