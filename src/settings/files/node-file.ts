import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { encoded, LineEnds, TextEncoding, textProblem, travelling } from './file-content';
import { desiredPath, nodePathKeys, NodePathOptions, pathPart } from './node-path';
import { CONFIG_MAP_BYTES } from '../../facts/config-map';
import { quoted, throwProblem, userError } from '../../facts/errors';
import { checkMember } from '../../facts/members';
import { sha256Digits } from '../../facts/setting-grammars';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import { relativePathProblem, withBackslashes } from '../../facts/windows-path';
import type { FileSetting } from '../desired-state/desired-setting';
import { NodeSetting, NodeSettingFile } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

/** Options for a file whose content is a string. */
export interface NodeTextFileOptions extends NodePathOptions {
  /**
   * The encoding of the file.
   * @default TextEncoding.UTF_8
   */
  readonly encoding?: TextEncoding;

  /**
   * The line endings of the file.
   * @default LineEnds.AS_GIVEN
   */
  readonly lineEnds?: LineEnds;
}

/** Options for a file from an image. */
export interface NodeImageFileOptions extends NodePathOptions {
  /** SHA-256 of the file in hexadecimal. The agent refuses a file with another hash. */
  readonly sha256: string;
}

const textKeys: KeysOf<NodeTextFileOptions> = { ...nodePathKeys, encoding: true, lineEnds: true };
const imageKeys: KeysOf<NodeImageFileOptions> = { ...nodePathKeys, sha256: true };

/** Where the agent finds the content, and the hash that it must have. */
interface Content {
  readonly source: string;
  readonly sha256: string;
  readonly files?: Readonly<Record<string, NodeSettingFile>>;
}

/**
 * A file on Windows nodes. The agent replaces it as a whole: readers see either the old content or
 * the new content. The folder of the file must exist: list a `NodeDirectory` before the file. Do
 * not use it for secrets, because everyone with read access to the ConfigMap can read the content.
 *
 * `absent()` deletes the file if the agent created it. A file that existed before gets its previous
 * content and permissions back, from a copy in the agent's folder.
 *
 * @example
 * new WindowsNodeSettings(chart, 'files', {
 *   settings: [
 *     NodeDirectory.of('C:/ProgramData/contoso'),
 *     NodeFile.fromText('C:/ProgramData/contoso/agent.yaml', 'log: info\n'),
 *   ],
 * });
 */
export class NodeFile extends NodeSetting {
  /**
   * A file with this string as its content.
   * @param path absolute, with slashes or backslashes
   * @throws for folders of Windows, users, kubelet and the container runtime, and for other folders
   * that decide what runs as LocalSystem
   */
  public static fromText(path: string, text: string, options: NodeTextFileOptions = {}): NodeFile {
    checkKeys('NodeFile.fromText', options, textKeys);
    throwProblem(textProblem(path, text));
    const { encoding = TextEncoding.UTF_8, lineEnds = LineEnds.AS_GIVEN } = options;
    checkMember(`NodeFile ${quoted(path)}: encoding`, encoding, 'TextEncoding', TextEncoding);
    checkMember(`NodeFile ${quoted(path)}: lineEnds`, lineEnds, 'LineEnds', LineEnds);
    return NodeFile.ofBytes(path, encoded(text, encoding, lineEnds), options);
  }

  /**
   * A copy of a local file. The settings of an agent, with all files, can have at most 1 MiB.
   * @param path absolute, with slashes or backslashes
   * @param localPath the file to read when the app runs. In languages other than TypeScript, use an
   * absolute path
   * @throws in the same cases as `fromText`, and for a file that cannot be read or is too large
   */
  public static fromFile(path: string, localPath: string, options: NodePathOptions = {}): NodeFile {
    checkKeys('NodeFile.fromFile', options, nodePathKeys);
    return NodeFile.ofBytes(path, readBytes(localPath), options);
  }

  /**
   * A copy of a file from the `image` of `WindowsNodeSettings`.
   * @param path absolute, with slashes or backslashes
   * @param imagePath relative to the root of the image, such as `agent/agent.exe`
   * @throws in the same cases as `fromText`, and if `sha256` is not a SHA-256
   */
  public static fromImage(path: string, imagePath: string, options: NodeImageFileOptions): NodeFile {
    checkKeys('NodeFile.fromImage', options ?? {}, imageKeys);
    throwProblem(relativePathProblem(`NodeFile ${quoted(path)}: imagePath`, imagePath));
    if (typeof options?.sha256 !== 'string' || !sha256Digits.matches(options.sha256.toLowerCase())) {
      throw userError({ message: `NodeFile ${quoted(path)}: sha256 of ${quoted(imagePath)} is ${quoted(options?.sha256)}`, fix: 'Use 64 hexadecimal digits, as sha256sum prints them.' });
    }
    const names = withBackslashes(imagePath).split('\\').filter((name) => name !== '' && name !== '.');
    return new NodeFile(path, { source: `image:${names.join('\\')}`, sha256: options.sha256.toLowerCase() }, options);
  }

  private static ofBytes(path: string, bytes: Buffer, options: NodePathOptions): NodeFile {
    const { name, sha256, file } = travelling(bytes);
    return new NodeFile(path, { source: `data:${name}`, sha256, files: { [name]: file } }, options);
  }

  /** The path of the file, with backslashes. */
  public readonly path: string;

  private readonly setting: FileSetting;

  private constructor(path: string, private readonly content: Content, options: NodePathOptions) {
    super();
    const { source, sha256 } = content;
    this.setting = { kind: 'file', ...desiredPath('file', path, options), source, sha256 };
    this.path = this.setting.path;
  }

  /** @internal */
  public _parts(): SettingPart<FileSetting>[] {
    return [pathPart(this.setting)];
  }

  /** @internal */
  public override _files(): Readonly<Record<string, NodeSettingFile>> {
    return this.content.files ?? {};
  }

  /** @internal */
  public override get _needsImage(): boolean {
    return this.content.files === undefined;
  }
}

function readBytes(localPath: string): Buffer {
  const absolute = resolve(localPath);
  try {
    const stats = statSync(absolute);
    const { size } = stats;
    // A directory also has a size, but readFileSync reports a better error for it.
    if (size <= CONFIG_MAP_BYTES || !stats.isFile()) {
      return readFileSync(absolute);
    }
    throw userError({
      message: `NodeFile.fromFile: file ${quoted(absolute)} has ${size} bytes, but a ConfigMap can have at most ${CONFIG_MAP_BYTES}`,
      fix: 'Put the file into an image, and use NodeFile.fromImage.',
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : userError({ message: `NodeFile.fromFile: file ${quoted(absolute)} cannot be read: ${code}`, fix: 'Use the path of a file that exists and is readable.' });
  }
}
