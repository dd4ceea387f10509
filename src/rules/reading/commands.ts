import { handlersOf } from './handlers';
import { asObject, asTexts, isSet } from './json';
import { oncePerPod } from './once-per-pod';
import type { TemplateContainer } from './pod-template';
import { CommandLineVerdict, ElementPosition, environmentOf, judgeCommandLine, shellParts } from '../../facts/cmd-line';
import type { CommandLineInput, CommandPlace, Environment, ShellPart } from '../../facts/cmd-line';
import { remembered } from '../../facts/remembered';

/** A command of a HostProcess container, or of one of its probes or hooks. */
export interface CommandUse {
  readonly container: TemplateContainer;
  /** The probe or hook: `livenessProbe`, `preStop`. */
  readonly handler?: string;
  readonly place: CommandPlace;
  readonly environment: Environment;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly verdict: CommandLineVerdict;
  /** The elements of the verdict, as the manifest writes them. */
  readonly words: readonly string[];
  /** What the words are. Empty if the image determines the program. */
  readonly parts: readonly ShellPart[];
  /** Pointer to an element, or to the list that starts the line. */
  pointerTo(position?: ElementPosition): string;
}

/**
 * The commands of all HostProcess containers of a pod. Lists that contain anything but strings are
 * skipped, because the API server refuses them.
 */
export const commandsOf = oncePerPod((pod, { containerd: { commandsThroughCmd: throughCmd } }): readonly CommandUse[] => {
  return pod.hostProcessContainers.flatMap((container) => {
    const environment = environmentOf(container.spec);
    const use = (place: CommandPlace, pointer: string, lists: { command: unknown; args?: unknown }, handler?: string): CommandUse[] => {
      const command = isSet(lists.command) ? asTexts(lists.command) : [];
      const args = isSet(lists.args) ? asTexts(lists.args) : [];
      return command === undefined || args === undefined || command.length + args.length === 0 ? [] : [{
        container,
        handler,
        place,
        environment,
        command,
        args,
        ...judgedOnce({ command, args, environment, place, throughCmd }),
        pointerTo: (position) => (
          position === undefined ? `${pointer}/${command.length > 0 ? 'command' : 'args'}` : `${pointer}/${position.field}/${position.index}`
        ),
      }];
    };
    const { command, args } = container.spec;
    return [
      ...use('container', container.pointer, { command, args }),
      ...handlersOf(container).flatMap(({ name, place, pointer, spec }) => use(place, `${pointer}/exec`, { command: asObject(spec.exec)?.command }, name)),
    ];
  });
});

const judgedOnce = remembered((input: CommandLineInput) => JSON.stringify(input), (input) => {
  const verdict = judgeCommandLine(input);
  const words = verdict.elements.map(({ written }) => written);
  return { verdict, words, parts: input.command?.length ? shellParts(words) : [] };
});
