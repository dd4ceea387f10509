import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Problem, quoted } from '../../facts/errors';
import { NodeSettingFile } from '../desired-state/node-setting';

/** The encoding of a file. */
export enum TextEncoding {
  /** UTF-8. */
  UTF_8 = 'utf-8',
  /** UTF-8 with a byte order mark, by which Windows PowerShell 5.1 recognizes UTF-8. */
  UTF_8_WITH_BOM = 'utf-8-bom',
  /** UTF-16, little-endian, with a byte order mark. Windows calls it Unicode. */
  UTF_16 = 'utf-16',
}

/** The line endings of a file. */
export enum LineEnds {
  /** The same line endings as in the string. */
  AS_GIVEN = 'asGiven',
  /** CR LF, as Windows programs write them. */
  CRLF = 'crlf',
}

/** Why a value cannot be the content of a file, or undefined. */
export function textProblem(path: string, text: string): Problem | undefined {
  if (typeof text !== 'string') {
    return { message: `NodeFile ${quoted(path)}: content must be a string, got ${quoted(text)}`, fix: 'Use a string, or NodeFile.fromFile.' };
  }
  return /\p{Cs}/u.test(text)
    ? { message: `NodeFile ${quoted(path)}: content contains half of a surrogate pair, which no encoding can write`, fix: 'Cut the string between characters, or use NodeFile.fromFile.' }
    : undefined;
}

export function encoded(text: string, encoding: TextEncoding, lineEnds: LineEnds): Buffer {
  const lines = lineEnds === LineEnds.CRLF ? text.replace(/\r?\n/gu, '\r\n') : text;
  if (encoding === TextEncoding.UTF_16) {
    return Buffer.from(`\ufeff${lines}`, 'utf16le');
  }
  return Buffer.from(encoding === TextEncoding.UTF_8_WITH_BOM ? `\ufeff${lines}` : lines, 'utf8');
}

/** The content of a file, as it reaches a node. */
export interface TravellingContent {
  /** Derived from the hash, so that equal content is sent once. */
  readonly name: string;
  readonly sha256: string;
  readonly file: NodeSettingFile;
}

export function travelling(bytes: Buffer): TravellingContent {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: `file-${sha256.slice(0, 16)}`, sha256, file: isPlain(bytes) ? { text: bytes.toString('utf8') } : { base64: bytes.toString('base64') } };
}

/** Whether JSON and YAML keep every byte, and people can read the content in the manifest. */
function isPlain(bytes: Buffer): boolean {
  return isUtf8(bytes) && /^(?:[\n\t]|[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}])*$/u.test(bytes.toString('utf8'));
}
