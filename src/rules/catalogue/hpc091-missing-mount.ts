import { SandboxReference, sandboxReferences, SANDBOX_SPELLINGS } from '../../facts/cmd-line';
import { quoted } from '../../facts/errors';
import { MOUNT_PREFIX, SANDBOX_VARIABLE } from '../../facts/sandbox';
import { isWithin, normalizedPath } from '../../facts/windows-path';
import { RuleOutcome, Severity } from '../finding';
import { commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import type { PodTemplate } from '../reading/pod-template';
import { SandboxText, sandboxTextsOf } from '../reading/sandbox-texts';
import { hostPathsOf, mountsOf } from '../reading/volumes';
import type { PodRule, RuleContext } from '../rule';

const prefix = normalizedPath(MOUNT_PREFIX);
const mayRefer = new RegExp(`${SANDBOX_VARIABLE}|${MOUNT_PREFIX.slice(3)}`, 'iu');
const plainPrefix = new RegExp(`c:[\\\\/]+(?=${MOUNT_PREFIX.slice(3)}(?![\\w-]))`, 'giu');

export const rule: PodRule = {
  id: 'HPC091',
  title: 'A container mounts the volumes that its command refers to',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Each container has its own folder, which contains only the volumes that it mounts. The program finds nothing at this path.',
  fix: 'Add the volume to the volumeMounts of this container too, or refer to a mount of this container. In code, add it to mounts.',
  symptoms: { log: ['The system cannot find the path specified', "The argument '...' to the -File parameter does not exist"] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts'],
  checkPod(pod, context) {
    reportHostPaths(pod, context);
    const texts = sandboxTextsOf(pod, context).filter(({ value }) => mayRefer.test(value));
    const mounts = texts.length === 0 ? [] : mountsOf(pod, context).flatMap(({ container, path, protection }) => (
      path === undefined || protection?.kind === 'root' ? [] : [{ container, path: normalizedPath(path) }]
    ));
    for (const text of texts) {
      const own = mounts.filter(({ container }) => container === text.container).map(({ path }) => path);
      for (const reference of referencesIn(text)) {
        const path = absolute(reference.path);
        if (isFound(path, reference, own)) {
          continue;
        }
        const other = mounts.find((mount) => isWithin(path, mount.path))?.container.name;
        if (other !== undefined || (path !== prefix && isWithin(path, prefix))) {
          context.report({
            pointer: text.pointer,
            message: `${whereOf(text.container, text.use?.handler)} refers to ${quoted(reference.path)}, which ${other === undefined ? 'no container of the pod mounts' : `only container ${quoted(other)} mounts`}`,
          });
        }
      }
    }
  },
};

const absolutePath = /(?<![\w])c:[\\/][^\s"'|<>*?;,&]*/giu;

/**
 * Paths on C: at which only other containers of the pod mount a volume. The host can have something
 * else there.
 */
function reportHostPaths(pod: PodTemplate, context: RuleContext): void {
  const onHost = new Set(hostPathsOf(pod, context).map(({ name }) => name));
  const mounts = mountsOf(pod, context).flatMap(({ container, path, protection, volume }) => (
    path === undefined || protection !== undefined || onHost.has(volume ?? '') ? [] : [{ container, path: normalizedPath(path) }]
  )).filter(({ path }) => !isWithin(path, prefix));
  if (mounts.length === 0 || !context.containerd.mountsAtMountPath) {
    return;
  }
  for (const use of commandsOf(pod, context)) {
    const own = mounts.filter(({ container }) => container === use.container);
    for (const { position, written } of use.verdict.elements) {
      for (const [text] of written.matchAll(absolutePath)) {
        const path = normalizedPath(text);
        const other = own.some((mount) => isWithin(path, mount.path)) ? undefined : mounts.find((mount) => isWithin(path, mount.path));
        if (other !== undefined) {
          context.report({
            severity: Severity.WARNING,
            pointer: use.pointerTo(position),
            message: `${whereOf(use.container, use.handler)} refers to ${quoted(text)}, where only container ${quoted(other.container.name)} mounts a volume`,
            why: 'A volume is visible only to the containers that mount it. This container sees what the host has at this path.',
          });
        }
      }
    }
  }
}

function referencesIn({ value }: SandboxText): SandboxReference[] {
  return sandboxReferences(value.replace(plainPrefix, () => `${SANDBOX_SPELLINGS[0]}\\`));
}

function isFound(path: string, { longest, open }: SandboxReference, own: readonly string[]): boolean {
  return own.some((mount) => isWithin(path, mount) || isWithin(absolute(longest), mount) || (open && mount.startsWith(path)));
}

function absolute(path: string): string {
  return normalizedPath(`C:${path}`);
}
