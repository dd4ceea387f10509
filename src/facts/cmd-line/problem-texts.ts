import { FirstWordTrouble } from './cmd-shell';
import { CommandPlace } from './environment';
import { CMD_LINE_LIMIT, CREATE_PROCESS_LIMIT } from './limits';
import { CommandElement, CommandLineProblem } from './problem';
import { sandboxMisspellings } from './sandbox-misspelling';
import { replaceSandboxVariable } from './sandbox-references';
import { quoted } from '../errors';

type Detail = Pick<CommandLineProblem, 'kind' | 'text' | 'message' | 'fix'>;

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

const inFileOrScript = 'Let the program read the value from a file or an environment variable, or run the command from a NodeScript.';

export function metacharacter(element: CommandElement, characters: readonly string[], quotedForProgram: boolean): CommandLineProblem {
  const text = characters.join(' ');
  const subject = named(element, characters.join(''));
  return about(element, quotedForProgram
    ? {
      kind: 'quote-exposure',
      text,
      message: `${subject} exposes ${text} to cmd.exe, which pairs the quotes of the line differently from the program`,
      fix: 'Use single quotes inside the arguments, or run the command from a NodeScript.',
    }
    : { kind: 'metacharacter', text, message: `${subject} contains ${text} outside quotes, which is syntax of cmd.exe`, fix: inFileOrScript });
}

export function percent(element: CommandElement, place: CommandPlace): CommandLineProblem {
  const own = replaceSandboxVariable(element.written, '');
  const name = /%([^%\s]+)%/u.exec(own)?.[1];
  return about(element, {
    kind: 'percent',
    text: name === undefined ? '%' : `%${name}%`,
    message: `${named(element, '%', 'argument', own)} contains %, which starts a variable for cmd.exe`,
    fix: sandboxMisspellings(element.written)[0]?.fix ?? percentRemedy(own, name, place),
  });
}

function percentRemedy(own: string, name: string | undefined, place: CommandPlace): string {
  if (!own.includes('%')) {
    return 'Let the program read the environment variable itself instead of inserting it into the command.';
  }
  return name === undefined || place === 'hook'
    ? 'Run the command from a NodeScript. On a command line, cmd.exe has no escape for a literal %.'
    : `Write $(${name}) and add ${name} to the environment variables of the container, or run the command from a NodeScript.`;
}

export function lineBreak(element: CommandElement, character: string): CommandLineProblem {
  return about(element, {
    kind: 'line-break',
    text: character,
    message: `${named(element, character)} contains a line break, where cmd.exe ends the command`,
    fix: 'Write it on one line, or run the command from a NodeScript.',
  });
}

export function controlCharacter(element: CommandElement, character: string): CommandLineProblem {
  return about(element, {
    kind: 'control-character',
    text: character,
    message: `${named(element, character)} contains the control character ${quoted(character)}`,
    fix: 'Remove it. If you meant a backslash, double it or use String.raw.',
  });
}

export function lineTooLong(length: number, throughCmd: boolean, isCut: boolean): CommandLineProblem {
  const [limit, who] = throughCmd ? [CMD_LINE_LIMIT, 'cmd.exe'] : [CREATE_PROCESS_LIMIT, 'Windows'];
  return {
    kind: 'line-too-long',
    text: String(length),
    message: `the command line has ${isCut ? 'at least ' : ''}${length} characters, but ${who} accepts at most ${limit}`,
    fix: 'Move long values into a file or a NodeScript.',
  };
}

export function spacedExecutable(element: CommandElement): CommandLineProblem {
  const word = element.value.split(/[ \t]/u)[0];
  return about(element, {
    kind: 'spaced-executable',
    text: element.value,
    message: `executable ${quoted(element.written)} has a space in its path, and cmd.exe drops the quotes around it, so it starts ${quoted(word)}`,
    fix: 'Start it from a NodeScript, or move it to a path without spaces and without ( ) & @ ^.',
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

export function executableDelimiter(element: CommandElement, trouble: Exclude<FirstWordTrouble, { kind: 'builtin' }>): CommandLineProblem {
  const subject = `executable ${quoted(element.written)}`;
  if (trouble.kind === 'prefix') {
    return about(element, {
      kind: 'executable-delimiter',
      text: trouble.character,
      message: `${subject} starts with ${trouble.character}, which is syntax of cmd.exe`,
      fix: `Put the folder in front: ${quoted(`.\\${element.written}`)}.`,
    });
  }
  return about(element, {
    kind: 'executable-delimiter',
    text: trouble.at,
    message: `${subject} contains ${quoted(trouble.at)}, where the program name ends for cmd.exe, so it starts ${quoted(trouble.name)}`,
    fix: trouble.at === '/'
      ? `Write backslashes: ${quoted(element.written.replace(/\//g, '\\'))}.`
      : 'Use a path without this character, or start the program from a NodeScript.',
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
    fix: 'Remove trailing backslashes and quotes, or run the command from a NodeScript.',
  });
}
