import type { SourceRange } from './source-range';

/** Something that may hold manifests: a file, or what came from elsewhere. */
export interface ManifestSource {
  /** The name under which people know it. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Why a file, or a document of it, cannot be read. */
export interface InputProblem {
  /** Lower-case start, no full stop. */
  readonly message: string;
  /** What to do instead: a sentence. */
  readonly fix: string;
  /** @default - it is about the whole file */
  readonly range?: SourceRange;
}

/** What has been read of one source. */
export interface ManifestFile {
  readonly path: string;
  /** The text without byte order mark; undefined where the bytes are no text. */
  readonly text?: string;
  /** All documents that hold something, read or not. */
  readonly documentCount: number;
  /** Those of them that were not parsed, because no rule has anything to say about them. */
  readonly passedOverCount: number;
  /** In the order of the file. What is broken is left out of the documents, and the rest is still read. */
  readonly problems: readonly InputProblem[];
  /** A line by its number, from 1, without its end. */
  lineAt(line: number): string | undefined;
}

/** A document, or an item of a document that is a list. */
export interface ManifestDocument {
  readonly file: ManifestFile;
  readonly value: unknown;
  /**
   * Where a value is written: a scalar itself, and the key of anything else; the first key where there is none above. Behind
   * aliases and merge keys it is the place of the anchor. What a pointer names beyond the document is the deepest part that exists.
   */
  readonly locate: (pointer: string) => SourceRange;
}

/** All documents that matter, in the order of the files. */
export interface ManifestSet {
  readonly files: readonly ManifestFile[];
  readonly documents: readonly ManifestDocument[];
}
