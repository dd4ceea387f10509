import { Problem, quoted } from './errors';
import { unreplacedTemplateProblem } from './unreplaced-template';

/**
 * The longest path that Windows opens where long paths are off, as they are by default.
 * @see https://learn.microsoft.com/en-us/windows/win32/fileio/maximum-file-path-limitation
 */
export const LONGEST_OPENED_PATH = 259;

const controlCharacter = /[\u0000-\u001f\u007f]/u;

/**
 * Why a text is not an absolute path of a Windows host, or undefined for one that is: `C:\logs`, `C:/logs` and `/logs`
 * (on drive C:) are. Lost backslashes are caught here, because `'C:\var'` in source code holds a vertical tab.
 */
export function hostPathProblem(what: string, path: string): Problem | undefined {
  return literalProblem(what, path) ?? unreplacedTemplateProblem(what, path) ?? deviceProblem(what, path) ?? shapeProblem(what, path);
}

/** Why a text in which a path is expected, of whatever form, has lost a backslash. */
export function lostBackslashProblem(what: string, path: string): Problem | undefined {
  return literalProblem(what, path);
}

/** Why a text is not a path relative to a folder, such as a file of the image or of a mount. */
export function relativePathProblem(what: string, path: string): Problem | undefined {
  const literal = literalProblem(what, path) ?? unreplacedTemplateProblem(what, path);
  if (literal !== undefined) {
    return literal;
  }
  if (/^[\\/]/u.test(path) || /^[a-zA-Z]:/u.test(path)) {
    return { message: `${what} ${quoted(path)} is absolute`, fix: 'Give the path relative to the folder, without a slash or a drive in front.' };
  }
  return characterProblem(what, path) ?? parentProblem(what, path);
}

/** Why a text is not the path of a file in a volume, as the API server and kubelet take it. */
export function volumeFileProblem(what: string, path: string): Problem | undefined {
  return relativePathProblem(what, path) ?? (path.startsWith('..')
    ? { message: `${what} ${quoted(path)} starts with "..", which kubelet keeps for itself`, fix: 'Choose another name.' }
    : undefined);
}

/**
 * One spelling for comparison: backslashes, lower case, a drive in front, `..` resolved, and without what Windows drops, which
 * is device prefixes, single dots, and dots and spaces at the end of a name.
 */
export function normalizedPath(path: string): string {
  const segments = withBackslashes(path).replace(/^(?:\\\\[.?]\\)+/u, '').split('\\').map(significantPart).filter((segment) => segment !== '');
  const drive = /^[a-z]:$/iu.test(segments[0] ?? '') ? segments.shift()! : 'c:';
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') {
      kept.pop();
    } else {
      kept.push(segment);
    }
  }
  return [drive, ...kept].join('\\').toLowerCase();
}

/** True where `path` is `folder` or lies below it. Both normalized. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}\\`);
}

/** A path with backslashes, as Windows writes it. */
export function withBackslashes(path: string): string {
  return path.replace(/\//g, '\\');
}

/** True for the path of a named pipe, in either kind of slashes. */
export function isNamedPipe(path: string): boolean {
  return /^\\\\[.?]\\pipe\\/iu.test(withBackslashes(path));
}

function significantPart(segment: string): string {
  const withoutSpaces = segment.replace(/ +$/u, '');
  return withoutSpaces === '..' ? '..' : withoutSpaces.replace(/[. ]+$/u, '');
}

function literalProblem(what: string, path: string): Problem | undefined {
  if (path === '') {
    return { message: `${what} "" is empty`, fix: 'Name a path.' };
  }
  if (controlCharacter.test(path)) {
    return {
      message: `${what} ${quoted(path)} holds a control character, most likely from a backslash that the string literal took as an escape`,
      fix: 'Write forward slashes, double the backslashes, or use String.raw.',
    };
  }
  if (/^[a-zA-Z]:(?![\\/])./u.test(path)) {
    return {
      message: `${what} ${quoted(path)} has a drive but no slash behind it: it is relative to the drive's current folder, or has lost a backslash`,
      fix: `Write ${quoted(`${path.slice(0, 2)}/...`)}, double the backslashes, or use String.raw.`,
    };
  }
  return undefined;
}

function deviceProblem(what: string, path: string): Problem | undefined {
  const flat = withBackslashes(path);
  if (isNamedPipe(path)) {
    return {
      message: `${what} ${quoted(path)} is a named pipe, which a HostProcess container cannot mount`,
      fix: 'Open the pipe by its name: the process runs on the host and sees it.',
    };
  }
  if (flat.startsWith('\\\\')) {
    return { message: `${what} ${quoted(path)} is a device or a network share`, fix: 'Name a folder on a drive of the node, such as C:/data.' };
  }
  return undefined;
}

function shapeProblem(what: string, path: string): Problem | undefined {
  if (/^(?:[a-zA-Z]:)?[\\/]?%[^%\\/]+%(?=[\\/]|$)/u.test(path)) {
    return { message: `${what} ${quoted(path)} begins with an environment variable, which nothing replaces here`, fix: 'Write it out, such as C:/ProgramData/contoso.' };
  }
  if (!/^[a-zA-Z]:([\\/]|$)/u.test(path) && !/^[\\/]/u.test(path)) {
    return { message: `${what} ${quoted(path)} is not absolute`, fix: `Write ${quoted(`C:/${path}`)} or ${quoted(`/${path}`)}.` };
  }
  return characterProblem(what, path, path.replace(/^[a-zA-Z]:/u, '')) ?? parentProblem(what, path);
}

function characterProblem(what: string, path: string, withoutDrive: string = path): Problem | undefined {
  return /[<>:"|?*]/u.test(withoutDrive)
    ? { message: `${what} ${quoted(path)} holds a character that Windows does not allow in a path`, fix: 'Leave out < > : " | ? *.' }
    : undefined;
}

function parentProblem(what: string, path: string): Problem | undefined {
  return path.split(/[\\/]/u).includes('..')
    ? { message: `${what} ${quoted(path)} climbs out of its folder with ".."`, fix: 'Write the path without "..".' }
    : undefined;
}
