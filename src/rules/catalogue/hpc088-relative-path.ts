import type { CommandLineProblemKind } from '../../facts/cmd-line';
import { quoted } from '../../facts/errors';
import { SANDBOX_VARIABLE } from '../../facts/sandbox';
import { withBackslashes } from '../../facts/windows-path';
import { RuleOutcome, Severity } from '../finding';
import { CommandUse, commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import { asText } from '../reading/json';
import type { PodTemplate } from '../reading/pod-template';
import { hasAbsoluteWorkingDirectory, isRelative, RelativePath, relativePathsIn } from '../reading/relative-paths';
import type { PodRule, RuleContext } from '../rule';

// HPC055 reports these problems of the program, and its fix is the same.
const ofProgram: ReadonlySet<CommandLineProblemKind> = new Set(['spaced-executable', 'quoted-executable', 'executable-delimiter']);

export const rule: PodRule = {
  id: 'HPC088',
  title: 'No program, script or working directory depends on the folder in which a container starts',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22', containerd: { since: '1.7' } },
  why: 'Releases before containerd 1.7.19 start the process in C:\\ of the host. Later releases start it in the folder of the image, unless the image sets a WORKDIR, which is a folder of the host.',
  fix: `Write the path below %${SANDBOX_VARIABLE}% (SandboxPath.image(path).commandLine). It is right with every release of containerd.`,
  symptoms: {
    log: ['The system cannot find the path specified', "The argument '...' to the -File parameter does not exist"],
  },
  fixable: false,
  sources: [
    'https://github.com/containerd/containerd/pull/10306',
    'https://github.com/Azure/AKS/issues/4196',
    'https://github.com/containerd/containerd/issues/8090',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
  ],
  checkPod(pod, context) {
    checkWorkingDirectories(pod, context);
    for (const use of commandsOf(pod, context)) {
      if (isRelative(asText(use.container.spec.workingDir) ?? '') || hasAbsoluteWorkingDirectory(use)) {
        continue;
      }
      for (const relative of relativePathsIn(use)) {
        if (!isReportedAsProgram(relative, use)) {
          context.report({
            severity: Severity.WARNING,
            pointer: use.pointerTo(relative.position),
            message: `${whereOf(use.container, use.handler)}: ${relative.what} ${quoted(relative.path)} is a relative path`,
            fix: fixOf(relative.path),
          });
        }
      }
    }
  },
};

function checkWorkingDirectories(pod: PodTemplate, { report }: RuleContext): void {
  for (const container of pod.hostProcessContainers) {
    const workingDir = asText(container.spec.workingDir) ?? '';
    if (isRelative(workingDir)) {
      report({
        pointer: `${container.pointer}/workingDir`,
        message: `${whereOf(container)} has the relative working directory ${quoted(workingDir)}`,
        why: 'From containerd 1.7 on, the container runtime treats it as relative to its own folder on the host, and creates it there.',
        fix: fixOf(workingDir, 'For a folder of the host, write the path with its drive.'),
      });
    }
  }
}

function isReportedAsProgram({ position }: RelativePath, { verdict }: CommandUse): boolean {
  return verdict.problems.some((problem) => (
    ofProgram.has(problem.kind) && problem.position?.field === position.field && problem.position.index === position.index
  ));
}

/** The path below the folder of the image, unless it leaves this folder. */
function fixOf(path: string, otherwise: string = ''): string {
  const below = withBackslashes(path).replace(/^(?:\.\\)+/u, '');
  return below.split('\\').includes('..')
    ? `Write the path in full: with its drive for a path of the host, or below %${SANDBOX_VARIABLE}% for a path of the image.`
    : `Write ${quoted(`%${SANDBOX_VARIABLE}%\\${below}`)} (SandboxPath.image(path).commandLine). ${otherwise}`.trim();
}
