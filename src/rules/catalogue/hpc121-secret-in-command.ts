import { secretIn } from '../../facts/secret-in-command';
import { RuleOutcome, Severity } from '../finding';
import { commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC121',
  title: 'No command contains a secret',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Every user who can read the pod can read the secret. On the node, it is part of a command line, which the Security log can record and other programs can read.',
  fix: 'Put the value into a Secret, and let the program read it from a file or from an environment variable with valueFrom.secretKeyRef. Replace the secret, because it is no longer secret.',
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    'https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/component-updates/command-line-process-auditing',
  ],
  checkPod(pod, context) {
    for (const use of commandsOf(pod, context)) {
      for (const field of ['command', 'args'] as const) {
        use[field].forEach((element, index) => {
          const secret = secretIn(element, use[field][index + 1]);
          if (secret !== undefined) {
            context.report({ pointer: use.pointerTo({ field, index }), message: `${whereOf(use.container, use.handler)} has ${secret} in its command line` });
          }
        });
      }
    }
  },
};
