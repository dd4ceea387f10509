import { executableRule } from './command-rule';
import { isWithin, normalizedPath } from '../../facts/windows-path';
import { RuleOutcome, Severity } from '../finding';
import { mountsOf } from '../reading/volumes';

export const rule = executableRule({
  id: 'HPC057',
  title: 'A program of the image does not have an absolute path',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'An absolute path is a path on the host. The files of the image are below %CONTAINER_SANDBOX_MOUNT_POINT%.',
  fix: 'Write the path of the program below %CONTAINER_SANDBOX_MOUNT_POINT% (SandboxPath.image(path).commandLine).',
  symptoms: {
    log: ['The system cannot find the path specified', "'...' is not recognized as an internal or external command"],
    pod: ['failed to get application name from commandline "...": failed to find executable'],
  },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/path.go',
    'https://github.com/kubernetes-csi/node-driver-registrar/issues/199',
  ],
}, ['host-path'], (use, context, pod) => {
  // A volume can contain the program.
  const program = normalizedPath(use.command[0]);
  return context.containerd.mountsAtMountPath
    && mountsOf(pod, context).some(({ container, path = '' }) => container === use.container && path !== '' && isWithin(program, normalizedPath(path)));
});
