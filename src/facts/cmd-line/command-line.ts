import { dropsOuterQuotes, exposures, firstWordTrouble } from './cmd-shell';
import { CommandPlace, Environment, expansionIn, lostReferences } from './environment';
import { escapeArg, isQuoted } from './escape-arg';
import { Expansion, MAX_EXPANSION } from './kubelet-expansion';
import { CMD_LINE_LIMIT, CREATE_PROCESS_LIMIT } from './limits';
import { CommandElement, CommandLineProblem, ElementPosition } from './problem';
import * as texts from './problem-texts';
import { programArguments } from './program-arguments';
import { replaceInAnyCase, replaceSandboxVariable } from './sandbox-references';
import { wholeLine } from './whole-line';
import { quoted } from '../errors';
import { SANDBOX_FOLDER } from '../sandbox';

/** A command in a manifest. */
export interface CommandLineInput {
  /** If omitted or empty, the image determines the program, and `args` are its arguments. */
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** @default - no variables */
  readonly environment?: Environment;
  /** @default container */
  readonly place?: CommandPlace;
  /** Whether the runtime starts `cmd /c <line>`, as containerd 1.7 and later do. */
  readonly throughCmd: boolean;
}

/** A value that only the running pod knows, so that the check of the line is uncertain. */
export interface UnknownValue {
  readonly position: ElementPosition;
  /** The environment variable. */
  readonly name: string;
  readonly message: string;
  readonly fix: string;
}

export interface CommandLineVerdict {
  /**
   * The command line that Windows starts. Unknown parts appear as `{NAME}` and
   * `{image entrypoint}`.
   */
  readonly line: string;
  readonly elements: readonly CommandElement[];
  /** Empty if the program receives exactly the values of the elements. */
  readonly problems: readonly CommandLineProblem[];
  readonly unknowns: readonly UnknownValue[];
}

/**
 * containerd 1.6 has a folder for each container, with the id of the container in place of the
 * braces.
 */
const FOLDER_BEFORE_BIND_FILTER = 'C:\\C\\{id}';

// Represents the program of the image. It is one word, so that nothing about it is checked.
const IMAGE_ENTRYPOINT = '{image entrypoint}';

const NO_ENVIRONMENT: Environment = { entries: [], open: false };

/**
 * The path of a command from the manifest to the program: kubelet replaces `$(NAME)`, the container
 * runtime escapes and joins the arguments, replaces the sandbox variable, and passes the line to
 * cmd.exe or to Windows.
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/cmd/cmd.go
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go
 */
export function judgeCommandLine(input: CommandLineInput): CommandLineVerdict {
  const { environment = NO_ENVIRONMENT, place = 'container', throughCmd } = input;
  const written = elementsOf(input);
  const expand = expansionIn(environment, place);
  const expansions = expandedWithinLimit(written.map((element) => element.written), expand);
  const folder = throughCmd ? SANDBOX_FOLDER : FOLDER_BEFORE_BIND_FILTER;
  const replaced = (text: string) => {
    const byRuntime = replaceSandboxVariable(text, folder);
    return throughCmd ? replaceInAnyCase(byRuntime, folder) : byRuntime;
  };
  const elements = written.map((element, index) => ({ ...element, value: replaced(expansions[index].text) }));
  const executable = elements[0]?.position.field === 'command' ? elements[0] : undefined;
  const escaped = elements.map((element) => escapeArg(element.value));
  const started = (executable === undefined ? [IMAGE_ENTRYPOINT, ...escaped] : escaped).join(' ');
  const line = throughCmd ? `cmd /c ${started}` : started;
  // cmd.exe leaves a single percent sign unchanged, because a variable has two.
  const hasVariable = throughCmd && started.indexOf('%') !== started.lastIndexOf('%');
  const whole = executable && wholeLine(executable.value);

  const problems = [
    ...elements.flatMap((element, index) => [
      ...expansions[index].garbled === undefined ? [] : [texts.garbledDollar(element, expansions[index].garbled!)],
      ...lostReferences(element.written, environment, place).map((name) => texts.variableNotReplaced(element, name, place)),
      ...controlCharacters(element, throughCmd, index === elements.length - 1),
      ...hasVariable && element.value.includes('%') ? [texts.percent(element, place, environment)] : [],
    ]),
    ...executable === undefined ? [] : whole === undefined ? executableProblems(executable, throughCmd, started)
      : [texts.wholeLineInElement(executable, whole, throughCmd, !executable.value.includes('"') && !escaped.slice(1).some((text) => text.includes('"')))],
    ...throughCmd && whole === undefined ? exposures(escaped).map(({ argument, characters }) =>
      texts.metacharacter(elements[argument], characters, isQuoted(elements[argument].value))) : [],
    ...line.length > (throughCmd ? CMD_LINE_LIMIT : CREATE_PROCESS_LIMIT)
      ? [texts.lineTooLong(line.length, throughCmd, expansions.some(({ isCut }) => isCut))] : [],
  ];
  const unknowns = elements.flatMap((element, index) => [...new Set(expansions[index].unknown)].map((name) => unknownValue(element, name)));
  return { line, elements, problems: problems.length > 0 ? problems : arrivalProblems(elements, executable !== undefined, escaped), unknowns };
}

