import { wholeLine } from '../../facts/cmd-line';
import { quoted } from '../../facts/errors';
import { isWithin, normalizedPath } from '../../facts/windows-path';
import { RuleOutcome, Severity } from '../finding';
import { commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import type { PodRule } from '../rule';

const windowsFolder = normalizedPath('C:\\Windows');

export const rule: PodRule = {
  id: 'HPC099',
  title: 'The path of a program has the extension of its file',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22', containerd: { since: '1.7' } },
  why: 'From containerd 1.7 on, cmd.exe starts the program. It adds .exe and the other extensions of PATHEXT to the path, and does not start a file without an extension.',
  fix: 'Write the path with the extension, such as agent.exe. If the file has no extension, rename it in the image.',
  symptoms: { log: ["'...' is not recognized as an internal or external command"] },
  fixable: false,
  sources: ['https://github.com/microsoft/Windows-Containers/issues/371', 'https://github.com/kubernetes/kubernetes/pull/120113'],
  checkPod(pod, context) {
    for (const use of commandsOf(pod, context)) {
      const [program] = use.command;
      // A name without a folder is a program on the search path, such as ping.
      if (program !== undefined && hasFolderAndNoExtension(program) && wholeLine(program) === undefined) {
        context.report({
          pointer: use.pointerTo({ field: 'command', index: 0 }),
          message: `${whereOf(use.container, use.handler)}: executable ${quoted(program)} has no extension`,
        });
      }
    }
  },
};

function hasFolderAndNoExtension(program: string): boolean {
  const name = /[\\/]([^\\/]+)$/u.exec(program)?.[1];
  // $(NAME) can become a name with an extension. A Unix shell has a finding of its own.
  return name !== undefined && !/[.$%]/u.test(name) && !/^(?:\/usr)?(?:\/local)?\/s?bin\//u.test(program)
    && !isWithin(normalizedPath(program), windowsFolder);
}
