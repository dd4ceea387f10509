import { isUtf8 } from 'node:buffer';
import { FileLines } from './file-lines';
import type { InputProblem } from './manifest-set';

/** The longest string of Node.js 20. */
const MAX_FILE_MEBIBYTES = 511;

/** The offset of the first character, after the byte order mark of UTF-8 if there is one. */
export function beginOfText(bytes: Buffer): number {
  return bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF ? 3 : 0;
}

/** Whether the bytes exceed the longest string. */
export function isTooLarge(bytes: Buffer): boolean {
  return bytes.length > MAX_FILE_MEBIBYTES * 1024 * 1024;
}

/** The content of an input as UTF-8, as kubectl reads it. */
export interface InputText {
  readonly bytes: Buffer;
  /** Whether U+FFFD is in the place of bytes that are not part of a character. */
  readonly isRepaired: boolean;
}

/**
 * Decodes UTF-16 with a byte order mark, and replaces bytes that are not UTF-8 with U+FFFD.
 * @see https://github.com/kubernetes/cli-runtime/blob/master/pkg/resource/visitor.go
 */
export function inputText(bytes: Buffer): InputText {
  if (isTooLarge(bytes)) {
    return { bytes, isRepaired: false };
  }
  const utf16 = markedUtf16(bytes);
  if (utf16 !== undefined) {
    return { bytes: Buffer.from(utf16), isRepaired: false };
  }
  return isUtf8(bytes) ? { bytes, isRepaired: false } : { bytes: Buffer.from(bytes.toString('utf8')), isRepaired: true };
}

/** Why no document of an input can be read, or undefined. */
export function problemOfText({ bytes, isRepaired }: InputText, lines: FileLines): InputProblem | undefined {
  if (isTooLarge(bytes)) {
    return {
      message: `the file has ${Math.ceil(bytes.length / 1024 / 1024)} MiB, which is more than the limit of ${MAX_FILE_MEBIBYTES}`,
      fix: 'Split it into several files.',
    };
  }
  if (looksLikeUtf16(bytes)) {
    return {
      message: 'the file is in UTF-16 without a byte order mark, so kubectl reads it as UTF-8',
      fix: 'Save it as UTF-8: in Windows PowerShell, write it with Out-File -Encoding utf8.',
    };
  }
  // kubectl replaces such bytes only in a file without this mark.
  if (isRepaired && beginOfText(bytes) > 0) {
    return {
      message: 'the file starts with the byte order mark of UTF-8, but contains bytes that are not UTF-8',
      fix: 'Save it as UTF-8.',
      range: rangeOfByte(lines, bytes.indexOf('\uFFFD')),
    };
  }
  const nul = bytes.indexOf(0);
  return nul === -1 ? undefined : {
    message: `the file has a NUL byte at offset ${nul}`,
    fix: 'Write the file again. Text files have no NUL bytes, but editors and disks leave them behind when a write fails.',
    range: rangeOfByte(lines, nul),
  };
}

/** The text of a file that starts with a byte order mark of UTF-16. */
function markedUtf16(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xFF && bytes[1] === 0xFE) {
    return bytes.toString('utf16le', 2);
  }
  return bytes[0] === 0xFE && bytes[1] === 0xFF
    ? Buffer.from(bytes.subarray(2, bytes.length - bytes.length % 2)).swap16().toString('utf16le') : undefined;
}

/** Detected by the zero bytes of the first two characters. */
function looksLikeUtf16([first, second, third, fourth]: Buffer): boolean {
  return (first === 0 && third === 0 && second !== 0 && fourth !== undefined && fourth !== 0)
    || (second === 0 && fourth === 0 && first !== 0 && third !== 0);
}

function rangeOfByte(lines: FileLines, offset: number): InputProblem['range'] {
  const start = lines.at(offset);
  return { start, end: { ...start, column: start.column + 1 } };
}