/**
 * The expansion of each element. After elements that are too long for any command line, further
 * elements stay as they are written, because each of them could be as long again.
 */
function expandedWithinLimit(written: readonly string[], expand: (element: string) => Expansion): readonly Expansion[] {
  let length = 0;
  return written.map((element) => {
    const expansion = length > MAX_EXPANSION ? { text: element, unknown: [], isCut: true } : expand(element);
    length += expansion.text.length;
    return expansion;
  });
}

function elementsOf({ command = [], args = [] }: CommandLineInput): Omit<CommandElement, 'value'>[] {
  return [
    ...command.map((written, index) => ({ position: { field: 'command', index } as const, written })),
    ...args.map((written, index) => ({ position: { field: 'args', index } as const, written })),
  ];
}

function controlCharacters(element: CommandElement, throughCmd: boolean, isLast: boolean): CommandLineProblem[] {
  if (!/[\0-\x1f]/u.test(element.value)) {
    return [];
  }
  const forbidden = throughCmd ? /[\0-\x08\x0a-\x1f]/gu : /\0/gu;
  const found = [...new Set<string>(element.value.match(forbidden) ?? [])];
  const breaks = found.filter((character) => /[\r\n]/u.test(character));
  const others = found.filter((character) => !/[\r\n]/u.test(character));
  return [
    ...breaks.slice(0, 1).map((character) => texts.lineBreak(element, character, isLast)),
    ...others.map((character) => texts.controlCharacter(element, character)),
  ];
}

function executableProblems(element: CommandElement, throughCmd: boolean, started: string): CommandLineProblem[] {
  const word = element.value;
  if (word === '') {
    return [texts.emptyExecutable(element)];
  }
  if (word.includes('"')) {
    return [texts.quotedExecutable(element)];
  }
  if (!throughCmd) {
    return [];
  }
  if (isQuoted(word)) {
    return dropsOuterQuotes(started) ? [texts.spacedExecutable(element)] : [];
  }
  const trouble = firstWordTrouble(word);
  if (trouble === undefined) {
    return [];
  }
  return [trouble.kind === 'builtin' ? texts.shellBuiltin(element, trouble.name) : texts.executableDelimiter(element, trouble)];
}

/**
 * Finally, compares the arguments that the program would parse from the line with the arguments in
 * the manifest.
 */
function arrivalProblems(elements: readonly CommandElement[], hasExecutable: boolean, escaped: readonly string[]): CommandLineProblem[] {
  // Words without spaces and quotes are joined by spaces, and split at them.
  if (elements.every(({ value }) => /^[^ \t"]+$/u.test(value))) {
    return [];
  }
  const arrives = programArguments((hasExecutable ? escaped : ['program', ...escaped]).join(' ')).slice(hasExecutable ? 0 : 1);
  const position = elements.findIndex((element, index) => arrives[index] !== element.value);
  return position === -1 ? [] : [texts.vectorDiffers(elements[position], arrives[position])];
}

function unknownValue(element: CommandElement, name: string): UnknownValue {
  return {
    position: element.position,
    name,
    message: `argument ${quoted(element.written)} contains the value of ${name}, which is known only when the pod runs`,
    fix: `Make sure that ${name} contains no space, no quote and none of the characters & | < > ^ %, or let the program read the environment variable itself.`,
  };
}
