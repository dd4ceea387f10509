import { isAscii } from 'node:buffer';
import { decodingProblem, isJsonOfOthers } from './decoding-problem';
import { DocumentRange, documentRanges } from './document-ranges';
import { FileLines } from './file-lines';
import { beginOfText, inputText, isTooLarge, problemOfText } from './input-bytes';
import { jsonValues } from './json-values';
import type { InputProblem, ManifestDocument, ManifestFile, ManifestSet, ManifestSource } from './manifest-set';
import { NodeRecorder } from './node-log';
import { NodePlaces } from './node-places';
import { DocumentOptions, parseDocument, problemAtEnd, ReadDocument } from './parse-document';
import { Relevance } from './relevance';
import { replacementPointer, replacementRemark } from './replacement';
import type { SourceRange } from './source-range';
import { TextLines } from './text-lines';

export interface ReadOptions {
  /**
   * Whether to read documents that no rule applies to.
   * @default false
   */
  readonly everything?: boolean;
  /**
   * Whether the documents are objects for a cluster. Otherwise they can be any value.
   * @default true
   */
  readonly areObjects?: boolean;
  /**
   * Whether a repeated key is a problem. Otherwise the last value wins, as in kubectl.
   * @default false
   */
  readonly uniqueKeys?: boolean;
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
 * checked for its end. NUL bytes are reported in every file. Broken input is reported, never
 * thrown.
 */
export function readManifests(sources: readonly ManifestSource[], options: ReadOptions = {}): ManifestSet {
  const readers = sources.map((source) => new FileReader(source, options));
  const amongWindows = readers.some(({ speaksOfWindows }) => speaksOfWindows);
  const recorder = new NodeRecorder();
  const documents = readers.flatMap((reader) => reader.read(recorder, amongWindows));
  return { files: readers.map(({ file }) => file), documents };
}

class FileReader {
  public readonly file: ReadFile;
  private readonly ranges: readonly DocumentRange[];
  private readonly relevance: Relevance;

  constructor(source: ManifestSource, private readonly options: ReadOptions) {
    this.file = new ReadFile(source);
    this.ranges = this.file.isText ? documentRanges(this.file.latin1, this.file.begin) : [];
    this.relevance = new Relevance(this.file.latin1, this.ranges);
    this.file.documentCount = this.ranges.length;
  }

  public get speaksOfWindows(): boolean {
    return this.relevance.speaksOfWindows;
  }

  public read(recorder: NodeRecorder, amongWindows: boolean): ManifestDocument[] {
    return this.ranges.flatMap((range, index) => {
      const isWanted = this.options.everything === true || this.relevance.matters(index, amongWindows);
      const size = range.end - range.from;
      if (!isWanted && (index < this.ranges.length - 1 || size > MAX_LAST_DOCUMENT_BYTES)) {
        this.file.passedOverCount++;
        return [];
      }
      if (size > MAX_DOCUMENT_MEBIBYTES * 1024 * 1024) {
        this.file.problems.push(tooLarge(range, this.file.lines));
        return [];
      }
      const text = this.textOf(range);
      const lines = new TextLines(text, () => this.file.lines.at(range.from));
      const { everything = false, uniqueKeys = false, areObjects = true } = this.options;
      if (!isWanted || (!everything && isJsonOfOthers(text))) {
        this.passOver(text, lines);
        return [];
      }
      const isObject = areObjects && this.relevance.mentionsWindows(index);
      const documents = this.parse(text, lines, recorder, { mayBeJson: index === 0, uniqueKeys, isObject });
      if (range.ignored !== undefined) {
        this.file.remarks.push(ignoredRest(range.ignored, this.file.lines));
      }
      return documents;
    });
  }

  private textOf({ from, end }: DocumentRange): string {
    return this.file.isAscii ? this.file.latin1.slice(from, end) : this.file.bytes.toString('utf8', from, end);
  }

  /** A truncated file ends in the middle of its last document, which can be a skipped document. */
  private passOver(text: string, lines: TextLines): void {
    this.file.passedOverCount++;
    const problem = text.includes('{{') || isJsonOfOthers(text) ? undefined : problemAtEnd(text, lines);
    if (problem !== undefined) {
      this.file.problems.push(problem);
    }
  }

