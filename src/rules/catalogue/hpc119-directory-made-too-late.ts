import { quoted } from '../../facts/errors';
import { normalizedPath, withBackslashes } from '../../facts/windows-path';
import { RuleOutcome, Severity } from '../finding';
import { CommandUse, commandsOf } from '../reading/commands';
import { asObject, asText } from '../reading/json';
import { volumesOf } from '../reading/volumes';
import type { PodRule } from '../rule';

const creates = /(?:^|[\s;&|("'])(?:mkdir|md|new-item|ni)(?=\s)|createdirectory/iu;

export const rule: PodRule = {
  id: 'HPC119',
  title: 'No init container creates a folder that a volume of its pod requires',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'kubelet checks the folder of a volume with type Directory before it starts the init containers. On a node without the folder, no container of the pod starts.',
  fix: 'Set type: DirectoryOrCreate, or remove the volume and use the path of the host directly.',
  symptoms: { status: ['ContainerCreating'], pod: ['hostPath type check failed: ... is not a directory'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/hostpath/host_path.go',
  ],
  fields: ['initContainers'],
  checkPod(pod, context) {
    const required = volumesOf(pod).flatMap(([index, { name, hostPath }]) => {
      const { path, type } = asObject(hostPath) ?? {};
      return type === 'Directory' && typeof path === 'string' && path !== '' ? [{ index, name: asText(name) ?? '', path }] : [];
    });
    const makers = required.length === 0 ? [] : commandsOf(pod, context).filter(({ container, handler }) => (
      container.kind === 'initContainers' && handler === undefined
    ));
    for (const { index, name, path } of required) {
      const maker = makers.find((use) => createsFolder(use, path));
      if (maker !== undefined) {
        context.report({
          pointer: `${pod.pointer}/volumes/${index}/hostPath/type`,
          message: `volume ${quoted(name)} requires the folder ${quoted(path)}, which init container ${quoted(maker.container.name)} creates`,
        });
      }
    }
  },
};

/**
 * Whether the command line creates the folder or a folder in it. Windows also creates the parents.
 */
function createsFolder({ command, args }: CommandUse, path: string): boolean {
  const line = [...command, ...args].join(' ');
  const text = withBackslashes(line).replace(/\\+/gu, '\\').toLowerCase();
  const at = text.indexOf(normalizedPath(path));
  return at >= 0 && !/[\w.-]/u.test(text[at + normalizedPath(path).length] ?? '') && creates.test(line);
}
