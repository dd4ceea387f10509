import { CommandUse, commandsOf } from './commands';
import { objectsOf } from './json';
import { oncePerPod } from './once-per-pod';
import type { TemplateContainer } from './pod-template';
import { environmentOf } from '../../facts/cmd-line';
import type { ElementPosition, Environment } from '../../facts/cmd-line';

/**
 * A string in which the container runtime replaces the sandbox variable: an element of a command,
 * the value of an environment variable, or a working directory.
 */
export interface SandboxText {
  readonly value: string;
  readonly pointer: string;
  readonly container: TemplateContainer;
  readonly environment: Environment;
  /** The command that contains it. */
  readonly use?: CommandUse;
  /** The position in that command. */
  readonly position?: ElementPosition;
}

// A misspelled variable name still contains one of its four words.
const mayMention = /container|sandbox|mount|point/i;

/**
 * All strings of the HostProcess containers of a pod that may mention the sandbox variable or a
 * mount.
 */
export const sandboxTextsOf = oncePerPod((pod, context): readonly SandboxText[] => {
  const found: SandboxText[] = [];
  for (const use of commandsOf(pod, context)) {
    const { container, environment } = use;
    for (const { position, written } of use.verdict.elements) {
      if (mayMention.test(written)) {
        found.push({ value: written, pointer: use.pointerTo(position), container, environment, use, position });
      }
    }
  }
  for (const container of pod.hostProcessContainers) {
    const add = (value: unknown, pointer: string) => {
      if (typeof value === 'string' && mayMention.test(value)) {
        found.push({ value, pointer, container, environment: environmentOf(container.spec) });
      }
    };
    add(container.spec.workingDir, `${container.pointer}/workingDir`);
    for (const [index, { value }] of objectsOf(container.spec.env)) {
      add(value, `${container.pointer}/env/${index}/value`);
    }
  }
  return found;
});
