import { executableRule } from './command-rule';
import { RuleOutcome, Severity } from '../finding';

export const rule = executableRule({
  id: 'HPC057',
  title: 'A program of the image does not have an absolute path',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'An absolute path is a path on the host. The files of the image are elsewhere.',
  fix: 'Use the path of the program relative to the image, or below %CONTAINER_SANDBOX_MOUNT_POINT% (SandboxPath.image(path).commandLine).',
  symptoms: {
    log: ['The system cannot find the path specified', "'...' is not recognized as an internal or external command"],
    pod: ['failed to get application name from commandline "...": failed to find executable'],
  },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/path.go',
    'https://github.com/kubernetes-csi/node-driver-registrar/issues/199',
  ],
}, ['host-path']);
