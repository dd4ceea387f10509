import { SANDBOX_VARIABLE } from '../sandbox';
import { withBackslashes } from '../windows-path';

/** The two spellings that the container runtime replaces, case-sensitively. */
export const SANDBOX_SPELLINGS = [`%${SANDBOX_VARIABLE}%`, `$env:${SANDBOX_VARIABLE}`] as const;

/** A path below the folder of the container, in a string. */
export interface SandboxReference {
  /**
   * The path below the folder, with backslashes and a leading backslash. Empty for the folder
   * itself. Ends at the first space or separator.
   */
  readonly path: string;
  /**
   * The same path if spaces and separators belong to it, as in a folder such as `Program Files`.
   */
  readonly longest: string;
  /** Whether `$(NAME)` or another variable follows the path, so that it can be longer. */
  readonly open: boolean;
}

/**
 * The string after the container runtime has replaced the variable. The runtime removes the last
 * character of the folder, which it expects to be a backslash.
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go
 */
export function replaceSandboxVariable(text: string, folder: string): string {
  return !text.includes(SANDBOX_VARIABLE) ? text
    : SANDBOX_SPELLINGS.reduce((replaced, spelling) => replaced.replaceAll(spelling, () => folder), text);
}

/**
 * The string after cmd.exe has replaced the variable, which is also in the environment of the
 * process. cmd.exe does not distinguish upper and lower case.
 */
export function replaceInAnyCase(text: string, folder: string): string {
  return text.includes('%') ? text.replace(inAnyCase, () => folder) : text;
}

const inAnyCase = new RegExp(`%${SANDBOX_VARIABLE}%`, 'giu');

/** All paths below the folder of the container in a string, in either spelling. */
export function sandboxReferences(text: string): SandboxReference[] {
  const [percent, dollar] = SANDBOX_SPELLINGS.map((spelling) => spelling.replace('$', '\\$'));
  const mention = new RegExp(`(?:${percent}|${dollar}(?![A-Za-z0-9_]))((?:[\\\\/][^\\0-\\x1f"<>|*?%$]*)?)(?=([%$]?))`, 'gu');
  return [...text.matchAll(mention)].map(([, behind, next]) => {
    const shortest = /^[^\s'`;,&()]*/u.exec(behind)![0];
    return {
      path: tidy(shortest),
      longest: tidy(behind.replace(/[\s'`;,&()]+$/u, '')),
      open: next !== '' && behind !== '' && shortest === behind,
    };
  });
}

function tidy(path: string): string {
  const segments = withBackslashes(path).split('\\').filter((segment) => segment !== '' && segment !== '.');
  return segments.map((segment) => `\\${segment}`).join('');
}
