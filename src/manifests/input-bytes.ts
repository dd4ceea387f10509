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

/** Why the bytes cannot be decoded, or undefined. */
export function problemOfBytes(bytes: Buffer, lines: FileLines): InputProblem | undefined {
  if (isTooLarge(bytes)) {
    return {
      message: `the file has ${Math.ceil(bytes.length / 1024 / 1024)} MiB, which is more than the limit of ${MAX_FILE_MEBIBYTES}`,
      fix: 'Split it into several files.',
    };
  }
  if (looksLikeUtf16(bytes)) {
    return {
      message: 'the file is in UTF-16, but Kubernetes reads UTF-8',
      fix: 'Save it as UTF-8: in Windows PowerShell, write it with Out-File -Encoding utf8 instead of >.',
    };
  }
  if (!isUtf8(bytes)) {
    const offset = firstBadByte(bytes);
    return {
      message: `the file is not UTF-8: byte ${hex(bytes[offset])} at offset ${offset} is not part of a character`,
      fix: 'Save it as UTF-8, or exclude it if it is not a text file.',
      range: rangeOfByte(lines, offset),
    };
  }
  const nul = bytes.indexOf(0);
  return nul === -1 ? undefined : {
    message: `the file has a NUL byte at offset ${nul}`,
    fix: 'Write the file again. Text files have no NUL bytes, but editors and disks leave them behind when a write fails.',
    range: rangeOfByte(lines, nul),
  };
}

/** Detected by the byte order mark, or by the zero bytes of the first two characters. */
function looksLikeUtf16(bytes: Buffer): boolean {
  const [first, second, third, fourth] = bytes;
  return (first === 0xFF && second === 0xFE) || (first === 0xFE && second === 0xFF)
    || (first === 0 && third === 0 && second !== 0 && fourth !== 0 && bytes.length > 3)
    || (second === 0 && fourth === 0 && first !== 0 && third !== 0);
}

/** A line break is never part of another character, so lines can be checked one by one. */
function firstBadByte(bytes: Buffer): number {
  let begin = 0;
  for (;;) {
    const lineFeed = bytes.indexOf(0x0A, begin);
    const end = lineFeed === -1 ? bytes.length : lineFeed + 1;
    if (!isUtf8(bytes.subarray(begin, end))) {
      return firstBadByteOfLine(bytes, begin, end);
    }
    begin = end;
  }
}

function firstBadByteOfLine(bytes: Buffer, begin: number, end: number): number {
  let offset = begin;
  for (;;) {
    const length = lengthOfCharacter(bytes[offset]);
    if (!isUtf8(bytes.subarray(offset, Math.min(offset + length, end)))) {
      return offset;
    }
    offset += length;
  }
}

function lengthOfCharacter(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

function rangeOfByte(lines: FileLines, offset: number): InputProblem['range'] {
  const start = lines.at(offset);
  return { start, end: { ...start, column: start.column + 1 } };
}

function hex(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
