import { FirstWordTrouble } from './cmd-shell';
import { CommandPlace, Environment } from './environment';
import { CMD_LINE_LIMIT, CREATE_PROCESS_LIMIT } from './limits';
import { CommandElement, CommandLineProblem } from './problem';
import { sandboxMisspellings } from './sandbox-misspelling';
import { replaceSandboxVariable } from './sandbox-references';
import { elementsOfLine, WholeLine } from './whole-line';
import { quoted } from '../errors';
import { SANDBOX_VARIABLE } from '../sandbox';
import { withBackslashes } from '../windows-path';

type Detail = Pick<CommandLineProblem, 'kind' | 'text' | 'message' | 'fix' | 'mild'>;

function about(element: CommandElement, detail: Detail): CommandLineProblem {
  return { ...detail, position: element.position };
}

/**
 * The name of an element in a message: as it is in the manifest, and also after replacement if only
 * that shows the cause.
 */
function named(element: CommandElement, culprits: string, role: string = 'argument', written: string = element.written): string {
  const hidden = [...culprits].some((culprit) => !written.includes(culprit));
  return `${role} ${quoted(element.written)}${hidden ? `, which becomes ${quoted(element.value)},` : ''}`;
}

const inScript = 'put the command into a PowerShell script in a ConfigMap (NodeScript)';
const inFileOrScript = `Let the program read the value from a file or an environment variable, or ${inScript}.`;

export function metacharacter(element: CommandElement, characters: readonly string[], quotedForProgram: boolean): CommandLineProblem {
  const text = characters.join(' ');
  const subject = named(element, characters.join(''));
  return about(element, quotedForProgram
    ? {
      kind: 'quote-exposure',
      text,
      message: `${subject} exposes ${text} to cmd.exe, which pairs the quotes of the line differently from the program`,
      fix: `Use single quotes inside the arguments, or ${inScript}.`,
    }
    : { kind: 'metacharacter', text, message: `${subject} contains ${text} outside quotes, which is syntax of cmd.exe`, fix: inFileOrScript });
}

export function percent(element: CommandElement, place: CommandPlace, environment: Environment): CommandLineProblem {
  const own = replaceSandboxVariable(element.written, '');
  const name = /%([^%\s]+)%/u.exec(own)?.[1];
  const references = expectedReferences(own, element.value, environment);
  const isDeclared = environment.entries.some((entry) => entry.name.toUpperCase() === name?.toUpperCase());
  const misspelling = isDeclared ? undefined : sandboxMisspellings(element.written)[0];
  return about(element, {
    kind: 'percent',
    text: name === undefined ? '%' : `%${name}%`,
    mild: references !== undefined && misspelling === undefined,
    message: `${named(element, '%', 'argument', own)} contains ${references === undefined ? '%, which starts a variable for cmd.exe' : `${references[0]}, which cmd.exe replaces only from containerd 1.7 on`}`,
    fix: misspelling?.fix ?? percentRemedy(own, name, place, environment),
  });
}

/**
 * The references `%NAME%` in an element that contains no other percent sign, if their values are
 * not known to contain syntax.
 */
