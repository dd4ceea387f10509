import { Problem, quoted } from './errors';
import { unreplacedTemplateProblem } from './unreplaced-template';

/**
 * The longest path that Windows opens if long paths are disabled, which is the default.
 * @see https://learn.microsoft.com/en-us/windows/win32/fileio/maximum-file-path-limitation
 */
export const LONGEST_OPENED_PATH = 259;

const controlCharacter = /[\u0000-\u001f\u007f]/u;

/**
 * Why a string is not an absolute path of a Windows host, or undefined. Valid forms are `C:\logs`,
 * `C:/logs` and `/logs` (on drive C:). The check finds lost backslashes: `'C:\var'` in source code
 * contains a vertical tab.
 */
export function hostPathProblem(what: string, path: string): Problem | undefined {
  return literalProblem(what, path) ?? unreplacedTemplateProblem(what, path) ?? deviceProblem(what, path) ?? shapeProblem(what, path);
}

/** Why a path of any form is empty or has lost a backslash, or undefined. */
export function lostBackslashProblem(what: string, path: string): Problem | undefined {
  return literalProblem(what, path);
}

/**
 * Why a string is not a relative path, such as that of a file in an image or a mount, or undefined.
 */
export function relativePathProblem(what: string, path: string): Problem | undefined {
  const literal = literalProblem(what, path) ?? unreplacedTemplateProblem(what, path);
  if (literal !== undefined) {
    return literal;
  }
  if (/^[\\/]/u.test(path) || /^[a-zA-Z]:/u.test(path)) {
    return { message: `${what} ${quoted(path)} is absolute`, fix: 'Use a path relative to the folder, without a leading slash or drive.' };
  }
  return characterProblem(what, path) ?? parentProblem(what, path);
}

/** Why the API server or kubelet does not accept the path of a file in a volume, or undefined. */
export function volumeFileProblem(what: string, path: string): Problem | undefined {
  return relativePathProblem(what, path) ?? (path.startsWith('..')
    ? { message: `${what} ${quoted(path)} starts with "..", which kubelet reserves`, fix: 'Choose another name.' }
    : undefined);
}

/**
 * A path in one form for comparison: backslashes, lower case, a leading drive, and `..` resolved.
 * It has no parts that Windows drops: device prefixes, single dots, and dots and spaces at the end
 * of a name.
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

/** True if `path` is `folder` or is below it. Both must be normalized. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}\\`);
}

/** A path with backslashes instead of slashes. */
export function withBackslashes(path: string): string {
  return path.replace(/\//g, '\\');
}

/**
 * True for the path of a named pipe, with slashes or backslashes. In YAML without quotes, doubled
 * backslashes stay doubled.
 */
export function isNamedPipe(path: string): boolean {
  return /^\\{2,4}[.?]\\{1,2}pipe\\/iu.test(withBackslashes(path));
}

function significantPart(segment: string): string {
  const withoutSpaces = segment.replace(/ +$/u, '');
  return withoutSpaces === '..' ? '..' : withoutSpaces.replace(/[. ]+$/u, '');
}

function literalProblem(what: string, path: string): Problem | undefined {
  if (path === '') {
    return { message: `${what} "" is empty`, fix: 'Specify a path.' };
  }
  if (controlCharacter.test(path)) {
    return {
      message: `${what} ${quoted(path)} contains a control character, most likely from a backslash escape in a string literal`,
      fix: 'Use forward slashes, double the backslashes, or use String.raw.',
    };
  }
  if (/^[a-zA-Z]:(?![\\/])./u.test(path)) {
    return {
      message: `${what} ${quoted(path)} has a drive without a slash after it: it is relative to the current folder of the drive, or has lost a backslash`,
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
      fix: 'Open the pipe by its name: the process runs on the host and has access to it.',
    };
  }
  if (flat.startsWith('\\\\')) {
    return { message: `${what} ${quoted(path)} is a device or a network share`, fix: 'Use a folder on a drive of the node, such as C:/data.' };
  }
  return undefined;
}

function shapeProblem(what: string, path: string): Problem | undefined {
  if (/^(?:[a-zA-Z]:)?[\\/]?%[^%\\/]+%(?=[\\/]|$)/u.test(path)) {
    return { message: `${what} ${quoted(path)} starts with an environment variable, which nothing replaces here`, fix: 'Write the path in full, such as C:/ProgramData/contoso.' };
  }
  if (!/^[a-zA-Z]:([\\/]|$)/u.test(path) && !/^[\\/]/u.test(path)) {
    return { message: `${what} ${quoted(path)} is not absolute`, fix: `Write ${quoted(`C:/${path}`)} or ${quoted(`/${path}`)}.` };
  }
  return characterProblem(what, path, path.replace(/^[a-zA-Z]:/u, '')) ?? parentProblem(what, path);
}

function characterProblem(what: string, path: string, withoutDrive: string = path): Problem | undefined {
  return /[<>:"|?*]/u.test(withoutDrive)
    ? { message: `${what} ${quoted(path)} contains a character that Windows does not allow in a path`, fix: 'Leave out < > : " | ? *.' }
    : undefined;
}

function parentProblem(what: string, path: string): Problem | undefined {
  return path.split(/[\\/]/u).includes('..')
    ? { message: `${what} ${quoted(path)} leaves its folder with ".."`, fix: 'Write the path without "..".' }
    : undefined;
}
