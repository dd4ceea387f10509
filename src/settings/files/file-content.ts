import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Problem, quoted } from '../../facts/errors';
import { NodeSettingFile } from '../desired-state/node-setting';

/** How a text becomes bytes. */
export enum TextEncoding {
  /** UTF-8. */
  UTF_8 = 'utf-8',
  /** UTF-8 with a byte order mark: what Windows PowerShell 5.1 reads right. */
  UTF_8_WITH_BOM = 'utf-8-bom',
  /** UTF-16, little-endian, with a byte order mark: what Windows calls Unicode. */
  UTF_16 = 'utf-16',
}

/** How lines end. */
export enum LineEnds {
  /** As the text has them. */
  AS_GIVEN = 'asGiven',
  /** CR LF, as programs of Windows write them. */
  CRLF = 'crlf',
}

/** Why a text cannot be the content of a file as it is, or undefined. */
export function textProblem(path: string, text: string): Problem | undefined {
  if (typeof text !== 'string') {
    return { message: `file ${quoted(path)} has the content ${quoted(text)}, which is no text`, fix: 'Give a text.' };
  }
  return /\p{Cs}/u.test(text)
    ? { message: `file ${quoted(path)} holds half of a surrogate pair, which no encoding can write`, fix: 'Give a text that was cut between characters, or use NodeFile.fromFile.' }
    : undefined;
}

export function encoded(text: string, encoding: TextEncoding, lineEnds: LineEnds): Buffer {
  const lines = lineEnds === LineEnds.CRLF ? text.replace(/\r?\n/gu, '\r\n') : text;
  if (encoding === TextEncoding.UTF_16) {
    return Buffer.from(`\ufeff${lines}`, 'utf16le');
  }
  return Buffer.from(encoding === TextEncoding.UTF_8_WITH_BOM ? `\ufeff${lines}` : lines, 'utf8');
}

/** Bytes on their way to a node. */
export interface TravellingContent {
  /** Made from the hash: what is equal travels once. */
  readonly name: string;
  readonly sha256: string;
  readonly file: NodeSettingFile;
}

export function travelling(bytes: Buffer): TravellingContent {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: `file-${sha256.slice(0, 16)}`, sha256, file: isPlain(bytes) ? { text: bytes.toString('utf8') } : { base64: bytes.toString('base64') } };
}

/** Whether every byte comes through JSON and YAML as it is, and people can read it on the way. */
function isPlain(bytes: Buffer): boolean {
  return isUtf8(bytes) && /^(?:[\n\t]|[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}])*$/u.test(bytes.toString('utf8'));
}
