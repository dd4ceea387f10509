import { quoted, throwProblem, userError } from '../../facts/errors';
import { agentPath } from '../../facts/grantable-paths';
import { programFolders } from '../../facts/program-folders';
import { deviceName, serviceFileName, sha256Digits } from '../../facts/setting-grammars';
import { hostPathProblem, isWithin, normalizedPath, relativePathProblem, withBackslashes } from '../../facts/windows-path';

/** The folder of Windows' own programs. Below it users may write to some folders, as they may elsewhere below `C:\Windows`. */
const SYSTEM_FOLDER = 'c:\\windows\\system32';

/** A file of the image on its way to the node. */
interface StagedFile {
  readonly name: string;
  readonly source: string;
  readonly sha256: string;
}

/** The program of a Windows service. */
export class ServiceBinary {
  /**
   * A program of the image that `WindowsNodeSettings` names as `image`. The agent copies it to a folder of the node, since files of a
   * container go with it: `C:\Program Files\<vendor>\<service>\<hash of the files>`, which users cannot write to.
   * @param path relative to the root of the image, such as `agent/agent.exe`
   * @param sha256 of the program in hexadecimal, as `sha256sum` prints it: any other file is refused on the node
   * @throws for paths that leave the image, for what is no `.exe`, and for what is no SHA-256
   */
  public static fromImage(path: string, sha256: string): ServiceBinary {
    const program = stagedFile(path, sha256);
    if (!/\.exe$/iu.test(program.name)) {
      throw userError({ message: `program ${quoted(path)} of the image is no .exe`, fix: 'Name the program itself. Windows services cannot be scripts.' });
    }
    return new ServiceBinary(program.name, [program]);
  }

  /**
   * A program that is on the node already, such as one that a machine image brings.
   * @param path absolute, below `C:\Program Files` or `C:\Program Files (x86)`, or in `C:\Windows\System32`: elsewhere users may be able to replace it
   * @throws for other places and for what is no `.exe`
   */
  public static existing(path: string): ServiceBinary {
    throwProblem(typeof path === 'string' ? hostPathProblem('path', path) : { message: `path ${quoted(path)} is no text`, fix: 'Name a path.' });
    const normalized = normalizedPath(path);
    const ambiguous = withBackslashes(path).split('\\').find((name) => /[. ]$|^ |~\d/u.test(name));
    if (ambiguous !== undefined || !normalized.endsWith('.exe') || !isSafeFromUsers(normalized)) {
      throw userError({
        message: `program ${quoted(path)} is no .exe that lies below ${programFolders.join(' or ')}, or in C:\\Windows\\System32, written out`,
        fix: 'Users may be able to replace programs elsewhere: bring it in an image, and use ServiceBinary.fromImage.',
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
   * The same with one more file of the image beside the program: a library, a configuration.
   * @param path relative to the root of the image; its last part is its name beside the program
   * @param sha256 as in `fromImage`
   * @throws for a program that does not come from an image, and for two files of one name
   */
  public withFile(path: string, sha256: string): ServiceBinary {
    const file = stagedFile(path, sha256);
    if (this._files.length === 0) {
      throw userError({ message: `file ${quoted(path)} has no folder of its own to go to: the program is on the node already`, fix: 'Use ServiceBinary.fromImage, or NodeFile.fromImage.' });
    }
    if (this._files.some(({ name }) => name.toLowerCase() === file.name.toLowerCase())) {
      throw userError({ message: `file ${quoted(path)} has the name of another file of the service`, fix: 'Name each once; they lie in one folder.' });
    }
    return new ServiceBinary(this._program, [...this._files, file]);
  }
}

function stagedFile(path: string, sha256: string): StagedFile {
  throwProblem(relativePathProblem('path', path));
  const names = withBackslashes(path).split('\\').filter((part) => part !== '' && part !== '.');
  const name = names.at(-1) ?? '';
  if (!serviceFileName.matches(name) || deviceName.matches(name)) {
    throw userError({ message: `file ${quoted(path)} of the image has a name that is no safe choice on Windows`, fix: 'Use up to 100 letters, digits, spaces and _ . + -.' });
  }
  if (typeof sha256 !== 'string' || !sha256Digits.matches(sha256.toLowerCase())) {
    throw userError({ message: `file ${quoted(path)} of the image has the SHA-256 ${quoted(sha256)}`, fix: 'Give 64 hexadecimal digits, as sha256sum prints them.' });
  }
  return { name, source: `image:${names.join('\\')}`, sha256: sha256.toLowerCase() };
}

/** Whether nobody but SYSTEM and administrators can put a program there, by where it is. */
function isSafeFromUsers(path: string): boolean {
  return programFolders.some((root) => isWithin(path, normalizedPath(root))) || path.slice(0, path.lastIndexOf('\\')) === SYSTEM_FOLDER;
}
