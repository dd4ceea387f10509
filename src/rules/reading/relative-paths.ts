import type { CommandUse } from './commands';
import { asText } from './json';
import { ElementPosition, wholeLine } from '../../facts/cmd-line';
import { relativeCommands } from '../../facts/powershell/commands';
import { remembered } from '../../facts/remembered';

/** A program or a script whose path is relative. */
export interface RelativePath {
  readonly what: 'program' | 'script';
  readonly path: string;
  readonly position: ElementPosition;
}

const absolute = /^["']?(?:[a-z]:|[\\/]|[%$])/iu;
const stepsFromHere = /^\.{1,2}[\\/].*\.(?:exe|bat|cmd|com|ps1)$/iu;

/** True for a path without a drive, a leading slash, and a variable at its start. */
export function isRelative(path: string): boolean {
  return path !== '' && !absolute.test(path);
}

/** Whether the container has a working directory that does not depend on the image. */
export function hasAbsoluteWorkingDirectory({ container }: CommandUse): boolean {
  const workingDir = asText(container.spec.workingDir) ?? '';
  return workingDir !== '' && !isRelative(workingDir);
}

/** The programs and scripts in a command that depend on the working directory. */
export function relativePathsIn(use: CommandUse): RelativePath[] {
  const { parts, verdict: { elements }, words } = use;
  if (use.command.length === 0) {
    // The image determines the program. Its first argument is most often a script.
    return stepsFromHere.test(words[0]) ? [{ what: 'script', path: words[0], position: elements[0].position }] : [];
  }
  return parts.flatMap(({ role, index }): RelativePath[] => {
    const { position } = elements[index];
    switch (role) {
      case 'program': {
        const path = index === 0 ? words[0] : programOfLine(words[index]);
        return isRelative(path) && /[\\/]/u.test(path) && wholeLine(path) === undefined ? [{ what: 'program', path, position }] : [];
      }
      case 'script': {
        const path = words[index];
        return isRelative(path) && path !== '-' ? [{ what: 'script', path, position }] : [];
      }
      case 'code': return relativeCommandsOnce(words.slice(index).join(' ')).map((path) => ({ what: 'program', path, position }));
    }
  });
}

const relativeCommandsOnce = remembered((code: string) => code, relativeCommands);

/** The first word of what follows `cmd /c`, which can be a whole line. */
function programOfLine(line: string): string {
  return /^[^\s&|<>]*/u.exec(line)![0];
}
