import type { SourceRange } from './source-range';

/** A source of manifests: a file, or other input. */
export interface ManifestSource {
  /** The name for users. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Why a file, or a document of it, cannot be read, or is read differently than it appears. */
export interface InputProblem {
  /** Starts in lowercase and has no full stop. */
  readonly message: string;
  /** What to do instead: a sentence. */
  readonly fix: string;
  /** @default - the problem concerns the whole file */
  readonly range?: SourceRange;
}

/** The content of one source. */
export interface ManifestFile {
  readonly path: string;
  /** The content without byte order mark. Undefined if the bytes cannot be decoded. */
  readonly text?: string;
  /** The number of documents that are not empty, parsed or not. */
  readonly documentCount: number;
  /** The number of documents that were not parsed, because no rule applies to them. */
  readonly passedOverCount: number;
  /**
   * The problems in the order of the file. Broken documents are omitted, and the rest is still
   * read.
   */
  readonly problems: readonly InputProblem[];
  /** What kubectl reads differently from other programs, or ignores. */
  readonly remarks: readonly InputProblem[];
  /** A line by its number, starting at 1, without its line break. */
  lineAt(line: number): string | undefined;
}

/** A document, or an item of a document that is a list. */
export interface ManifestDocument {
  readonly file: ManifestFile;
  readonly value: unknown;
  /**
   * The place of a value: the scalar itself, or the key of anything else, or the first key if there
   * is no key above. For aliases and merge keys, it is the place of the anchor. For a pointer
   * beyond the document, it is the deepest existing part.
   */
  readonly locate: (pointer: string) => SourceRange;
}

/** All relevant documents, in the order of the files. */
export interface ManifestSet {
  readonly files: readonly ManifestFile[];
  readonly documents: readonly ManifestDocument[];
}
