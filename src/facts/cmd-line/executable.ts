import { quoted } from '../errors';
import { SANDBOX_FOLDER } from '../sandbox';
import { isWithin, normalizedPath } from '../windows-path';

/** Why the first word of a command is not what a HostProcess container should start. */
export interface ExecutableProblem {
  /**
   * - `script`: a script without its interpreter
   * - `unix-shell`: a shell that Windows does not have
   * - `pwsh`: PowerShell 7, which Windows does not come with
   * - `host-path`: an absolute path of the host outside the Windows folder, where the image's files are not
   */
  readonly kind: 'script' | 'unix-shell' | 'pwsh' | 'host-path';
  readonly message: string;
  readonly fix: string;
}

const windowsFolder = normalizedPath('C:\\Windows');
const sandboxFolder = normalizedPath(SANDBOX_FOLDER);

/** What is doubtful about a program's name as the manifest gives it, or undefined. */
export function executableProblem(word: string): ExecutableProblem | undefined {
  const name = word.replace(/^.*[\\/]/su, '').toLowerCase();
  const script = /\.(?:ps1|sh)$/u.exec(name);
  if (script !== null) {
    return {
      kind: 'script',
      message: `executable ${quoted(word)} is a script, which Windows does not start by itself`,
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
      message: `executable ${quoted(word)} is PowerShell 7, which a Windows host does not come with`,
      fix: 'Use powershell.exe, which every Windows host has, or name the pwsh.exe of the image by its SandboxPath.',
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
    message: `executable ${quoted(word)} is a path of the host, where the files of the image are not`,
    fix: 'For a program of the image give its SandboxPath. For a program that the host has, nothing needs to change.',
  };
}
