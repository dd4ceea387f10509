import { isShellBuiltin } from './cmd-shell';

/** A whole command line in one element, which should contain only the program. */
export interface WholeLine {
  /** The program at the start of the line, without quotes. */
  readonly program: string;
  /** What follows the program. */
  readonly rest: string;
}

// Programs of Windows that manifests often name without an extension.
const windowsPrograms = new Set([
  'cmd', 'icacls', 'ipconfig', 'msiexec', 'net', 'netsh', 'ping', 'powershell', 'pwsh', 'reg', 'robocopy', 'sc', 'schtasks', 'taskkill', 'wevtutil', 'xcopy',
]);

const endsWithProgram = /\.(?:exe|com|bat|cmd)"?$/iu;
const programAndRest = /^"?(.+?\.(?:exe|com|bat|cmd))"?[ \t]+(\S.*)$/isu;
const bareNameAndRest = /^([\w-]+)[ \t]+(\S.*)$/su;
const pathAndOptions = /^"?(\S.*?)"?[ \t](--?[a-z].*)$/isu;

/**
 * The parts of an element that is a command line, or undefined. A path with a space is not a
 * command line: nothing follows the name of the program.
 */
export function wholeLine(element: string): WholeLine | undefined {
  if (!/[ \t]/u.test(element)) {
    return undefined;
  }
  const found = programThenRest(element) ?? bareName(element) ?? thenOptions(element);
  return found === undefined ? undefined : { program: found[1].trimEnd(), rest: found[2] };
}

function programThenRest(element: string): RegExpExecArray | undefined {
  const found = programAndRest.exec(element) ?? undefined;
  // C:\tool.exe files\agent.exe can be a path.
  return found !== undefined && (/^[-/"'|>&%$]/u.test(found[2]) || !endsWithProgram.test(element)) ? found : undefined;
}

function bareName(element: string): RegExpExecArray | undefined {
  const found = bareNameAndRest.exec(element) ?? undefined;
  const name = found?.[1].toLowerCase();
  return name !== undefined && (windowsPrograms.has(name) || isShellBuiltin(name)) && !isPathWithSpace(found![2]) ? found : undefined;
}

/** True for the end of a path such as `net tools\agent.exe`. */
function isPathWithSpace(rest: string): boolean {
  return !/^[-/]/u.test(rest) && rest.includes('\\') && endsWithProgram.test(rest);
}

function thenOptions(element: string): RegExpExecArray | undefined {
  return endsWithProgram.test(element) ? undefined : pathAndOptions.exec(element) ?? undefined;
}

/** The words of a command line as elements, or undefined if it contains quotes or syntax. */
export function elementsOfLine({ program, rest }: WholeLine): string[] | undefined {
  return /["'`|&<>^%$(){};]/u.test(rest) ? undefined : [program, ...rest.split(/[ \t]+/u).filter((word) => word !== '')];
}
