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

/** Options for a file whose content is a text. */
export interface NodeTextFileOptions extends NodePathOptions {
  /**
   * How the text becomes bytes.
   * @default TextEncoding.UTF_8
   */
  readonly encoding?: TextEncoding;

  /**
   * How its lines end.
   * @default LineEnds.AS_GIVEN
   */
  readonly lineEnds?: LineEnds;
}

/** Options for a file that comes from an image. */
export interface NodeImageFileOptions extends NodePathOptions {
  /** SHA-256 of the file in hexadecimal: any other file is refused on the node. */
  readonly sha256: string;
}

const textKeys: KeysOf<NodeTextFileOptions> = { ...nodePathKeys, encoding: true, lineEnds: true };
const imageKeys: KeysOf<NodeImageFileOptions> = { ...nodePathKeys, sha256: true };

/** Where the agent finds the content, and which it has to be. */
interface Content {
  readonly source: string;
  readonly sha256: string;
  readonly files?: Readonly<Record<string, NodeSettingFile>>;
}

/**
 * A file of Windows nodes, replaced as a whole: readers see the old content or the new one. The folder around it has to be there: list
 * a `NodeDirectory` before it. No secrets: ConfigMaps are open to whoever may read them.
 *
 * `absent()` removes the file, if the agent made it; one that was there before gets its old content and permissions back, from a
 * copy in the agent's folder.
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
   * A file with this text.
   * @param path absolute, in either kind of slashes
   * @throws for folders of Windows, of users, of kubelet, of the container runtime and of others that decide what runs as LocalSystem
   */
  public static fromText(path: string, text: string, options: NodeTextFileOptions = {}): NodeFile {
    checkKeys('NodeFile.fromText', options, textKeys);
    throwProblem(textProblem(path, text));
    const { encoding = TextEncoding.UTF_8, lineEnds = LineEnds.AS_GIVEN } = options;
    checkMember(`encoding of file ${quoted(path)}`, encoding, 'TextEncoding', TextEncoding);
    checkMember(`lineEnds of file ${quoted(path)}`, lineEnds, 'LineEnds', LineEnds);
    return NodeFile.ofBytes(path, encoded(text, encoding, lineEnds), options);
  }

  /**
   * A file with the bytes of a file of the app, up to 1 MiB with everything else that the settings hold.
   * @param path absolute, in either kind of slashes
   * @param localPath file to read when the app runs; from other languages than TypeScript an absolute path
   * @throws as `fromText` does, and for what cannot be read or is too large
   */
  public static fromFile(path: string, localPath: string, options: NodePathOptions = {}): NodeFile {
    checkKeys('NodeFile.fromFile', options, nodePathKeys);
    return NodeFile.ofBytes(path, readBytes(localPath), options);
  }

  /**
   * A file with the content of one of the image that `WindowsNodeSettings` names as `image`.
   * @param path absolute, in either kind of slashes
   * @param imagePath relative to the root of the image, such as `agent/agent.exe`
   * @throws as `fromText` does
   */
  public static fromImage(path: string, imagePath: string, options: NodeImageFileOptions): NodeFile {
    checkKeys('NodeFile.fromImage', options ?? {}, imageKeys);
    throwProblem(relativePathProblem('imagePath', imagePath));
    if (typeof options?.sha256 !== 'string' || !sha256Digits.matches(options.sha256.toLowerCase())) {
      throw userError({ message: `file ${quoted(imagePath)} of the image has the SHA-256 ${quoted(options?.sha256)}`, fix: 'Give 64 hexadecimal digits, as sha256sum prints them.' });
    }
    const names = withBackslashes(imagePath).split('\\').filter((name) => name !== '' && name !== '.');
    return new NodeFile(path, { source: `image:${names.join('\\')}`, sha256: options.sha256.toLowerCase() }, options);
  }

  private static ofBytes(path: string, bytes: Buffer, options: NodePathOptions): NodeFile {
    const { name, sha256, file } = travelling(bytes);
    return new NodeFile(path, { source: `data:${name}`, sha256, files: { [name]: file } }, options);
  }

  /** Its path, with backslashes. */
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
    // A directory has a size as well, and a better error.
    if (size <= CONFIG_MAP_BYTES || !stats.isFile()) {
      return readFileSync(absolute);
    }
    throw userError({
      message: `file ${quoted(absolute)} has ${size} bytes, and a ConfigMap takes ${CONFIG_MAP_BYTES}`,
      fix: 'Put it into an image, and use NodeFile.fromImage.',
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : userError({ message: `file ${quoted(absolute)} cannot be read: ${code}`, fix: 'Give the path of a file.' });
  }
}
