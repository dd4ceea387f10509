import { quoted, throwProblem, userError } from '../../facts/errors';
import { agentPath } from '../../facts/grantable-paths';
import { programFolders } from '../../facts/program-folders';
import { deviceName, serviceFileName, sha256Digits } from '../../facts/setting-grammars';
import { hostPathProblem, isWithin, normalizedPath, relativePathProblem, withBackslashes } from '../../facts/windows-path';

/** The folder of the programs of Windows. Users can write to some of its subfolders. */
const SYSTEM_FOLDER = 'c:\\windows\\system32';

/** A file that the agent copies from the image to the node. */
interface StagedFile {
  readonly name: string;
  readonly source: string;
  readonly sha256: string;
}

/** The program of a Windows service. */
export class ServiceBinary {
  /**
   * A program from the `image` of `WindowsNodeSettings`. The agent copies it to
   * `C:\Program Files\<vendor>\<service>\<hash of the files>` on the node, because the files of a
   * container disappear with the container. Users cannot write to that folder.
   * @param path relative to the root of the image, such as `agent/agent.exe`
   * @param sha256 of the program in hexadecimal, as `sha256sum` prints it. The agent refuses a file
   * with another hash
   * @throws for paths that leave the image, for a file that is not an `.exe`, and for a value that
   * is not a SHA-256
   */
  public static fromImage(path: string, sha256: string): ServiceBinary {
    const program = stagedFile(path, sha256);
    if (!/\.exe$/iu.test(program.name)) {
      throw userError({ message: `ServiceBinary.fromImage: program ${quoted(path)} is not an .exe`, fix: 'Use the path of an .exe. A Windows service cannot be a script.' });
    }
    return new ServiceBinary(program.name, [program]);
  }

  /**
   * A program that is already on the node, such as one from a machine image.
   * @param path absolute, below `C:\Program Files` or `C:\Program Files (x86)`, or in
   * `C:\Windows\System32`. In other folders, users may be able to replace the program
   * @throws for other folders and for a file that is not an `.exe`
   */
  public static existing(path: string): ServiceBinary {
    throwProblem(typeof path === 'string' ? hostPathProblem('ServiceBinary.existing: path', path) : { message: `ServiceBinary.existing: path must be a string, got ${quoted(path)}`, fix: 'Use the path of the program.' });
    const normalized = normalizedPath(path);
    const ambiguous = withBackslashes(path).split('\\').find((name) => /[. ]$|^ |~\d/u.test(name));
    if (ambiguous !== undefined || !normalized.endsWith('.exe') || !isSafeFromUsers(normalized)) {
      throw userError({
        message: `ServiceBinary.existing: program ${quoted(path)} is not the full path of an .exe below ${programFolders.join(' or ')}, or in C:\\Windows\\System32`,
        fix: 'Users may be able to replace programs in other folders. Put the program into an image, and use ServiceBinary.fromImage.',
      });
    }
    return new ServiceBinary(agentPath(path), []);
  }

  private constructor(
    /** @internal */
    public readonly _program: string,
    /** @internal */
    public readonly _files: readonly StagedFile[],
  ) {}

  /**
   * Returns a copy with one more file from the image, such as a library or a configuration file.
   * The agent puts it into the folder of the program.
   * @param path relative to the root of the image. Its last part becomes the name of the file
   * @param sha256 of the file, as in `fromImage`
   * @throws for a program that does not come from an image, and for two files with the same name
   */
  public withFile(path: string, sha256: string): ServiceBinary {
    const file = stagedFile(path, sha256);
    if (this._files.length === 0) {
      throw userError({ message: `ServiceBinary.withFile: file ${quoted(path)} cannot be added to a program that is already on the node`, fix: 'Use ServiceBinary.fromImage, or NodeFile.fromImage.' });
    }
    if (this._files.some(({ name }) => name.toLowerCase() === file.name.toLowerCase())) {
      throw userError({ message: `ServiceBinary.withFile: file ${quoted(path)} has the name of another file of the service`, fix: 'Use different names, because all files are in one folder.' });
    }
    return new ServiceBinary(this._program, [...this._files, file]);
  }
}

function stagedFile(path: string, sha256: string): StagedFile {
  throwProblem(relativePathProblem('ServiceBinary: path', path));
  const names = withBackslashes(path).split('\\').filter((part) => part !== '' && part !== '.');
  const name = names.at(-1) ?? '';
  if (!serviceFileName.matches(name) || deviceName.matches(name)) {
    throw userError({ message: `ServiceBinary: file ${quoted(path)} has a name that is not safe on Windows`, fix: 'Use up to 100 letters, digits, spaces and _ . + -.' });
  }
  if (typeof sha256 !== 'string' || !sha256Digits.matches(sha256.toLowerCase())) {
    throw userError({ message: `ServiceBinary: sha256 of ${quoted(path)} is ${quoted(sha256)}`, fix: 'Use 64 hexadecimal digits, as sha256sum prints them.' });
  }
  return { name, source: `image:${names.join('\\')}`, sha256: sha256.toLowerCase() };
}

/** Whether only SYSTEM and administrators can put a program at this path. */
function isSafeFromUsers(path: string): boolean {
  return programFolders.some((root) => isWithin(path, normalizedPath(root))) || path.slice(0, path.lastIndexOf('\\')) === SYSTEM_FOLDER;
}
