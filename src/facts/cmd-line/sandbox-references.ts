import { SANDBOX_VARIABLE } from '../sandbox';
import { withBackslashes } from '../windows-path';

/** The two spellings that the container runtime replaces, by text and in exactly this case. */
export const SANDBOX_SPELLINGS = [`%${SANDBOX_VARIABLE}%`, `$env:${SANDBOX_VARIABLE}`] as const;

/** A path below the container's own folder that a text mentions. */
export interface SandboxReference {
  /** Below the folder, with backslashes and a backslash in front; empty for the folder itself. Ends at the first blank or separator. */
  readonly path: string;
  /** The same where blanks and separators belong to the path, as they do in a folder such as `Program Files`. */
  readonly longest: string;
  /** Behind the path stands `$(NAME)` or another variable, so it may be longer. */
  readonly open: boolean;
}

/**
 * The text as the container runtime leaves it. It takes the folder without its last character, expecting a backslash there.
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go
 */
export function replaceSandboxVariable(text: string, folder: string): string {
  return !text.includes(SANDBOX_VARIABLE) ? text
    : SANDBOX_SPELLINGS.reduce((replaced, spelling) => replaced.replaceAll(spelling, () => folder), text);
}

/** All paths below the container's own folder that a text mentions, in either spelling. */
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
