import { isAscii } from 'node:buffer';
import { DocumentRange, documentRanges } from './document-ranges';
import { FileLines } from './file-lines';
import { beginOfText, isTooLarge, problemOfBytes } from './input-bytes';
import { jsonValues } from './json-values';
import type { InputProblem, ManifestDocument, ManifestFile, ManifestSet, ManifestSource } from './manifest-set';
import { NodeLog, NodeRecorder } from './node-log';
import { NodePlaces } from './node-places';
import { parseDocument } from './parse-document';
import { Relevance } from './relevance';
import { TextLines } from './text-lines';

export interface ReadOptions {
  /**
   * Whether to read documents that no rule applies to.
   * @default false
   */
  readonly everything?: boolean;
}

/**
 * A larger document is not checked for syntax if nothing in it concerns Windows, because that takes
 * too long.
 */
const MAX_LAST_DOCUMENT_BYTES = 65_536;

/**
 * A larger document needs gigabytes of memory to parse, and Kubernetes does not accept an object of
 * a twentieth of this size.
 */
const MAX_DOCUMENT_MEBIBYTES = 64;

/**
 * Reads files of YAML and JSON. Parses only documents that can matter to a rule: documents that
 * mention Windows, large ConfigMaps and Secrets and, if any document mentions Windows, objects that
 * rules check together with pods. Of the skipped documents, only the last document of a file is
 * checked for syntax. Encoding and NUL bytes are checked in every file. Broken input is reported,
 * never thrown.
 */
export function readManifests(sources: readonly ManifestSource[], options: ReadOptions = {}): ManifestSet {
  const readers = sources.map((source) => new FileReader(source));
  const amongWindows = readers.some(({ speaksOfWindows }) => speaksOfWindows);
  const recorder = new NodeRecorder();
  const documents = readers.flatMap((reader) => reader.read(recorder, (index) => options.everything === true || reader.matters(index, amongWindows)));
  return { files: readers.map(({ file }) => file), documents };
}

class FileReader {
  public readonly file: ReadFile;
  private readonly ranges: readonly DocumentRange[];
  private readonly relevance: Relevance;

  constructor(source: ManifestSource) {
    this.file = new ReadFile(source);
    this.ranges = this.file.isText ? documentRanges(this.file.latin1, beginOfText(source.bytes)) : [];
    this.relevance = new Relevance(this.file.latin1, this.ranges);
    this.file.documentCount = this.ranges.length;
  }

  public get speaksOfWindows(): boolean {
    return this.relevance.speaksOfWindows;
  }

  public matters(index: number, amongWindows: boolean): boolean {
    return this.relevance.matters(index, amongWindows);
  }

  public read(recorder: NodeRecorder, matters: (index: number) => boolean): ManifestDocument[] {
    const isPlain = isAscii(this.file.bytes);
    return this.ranges.flatMap(({ from, to }, index) => {
      if (!matters(index)) {
        this.passOver(from, to, index === this.ranges.length - 1, recorder);
        return [];
      }
      if (to - from > MAX_DOCUMENT_MEBIBYTES * 1024 * 1024) {
        this.file.problems.push(tooLarge(to - from, this.file.lines, from));
        return [];
      }
      const text = isPlain ? this.file.latin1.slice(from, to) : this.file.bytes.toString('utf8', from, to);
      return this.parse(text, new TextLines(text, () => this.file.lines.at(from)), recorder);
    });
  }

  /**
   * A truncated file ends in the middle of a document. If the last document is skipped, it is still
   * checked for syntax.
   */
  private passOver(from: number, to: number, isLast: boolean, recorder: NodeRecorder): void {
    this.file.passedOverCount++;
    if (isLast && to - from <= MAX_LAST_DOCUMENT_BYTES) {
      const text = this.file.bytes.toString('utf8', from, to);
      if (!text.includes('{{')) {
        this.parse(text, new TextLines(text, () => this.file.lines.at(from)), recorder);
      }
    }
  }

  private parse(text: string, lines: TextLines, recorder: NodeRecorder): ManifestDocument[] {
    const parsed = parseDocument(text, lines, recorder);
    if ('value' in parsed) {
      return this.documentsOf(parsed.value, text, parsed.log, lines);
    }
    const values = parsed.hasMore && /^\s*[[{]/u.test(text) ? jsonValues(text) : [];
    if (values.length < 2) {
      this.file.problems.push(parsed.problem);
      return [];
    }
    this.file.documentCount += values.length - 1;
    return values.flatMap(({ from, to }) => {
      const part = text.slice(from, to);
      return this.parse(part, new TextLines(part, () => lines.at(from)), recorder);
    });
  }

  /** A list at the top level means the same as its items as separate documents. */
  private documentsOf(value: unknown, text: string, log: NodeLog, lines: TextLines): ManifestDocument[] {
    let places: NodePlaces | undefined;
    const located = (item: unknown, prefix: string): ManifestDocument => ({
      file: this.file,
      value: item,
      locate: (pointer) => {
        places ??= new NodePlaces(text, log);
        const { from, to } = places.rangeOf(prefix + pointer);
        return { start: lines.at(from), end: lines.at(to) };
      },
    });
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => located(item, `/${index}`));
    }
    return value === null || value === undefined ? [] : [located(value, '')];
  }
}

class ReadFile implements ManifestFile {
  public readonly path: string;
  public readonly bytes: Buffer;
  /**
   * The bytes, each as one character: string operations are fast, and offsets are those of the
   * bytes.
   */
  public readonly latin1: string;
  public readonly lines: FileLines;
  public readonly problems: InputProblem[] = [];
  public readonly isText: boolean;
  public documentCount = 0;
  public passedOverCount = 0;

  constructor({ path, bytes }: ManifestSource) {
    this.path = path;
    this.bytes = bytes;
    this.latin1 = isTooLarge(bytes) ? '' : bytes.toString('latin1');
    this.lines = new FileLines(this.latin1, beginOfText(bytes));
    const problem = problemOfBytes(bytes, this.lines);
    this.isText = problem === undefined;
    if (problem !== undefined) {
      this.problems.push(problem);
    }
  }

  public get text(): string | undefined {
    return this.isText ? this.bytes.toString('utf8', beginOfText(this.bytes)) : undefined;
  }

  public lineAt(line: number): string | undefined {
    return this.lines.text(line);
  }
}

function tooLarge(size: number, lines: FileLines, from: number): InputProblem {
  const start = lines.at(from);
  return {
    message: `a document has ${Math.ceil(size / 1024 / 1024)} MiB, which is more than the limit of ${MAX_DOCUMENT_MEBIBYTES}`,
    fix: 'Split it. Kubernetes does not accept objects larger than 3 MiB.',
    range: { start, end: start },
  };
}
