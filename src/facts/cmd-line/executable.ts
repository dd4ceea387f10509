import { quoted } from '../errors';
import { SANDBOX_FOLDER } from '../sandbox';
import { isWithin, normalizedPath } from '../windows-path';

/** A problem with the program that the first word of a command starts. */
export interface ExecutableProblem {
  /**
   * - `script`: a script without its interpreter
   * - `unix-shell`: a shell that Windows does not have
   * - `pwsh`: PowerShell 7, which Windows does not include
   * - `host-path`: an absolute path on the host outside the Windows folder, where the files of the
   *   image are not
   */
  readonly kind: 'script' | 'unix-shell' | 'pwsh' | 'host-path';
  readonly message: string;
  readonly fix: string;
}

const windowsFolder = normalizedPath('C:\\Windows');
const sandboxFolder = normalizedPath(SANDBOX_FOLDER);

/** The problem with the name of a program in the manifest, or undefined. */
export function executableProblem(word: string): ExecutableProblem | undefined {
  const name = word.replace(/^.*[\\/]/su, '').toLowerCase();
  const script = /\.(?:ps1|sh)$/u.exec(name);
  if (script !== null) {
    return {
      kind: 'script',
      message: `executable ${quoted(word)} is a script, which Windows does not start without its interpreter`,
      fix: script[0] === '.ps1'
        ? `Run it from a NodeScript, or write powershell.exe, -NoProfile, -File and ${quoted(word)}.`
        : 'Rewrite it for PowerShell and run it from a NodeScript.',
    };
  }
  if (/^(?:sh|bash)(?:\.exe)?$/u.test(name)) {
    return {
      kind: 'unix-shell',
      message: `executable ${quoted(word)} is a Unix shell, which a Windows host does not have`,
      fix: 'Rewrite the script for PowerShell and run it from a NodeScript.',
    };
  }
  if (/^pwsh(?:\.exe)?$/iu.test(word)) {
    return {
      kind: 'pwsh',
      message: `executable ${quoted(word)} is PowerShell 7, which a Windows host does not include`,
      fix: 'Use powershell.exe, which every Windows host has, or use the SandboxPath of the pwsh.exe of the image.',
    };
  }
  return hostPathProblem(word);
}

function hostPathProblem(word: string): ExecutableProblem | undefined {
  if (!/^(?:[a-z]:)?[\\/]/iu.test(word)) {
    return undefined;
  }
  const path = normalizedPath(word);
  if (isWithin(path, windowsFolder) || isWithin(path, sandboxFolder)) {
    return undefined;
  }
  return {
    kind: 'host-path',
    message: `executable ${quoted(word)} is a path on the host, which does not contain the files of the image`,
    fix: 'For a program of the image, use its SandboxPath. A program of the host needs no change.',
  };
}
