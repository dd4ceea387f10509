import { Problem, quoted } from './errors';

const controlCharacter = /[\u0000-\u001f\u007f]/u;

/**
 * Why a text is not an absolute path of a Windows host, or undefined for one that is: `C:\logs`, `C:/logs` and `/logs`
 * (on drive C:) are. Lost backslashes are caught here, because `'C:\var'` in source code holds a vertical tab.
 */
export function hostPathProblem(what: string, path: string): Problem | undefined {
  return literalProblem(what, path) ?? deviceProblem(what, path) ?? shapeProblem(what, path);
}

/** The same for a path relative to a folder, such as a file of the image or of a mount. */
export function relativePathProblem(what: string, path: string): Problem | undefined {
  const literal = literalProblem(what, path) ?? characterProblem(what, path);
  if (literal !== undefined) {
    return literal;
  }
  if (/^[\\/]/u.test(path) || /^[a-zA-Z]:/u.test(path)) {
    return { message: `${what} ${quoted(path)} is absolute`, fix: 'Give the path relative to the folder, without a slash or a drive in front.' };
  }
  return parentProblem(what, path);
}

/** One spelling for comparison: backslashes, lower case, drive in front, no trailing dots, spaces or separators. */
export function normalizedPath(path: string): string {
  const segments = path.replace(/\//g, '\\').split('\\').map((segment) => segment.replace(/[. ]+$/u, '')).filter((segment) => segment !== '');
  const drive = /^[a-z]:$/iu.test(segments[0] ?? '') ? segments.shift()! : 'c:';
  return [drive, ...segments].join('\\').toLowerCase();
}

/** True where `path` is `folder` or lies below it. Both normalized. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}\\`);
}

/** A path with backslashes, as Windows writes it. */
export function withBackslashes(path: string): string {
  return path.replace(/\//g, '\\');
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
  if (/^\\\\[.?]\\pipe\\/iu.test(flat)) {
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