function expectedReferences(own: string, value: string, { entries }: Environment): readonly string[] | undefined {
  const reference = /%([a-z_]\w*)%/giu;
  const found = [...own.matchAll(reference)];
  const isExpected = found.length > 0 && !value.replace(reference, '').includes('%') && found.every(([, name]) => {
    const written = entries.find((entry) => entry.name.toUpperCase() === name.toUpperCase())?.value;
    return written === undefined || !/[\s"&|<>^%$]/u.test(written);
  });
  return isExpected ? found.map(([whole]) => whole) : undefined;
}

function percentRemedy(own: string, name: string | undefined, place: CommandPlace, { entries }: Environment): string {
  if (!own.includes('%')) {
    return 'Let the program read the environment variable itself instead of inserting it into the command.';
  }
  if (name === undefined || place === 'hook') {
    return `Let the program read the value itself, or ${inScript}. On a command line, cmd.exe has no escape for a literal %.`;
  }
  const declared = entries.find((entry) => entry.name.toUpperCase() === name.toUpperCase());
  return declared !== undefined
    ? `Write $(${declared.name}), which kubelet replaces on every node.`
    : `Let the program read ${name} itself, or read it in a PowerShell script ($env:${name}). If kubelet knows the value, add ${name} to env and write $(${name}).`;
}

export function lineBreak(element: CommandElement, character: string, isLast: boolean): CommandLineProblem {
  const atEnd = /^[^\r\n]*[\r\n]+$/u.test(element.value);
  return about(element, {
    kind: 'line-break',
    text: character,
    mild: atEnd && isLast,
    message: `${named(element, character)} ${atEnd ? 'ends with' : 'contains'} a line break, where cmd.exe ends the command`,
    fix: atEnd && /[\r\n]$/u.test(element.written) ? 'Remove the line break. In YAML, write |- instead of |, or >- instead of >.' : `Write it on one line, or ${inScript}.`,
  });
}

export function controlCharacter(element: CommandElement, character: string): CommandLineProblem {
  return about(element, {
    kind: 'control-character',
    text: character,
    message: `${named(element, character)} contains the control character ${quoted(character)}`,
    fix: 'Remove it. If you meant a backslash, use single quotes in YAML, or double it. In source code, use String.raw.',
  });
}

export function lineTooLong(length: number, throughCmd: boolean, isCut: boolean): CommandLineProblem {
  const [limit, who] = throughCmd ? [CMD_LINE_LIMIT, 'cmd.exe'] : [CREATE_PROCESS_LIMIT, 'Windows'];
  return {
    kind: 'line-too-long',
    text: String(length),
    message: `the command line has ${isCut ? 'at least ' : ''}${length} characters, but ${who} accepts at most ${limit}`,
    fix: 'Move long values into a file of a ConfigMap or into a script (NodeScript).',
  };
}

export function spacedExecutable(element: CommandElement): CommandLineProblem {
  const word = element.value.split(/[ \t]/u)[0];
  return about(element, {
    kind: 'spaced-executable',
    text: element.value,
    message: `executable ${quoted(element.written)} has a space in its path, and cmd.exe drops the quotes around it, so it starts ${quoted(word)}`,
    fix: `Move it to a path without spaces and without ( ) & @ ^, or ${inScript}.`,
  });
}

export function wholeLineInElement(element: CommandElement, line: WholeLine, throughCmd: boolean, arrives: boolean): CommandLineProblem {
  const elements = elementsOfLine(line);
  const effect = !throughCmd ? 'so Windows looks for a file with this whole name'
    : arrives ? 'and starts only because cmd.exe drops the quotes around it'
      : 'and cmd.exe pairs its quotes differently from the program';
  return about(element, {
    kind: 'whole-line',
    text: line.program,
    mild: throughCmd && arrives,
    message: `${named(element, '', 'executable')} contains the arguments of ${quoted(line.program)}, ${effect}`,
    fix: elements === undefined
      ? `Write ${quoted(line.program)} and each argument as its own element of the list. For syntax such as | or >, write cmd.exe, /c and the command as elements.`
      : `Write each word as its own element of the list: ${elements.map(quoted).join(', ')}.`,
  });
}

export function emptyExecutable(element: CommandElement): CommandLineProblem {
  return about(element, {
    kind: 'empty-executable',
    text: '',
    message: `executable ${quoted(element.written)} is empty${element.written === '' ? '' : ' after its variables are replaced'}`,
    fix: 'Specify a program, or omit the command to run the program of the image.',
  });
}

export function quotedExecutable(element: CommandElement): CommandLineProblem {
  return about(element, {
    kind: 'quoted-executable',
    text: '"',
    message: `${named(element, '"', 'executable')} contains quotes, which would become part of the file name`,
    fix: 'Remove the quotes. Elements of the list are quoted automatically if necessary.',
  });
}

export function shellBuiltin(element: CommandElement, name: string): CommandLineProblem {
  const drive = name.endsWith(':');
  return about(element, {
    kind: 'shell-builtin',
    text: name,
    message: `executable ${quoted(element.written)} is ${drive ? 'a change of drive' : 'a command of cmd.exe itself'}, which runs instead of a program`,
    fix: `To run that command, write cmd.exe, /c and ${name} as elements of the list. To run a program, write its file name with the extension.`,
  });
}

/** A relative path as a path below the folder of the image. */
function inImage(path: string): string {
  return `%${SANDBOX_VARIABLE}%\\${withBackslashes(path).replace(/^(?:\.\\)+/u, '')}`;
}

export function executableDelimiter(element: CommandElement, trouble: Exclude<FirstWordTrouble, { kind: 'builtin' }>): CommandLineProblem {
  const subject = `executable ${quoted(element.written)}`;
  if (trouble.kind === 'prefix') {
    return about(element, {
      kind: 'executable-delimiter',
      text: trouble.character,
      message: `${subject} starts with ${trouble.character}, which is syntax of cmd.exe`,
      fix: `Write the path from the folder of the image on: ${quoted(inImage(element.written))}.`,
    });
  }
  return about(element, {
    kind: 'executable-delimiter',
    text: trouble.at,
    message: `${subject} contains ${quoted(trouble.at)}, where the program name ends for cmd.exe, so it starts ${quoted(trouble.name)}`,
    fix: trouble.at === '/'
      ? `Write backslashes, from the folder of the image on: ${quoted(inImage(element.written))}.`
      : `Use a path without this character, or ${inScript}.`,
  });
}

export function garbledDollar(element: CommandElement, text: string): CommandLineProblem {
  return about(element, {
    kind: 'garbled-dollar',
    text,
    message: `argument ${quoted(element.written)} contains ${quoted(text)}, in which kubelet garbles the character after the dollar sign`,
    fix: 'Write $$ for the dollar sign.',
  });
}

export function variableNotReplaced(element: CommandElement, name: string, place: CommandPlace): CommandLineProblem {
  const what = place === 'hook'
    ? `$(${name}), which kubelet does not replace in the command of a hook`
    : `$(${name}), which kubelet replaces with an empty string in the command of a probe, because its value is not in the manifest`;
  return about(element, {
    kind: 'variable-not-replaced',
    text: `$(${name})`,
    message: `argument ${quoted(element.written)} contains ${what}`,
    fix: place === 'hook' ? 'Write the value itself, or let the program read the environment variable.' : 'Let the program read the environment variable.',
  });
}

export function vectorDiffers(element: CommandElement, arrives: string | undefined): CommandLineProblem {
  return about(element, {
    kind: 'vector-differs',
    text: element.value,
    message: `${named(element, '')} reaches the program as ${arrives === undefined ? 'nothing' : quoted(arrives)}`,
    fix: `Remove trailing backslashes and quotes, or ${inScript}.`,
  });
}
