import { isBaseImage } from '../../facts/base-image';
import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asList } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC062',
  title: 'A container with the HostProcess base image has a command',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The base image contains no program. It starts cmd.exe, which exits immediately.',
  fix: 'Set command. In code, HostProcessContainer.fromScript() sets it.',
  symptoms: { status: ['CrashLoopBackOff'], pod: ['Back-off restarting failed container'] },
  fixable: false,
  sources: ['https://github.com/microsoft/windows-host-process-containers-base-image'],
  checkPod(pod, { report }) {
    for (const { name, spec: { image, command, args, stdin }, pointer } of pod.hostProcessContainers) {
      // With standard input open, cmd.exe waits for a client to attach.
      if (typeof image === 'string' && asList(command).length === 0 && asList(args).length === 0 && stdin !== true && isBaseImage(image)) {
        report({
          pointer: `${pointer}/image`,
          message: `container ${quoted(name)} has the base image ${quoted(image)} but no command`,
        });
      }
    }
  },
};
