import { isBaseImage } from '../../facts/base-image';
import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asList } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC062',
  title: 'The HostProcess base image gets a command',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The base image holds no program: it starts cmd.exe, which ends at once.',
  fix: 'Give a command, or use HostProcessContainer.fromScript(...).',
  symptoms: { status: ['CrashLoopBackOff'], pod: ['Back-off restarting failed container'] },
  fixable: false,
  sources: ['https://github.com/microsoft/windows-host-process-containers-base-image'],
  checkPod(pod, { report }) {
    for (const { name, spec: { image, command, args, stdin }, pointer } of pod.hostProcessContainers) {
      // With a standard input cmd.exe waits for somebody to attach.
      if (typeof image === 'string' && asList(command).length === 0 && asList(args).length === 0 && stdin !== true && isBaseImage(image)) {
        report({
          pointer: `${pointer}/image`,
          message: `container ${quoted(name)} has the base image ${quoted(image)} and no command`,
        });
      }
    }
  },
};
