import { dropsOuterQuotes } from './cmd-shell';
import { escapeArg, isQuoted } from './escape-arg';

/** What an element of a command is for the shell that reads it. */
export type ShellRole =
  /** The program that Windows or cmd.exe starts. */
  | 'program'
  /** The script after `-File` of PowerShell. It and its arguments are literal. */
  | 'script'
  /** The code of PowerShell, which extends to the end of the command. */
  | 'code';

/** A part of a command that a shell starts. */
export interface ShellPart {
  readonly role: ShellRole;
  /** Position of the element in the command. */
  readonly index: number;
}

const powerShellName = /(?:^|[\\/])(?:powershell|pwsh)(?:\.exe)?$/iu;
const cmdName = /(?:^|[\\/])cmd(?:\.exe)?$/iu;

/** True for the program name of PowerShell, of any version. */
export function isPowerShell(program: string): boolean {
  return powerShellName.test(program);
}

/** True for the program name of cmd.exe. */
export function isCmd(program: string): boolean {
  return cmdName.test(program);
}

/**
 * The programs, scripts and code in a command, from the outside to the inside:
 * `cmd /c powershell -File a.ps1` starts cmd.exe, PowerShell and a script.
 */
export function shellParts(command: readonly string[], from: number = 0): ShellPart[] {
  if (from >= command.length) {
    return [];
  }
  const program: ShellPart = { role: 'program', index: from };
  if (isCmd(command[from])) {
    const start = afterCmdOptions(command, from + 1);
    return [program, ...start === undefined ? [] : shellParts(command, start)];
  }
  const read = isPowerShell(command[from]) ? powerShellReads(command, from) : undefined;
  return read === undefined ? [program] : [program, read];
}

/**
 * The position of a program after `/c` of a cmd.exe in the command, if that cmd.exe drops the
 * quotes around its path. One element alone is code, of which cmd.exe drops the quotes on purpose.
 */
export function dropsQuotesOfCommand(command: readonly string[]): number | undefined {
  return command.flatMap((word, shell) => {
    const start = isCmd(word) ? afterCmdOptions(command, shell + 1) : undefined;
    const line = start === undefined ? [] : command.slice(start);
    const options = command.slice(shell, start);
    const drops = line.length > 1 && isSpacedPath(line[0])
      && (options.some((option) => /^\/s$/iu.test(option)) || dropsOuterQuotes(line.map(escapeArg).join(' ')));
    return drops ? [start!] : [];
  })[0];
}

function isSpacedPath(element: string): boolean {
  return isQuoted(element) && !element.includes('"') && /^(?:[a-z]:)?[.\w]*\\|\.(?:exe|com|bat|cmd)$/iu.test(element);
}

/** The position after `/c` or `/k`, with the options before it. */
export function afterCmdOptions(command: readonly string[], from: number): number | undefined {
  for (let index = from; index < command.length && command[index].startsWith('/'); index++) {
    if (/^\/[ck]$/iu.test(command[index])) {
      return index + 1;
    }
  }
  return undefined;
}

// Parameters of PowerShell can be shortened. These have a value. The number is the length of the
// shortest form.
const withValue: readonly (readonly [name: string, shortest: number, alias?: string])[] = [
  ['executionpolicy', 2, 'ep'], ['windowstyle', 1], ['inputformat', 1, 'if'], ['outputformat', 1, 'of'], ['version', 1], ['psconsolefile', 1],
  ['configurationname', 7], ['configurationfile', 14], ['workingdirectory', 2, 'wd'], ['custompipename', 2], ['settingsfile', 3],
];

/**
 * What PowerShell reads: the script, or the code. Windows PowerShell treats the first element that
 * is not a parameter as code, and PowerShell 7 treats it as a script.
 * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_powershell_exe
 */
function powerShellReads(command: readonly string[], program: number): ShellPart | undefined {
  for (let index = program + 1; index < command.length; index++) {
    const parameter = /^[-/]{1,2}([a-z]+)$/iu.exec(command[index])?.[1].toLowerCase();
    if (parameter === undefined) {
      return { role: /pwsh/iu.test(command[program]) ? 'script' : 'code', index };
    }
    if (isShortFor(parameter, 'file', 1)) {
      return index + 1 < command.length ? { role: 'script', index: index + 1 } : undefined;
    }
    if (isShortFor(parameter, 'command', 1)) {
      return index + 1 < command.length ? { role: 'code', index: index + 1 } : undefined;
    }
    if (isShortFor(parameter, 'encodedcommand', 1) || parameter === 'ec') {
      return undefined;
    }
    if (withValue.some(([name, shortest, alias]) => parameter === alias || isShortFor(parameter, name, shortest))) {
      index++;
    }
  }
  return undefined;
}

function isShortFor(parameter: string, name: string, shortest: number): boolean {
  return parameter.length >= shortest && name.startsWith(parameter);
}
