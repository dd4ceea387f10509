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

/** What an element is called in a message: as it is written, and as it becomes where only that shows the culprits. */
function named(element: CommandElement, culprits: string, role: string = 'argument', written: string = element.written): string {
  const hidden = [...culprits].some((culprit) => !written.includes(culprit));
  return `${role} ${quoted(element.written)}${hidden ? `, which becomes ${quoted(element.value)},` : ''}`;
}

const inFileOrScript = 'Let the program read the value from a file or an environment variable, or run the text from a NodeScript.';

export function metacharacter(element: CommandElement, characters: readonly string[], quotedForProgram: boolean): CommandLineProblem {
  const text = characters.join(' ');
  const subject = named(element, characters.join(''));
  return about(element, quotedForProgram
    ? {
      kind: 'quote-exposure',
      text,
      message: `${subject} exposes ${text} to cmd.exe, which pairs up the quotes of the line otherwise than the program does`,
      fix: 'Use single quotes inside the arguments, or run the text from a NodeScript.',
    }
    : { kind: 'metacharacter', text, message: `${subject} holds ${text} outside quotes, which is syntax of cmd.exe`, fix: inFileOrScript });
}

export function percent(element: CommandElement, place: CommandPlace): CommandLineProblem {
  const own = replaceSandboxVariable(element.written, '');
  const name = /%([^%\s]+)%/u.exec(own)?.[1];
  return about(element, {
    kind: 'percent',
    text: name === undefined ? '%' : `%${name}%`,
    message: `${named(element, '%', 'argument', own)} holds %, with which cmd.exe begins a variable`,
    fix: sandboxMisspellings(element.written)[0]?.fix ?? percentRemedy(own, name, place),
  });
}

function percentRemedy(own: string, name: string | undefined, place: CommandPlace): string {
  if (!own.includes('%')) {
    return 'Let the program read the environment variable itself instead of putting it into the command.';
  }
  return name === undefined || place === 'hook'
    ? 'Run the text from a NodeScript: in a command line cmd.exe knows no way to write a plain %.'
    : `Write $(${name}) and give ${name} among the container's environment variables, or run the text from a NodeScript.`;
}

export function lineBreak(element: CommandElement, character: string): CommandLineProblem {
  return about(element, {
    kind: 'line-break',
    text: character,
    message: `${named(element, character)} holds a line break, at which cmd.exe ends the command`,
    fix: 'Write it on one line, or run the text from a NodeScript.',
  });
}

export function controlCharacter(element: CommandElement, character: string): CommandLineProblem {
  return about(element, {
    kind: 'control-character',
    text: character,
    message: `${named(element, character)} holds the control character ${quoted(character)}`,
    fix: 'Leave it out. If a backslash was meant, double it or use String.raw.',
  });
}

export function lineTooLong(length: number, throughCmd: boolean): CommandLineProblem {
  const [limit, who] = throughCmd ? [CMD_LINE_LIMIT, 'cmd.exe'] : [CREATE_PROCESS_LIMIT, 'Windows'];
  return {
    kind: 'line-too-long',
    text: String(length),
    message: `the command line has ${length} characters, more than the ${limit} that ${who} takes`,
    fix: 'Move what is long into a file or a NodeScript.',
  };
}

export function spacedExecutable(element: CommandElement): CommandLineProblem {
  const word = element.value.split(/[ \t]/u)[0];
  return about(element, {
    kind: 'spaced-executable',
    text: element.value,
    message: `executable ${quoted(element.written)} has a blank in its path, and cmd.exe drops the quotes around it, so that it starts ${quoted(word)}`,
    fix: 'Start it from a NodeScript, or move it to a path without blanks and without ( ) & @ ^.',
  });
}

export function emptyExecutable(element: CommandElement): CommandLineProblem {
  return about(element, {
    kind: 'empty-executable',
    text: '',
    message: `executable ${quoted(element.written)} is empty${element.written === '' ? '' : ' once its variables are replaced'}`,
    fix: 'Name a program, or leave the command out to run the one of the image.',
  });
}

export function quotedExecutable(element: CommandElement): CommandLineProblem {
  return about(element, {
    kind: 'quoted-executable',
    text: '"',
    message: `${named(element, '"', 'executable')} holds quotes, which would be part of the file's name`,
    fix: 'Leave the quotes out: an element of the list is quoted where it needs it.',
  });
}

export function shellBuiltin(element: CommandElement, name: string): CommandLineProblem {
  const drive = name.endsWith(':');
  return about(element, {
    kind: 'shell-builtin',
    text: name,
    message: `executable ${quoted(element.written)} is ${drive ? 'a change of drive' : 'a command of cmd.exe itself'}, which runs instead of a program`,
    fix: `Write cmd.exe, /c and ${name} as elements of the list if that is meant, or else the program's file name with its extension.`,
  });
}

export function executableDelimiter(element: CommandElement, trouble: Exclude<FirstWordTrouble, { kind: 'builtin' }>): CommandLineProblem {
  const subject = `executable ${quoted(element.written)}`;
  if (trouble.kind === 'prefix') {
    return about(element, {
      kind: 'executable-delimiter',
      text: trouble.character,
      message: `${subject} begins with ${trouble.character}, which is syntax of cmd.exe`,
      fix: `Put the folder in front: ${quoted(`.\\${element.written}`)}.`,
    });
  }
  return about(element, {
    kind: 'executable-delimiter',
    text: trouble.at,
    message: `${subject} holds ${quoted(trouble.at)}, at which the program's name ends for cmd.exe: it starts ${quoted(trouble.name)}`,
    fix: trouble.at === '/'
      ? `Write backslashes: ${quoted(element.written.replace(/\//g, '\\'))}.`
      : 'Start the program by a path without this character, or from a NodeScript.',
  });
}

export function garbledDollar(element: CommandElement, text: string): CommandLineProblem {
  return about(element, {
    kind: 'garbled-dollar',
    text,
    message: `argument ${quoted(element.written)} holds ${quoted(text)}, of which kubelet spoils the character behind the dollar sign`,
    fix: 'Write $$ for the dollar sign.',
  });
}

export function variableNotReplaced(element: CommandElement, name: string, place: CommandPlace): CommandLineProblem {
  const what = place === 'hook'
    ? `$(${name}), which kubelet does not replace in the command of a hook`
    : `$(${name}), which kubelet replaces by nothing in the command of a probe, because its value is not in the manifest`;
  return about(element, {
    kind: 'variable-not-replaced',
    text: `$(${name})`,
    message: `argument ${quoted(element.written)} holds ${what}`,
    fix: place === 'hook' ? 'Write the value itself, or let the program read the environment variable.' : 'Let the program read the environment variable.',
  });
}

export function vectorDiffers(element: CommandElement, arrives: string | undefined): CommandLineProblem {
  return about(element, {
    kind: 'vector-differs',
    text: element.value,
    message: `${named(element, '')} reaches the program as ${arrives === undefined ? 'nothing' : quoted(arrives)}`,
    fix: 'Leave out backslashes at the end and quotes, or run the text from a NodeScript.',
  });
}
