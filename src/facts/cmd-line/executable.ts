import { wholeLine } from './whole-line';
import { quoted } from '../errors';
import { programFolders } from '../program-folders';
import { SANDBOX_FOLDER, SANDBOX_VARIABLE } from '../sandbox';
import { isWithin, normalizedPath, withBackslashes } from '../windows-path';

/** A problem with the program that the first word of a command starts. */
export interface ExecutableProblem {
  /**
   * - `script`: a script without its interpreter
   * - `unix-shell`: a shell that Windows does not have
   * - `unix-program`: another program that Windows does not have. An image can contain it
   * - `pwsh`: PowerShell 7, which Windows does not include
   * - `host-path`: an absolute path on the host outside the folders of programs, where the files of
   *   the image are not
   */
  readonly kind: 'script' | 'unix-shell' | 'unix-program' | 'pwsh' | 'host-path';
  readonly message: string;
  readonly fix: string;
}

// Folders of the host in which a command expects a program on purpose, and the folder of the image.
const expectedFolders = ['C:\\Windows', ...programFolders, 'C:\\ProgramData', 'C:\\opt\\cni', 'C:\\k', SANDBOX_FOLDER].map(normalizedPath);

const unixPrograms = new Set([
  'awk', 'cat', 'chmod', 'chown', 'cp', 'env', 'false', 'grep', 'head', 'ln', 'ls', 'mv', 'rm', 'sed', 'sleep', 'tail', 'touch', 'true',
]);

/** The problem with the name of a program in the manifest, or undefined. */
export function executableProblem(word: string): ExecutableProblem | undefined {
  if (wholeLine(word) !== undefined) {
    return undefined;
  }
  const name = word.replace(/^.*[\\/]/su, '').toLowerCase();
  const script = /\.(?:ps1|sh)$/u.exec(name);
  if (script !== null) {
    return {
      kind: 'script',
      message: `executable ${quoted(word)} is a script, which Windows does not start without its interpreter`,
      fix: script[0] === '.ps1'
        ? `Write powershell.exe, -NoProfile, -File and ${quoted(word)} as elements of the list. A NodeScript does this.`
        : 'Rewrite it for PowerShell, and run it with powershell.exe and -File. A NodeScript does this.',
    };
  }
  if (/^(?:sh|ash|dash|bash|zsh)(?:\.exe)?$/u.test(name)) {
    return {
      kind: 'unix-shell',
      message: `executable ${quoted(word)} is a Unix shell, which a Windows host does not have`,
      fix: 'Rewrite the script for PowerShell, and run it with powershell.exe and -File. A NodeScript does this.',
    };
  }
  if (isUnixProgram(word)) {
    return {
      kind: 'unix-program',
      message: `executable ${quoted(word)} is a program of Unix, which a Windows host does not have`,
      fix: name === 'sleep' || name === 'tail'
        ? 'Use a program of Windows. To wait, write powershell.exe, -NoProfile, -Command and "while ($true) { Start-Sleep 3600 }".'
        : 'Use a program of Windows, or a PowerShell script.',
    };
  }
  if (/^pwsh(?:\.exe)?$/iu.test(word)) {
    return {
      kind: 'pwsh',
      message: `executable ${quoted(word)} is PowerShell 7, which a Windows host does not include`,
      fix: `Use powershell.exe, which every Windows host has. If the image contains pwsh.exe, write its path below %${SANDBOX_VARIABLE}% (SandboxPath.image(path).commandLine).`,
    };
  }
  return hostPathProblem(word);
}

/** True for the name of a program that Unix has and Windows does not. */
export function isUnixProgram(word: string): boolean {
  return unixPrograms.has(word.toLowerCase());
}

function hostPathProblem(word: string): ExecutableProblem | undefined {
  if (!/^(?:[a-z]:)?[\\/]/iu.test(word)) {
    return undefined;
  }
  const path = normalizedPath(word);
  if (!path.startsWith('c:') || expectedFolders.some((folder) => isWithin(path, folder))) {
    return undefined;
  }
  return {
    kind: 'host-path',
    message: `executable ${quoted(word)} is a path on the host, which does not contain the files of the image`,
    fix: `For a program of the image, write ${quoted(`%${SANDBOX_VARIABLE}%${withBackslashes(word).replace(/^[a-z]:/iu, '')}`)} (SandboxPath.image(path).commandLine). If all nodes have the program at this path, suppress the finding.`,
  };
}
