import { BASE_IMAGE } from '../../facts/base-image';
import { sandboxReferences } from '../../facts/cmd-line';
import { quoted } from '../../facts/errors';
import { isWindowsImage } from '../../facts/image-reference';
import { isWithin, normalizedPath } from '../../facts/windows-path';
import { RuleOutcome, Severity } from '../finding';
import { CommandUse, commandsOf } from '../reading/commands';
import { asText, objectsOf } from '../reading/json';
import type { PodRule } from '../rule';

const hostShell = /^(?:"?c:[\\/]windows[\\/](?:[\w.]+[\\/])*)?(?:powershell|cmd)(?:\.exe)?"?$/iu;

export const rule: PodRule = {
  id: 'HPC118',
  title: 'A container that runs only programs of the host has the HostProcess base image',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'A HostProcess container runs the Windows of its node. Each node downloads the Windows in the image for nothing, and the image exists only for some releases of Windows.',
  fix: `Use ${BASE_IMAGE}, which has a few KB and works on every release of Windows Server. HostProcessContainer.fromScript() does this.`,
  fixable: false,
  sources: ['https://github.com/microsoft/windows-host-process-containers-base-image#benefits'],
  checkPod(pod, context) {
    for (const use of commandsOf(pod, context)) {
      const { container: { name, pointer, spec: { image } }, handler, command } = use;
      if (handler === undefined && typeof image === 'string' && isWindowsImage(image) && command.length > 0 && hostShell.test(command[0]) && !usesImage(use)) {
        context.report({
          pointer: `${pointer}/image`,
          message: `container ${quoted(name)} runs ${quoted(command[0])} of the host, but its image ${quoted(image)} contains a whole Windows`,
        });
      }
    }
  },
};

/**
 * Whether the command names a file of the image: a path below the sandbox that no volume provides.
 */
function usesImage({ container: { spec }, command, args }: CommandUse): boolean {
  const mounts = objectsOf(spec.volumeMounts).flatMap(([, { mountPath }]) => asText(mountPath) ?? []).map(normalizedPath);
  return [...command, ...args].flatMap(sandboxReferences).some(({ path }) => (
    !mounts.some((mount) => isWithin(normalizedPath(`C:${path}`), mount))
  ));
}