  private parse(text: string, lines: TextLines, recorder: NodeRecorder, options: ParseOptions): ManifestDocument[] {
    const parsed = parseDocument(text, lines, recorder, options);
    if ('value' in parsed) {
      return this.documentsOf(parsed, lines, options);
    }
    const values = parsed.hasMore && /^\s*[[{]/u.test(text) ? jsonValues(text) : [];
    if (values.length < 2) {
      this.file.problems.push(parsed.problem);
      return [];
    }
    this.file.documentCount += values.length - 1;
    return values.flatMap(({ from, to }) => {
      const part = text.slice(from, to);
      return this.parse(part, new TextLines(part, () => lines.at(from)), recorder, options);
    });
  }

  /** A list at the top level means the same as its items as separate documents. */
  private documentsOf({ value, text, log, remarks }: ReadDocument, lines: TextLines, { isObject }: ParseOptions): ManifestDocument[] {
    let places: NodePlaces | undefined;
    const locate = (pointer: string): SourceRange => {
      places ??= new NodePlaces(text, log);
      const { from, to } = places.rangeOf(pointer);
      return { start: lines.at(from), end: lines.at(to) };
    };
    this.file.remarks.push(...remarks);
    const replaced = this.file.isRepaired ? replacementPointer(value) : undefined;
    if (replaced !== undefined) {
      this.file.remarks.push({ ...replacementRemark, range: locate(replaced) });
    }
    const problem = isObject ? decodingProblem(value) : undefined;
    if (problem !== undefined) {
      this.file.problems.push({ message: problem.message, fix: problem.fix, range: locate(problem.pointer) });
    }
    const document = (item: unknown, prefix: string): ManifestDocument => (
      { file: this.file, value: item, locate: (pointer) => locate(prefix + pointer) }
    );
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => document(item, `/${index}`));
    }
    return value === null || value === undefined || (isObject && typeof value !== 'object') ? [] : [document(value, '')];
  }
}

interface ParseOptions extends DocumentOptions {
  /** Whether the document must be an object. */
  readonly isObject: boolean;
}

class ReadFile implements ManifestFile {
  public readonly path: string;
  public readonly bytes: Buffer;
  /**
   * The bytes, each as one character: string operations are fast, and offsets are those of the
   * bytes.
   */
  public readonly latin1: string;
  /** The offset of the first character. */
  public readonly begin: number;
  public readonly lines: FileLines;
  public readonly problems: InputProblem[] = [];
  public readonly remarks: InputProblem[] = [];
  public readonly isText: boolean;
  public readonly isAscii: boolean;
  public readonly isRepaired: boolean;
  public documentCount = 0;
  public passedOverCount = 0;

  constructor(source: ManifestSource) {
    const { bytes, isRepaired } = inputText(source.bytes);
    this.path = source.path;
    this.bytes = bytes;
    this.isRepaired = isRepaired;
    this.isAscii = isAscii(bytes);
    this.latin1 = isTooLarge(bytes) ? '' : bytes.toString('latin1');
    this.begin = beginOfText(bytes);
    this.lines = new FileLines(this.latin1, this.begin);
    const problem = problemOfText({ bytes, isRepaired }, this.lines);
    this.isText = problem === undefined;
    if (problem !== undefined) {
      this.problems.push(problem);
    }
  }

  public get text(): string | undefined {
    return this.isText ? this.bytes.toString('utf8', this.begin) : undefined;
  }

  public lineAt(line: number): string | undefined {
    return this.lines.text(line);
  }
}

function ignoredRest(offset: number, lines: FileLines): InputProblem {
  const start = lines.at(offset);
  return {
    message: 'kubectl ignores the lines between a line ... and the next line ---',
    fix: 'Write a line --- after the line ..., or remove the lines.',
    range: { start, end: { line: start.line, column: start.column + 1 } },
  };
}

function tooLarge({ from, end }: DocumentRange, lines: FileLines): InputProblem {
  const start = lines.at(from);
  return {
    message: `a document has ${Math.ceil((end - from) / 1024 / 1024)} MiB, which is more than the limit of ${MAX_DOCUMENT_MEBIBYTES}`,
    fix: 'Split it. Kubernetes does not accept objects larger than 3 MiB.',
    range: { start, end: start },
  };
}
