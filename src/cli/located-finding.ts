import type { SourceRange } from '../manifests';
import type { Finding } from '../rules/finding';

/** A file that findings are in. */
export interface FindingFile {
  readonly path: string;
  /** A line by its number, from 1. */
  lineAt(line: number): string | undefined;
}

/** Who accepts a finding: an annotation of the object, or the configuration of the check. */
export type SuppressionKind = 'annotation' | 'configuration';

/** A finding and the place in a file that it is about. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly file: FindingFile;
  /** @default - the whole file */
  readonly range?: SourceRange;
  /** The document that the finding's pointer leads into; undefined for input that is none. */
  readonly document?: unknown;
  /** @default - nobody accepts it */
  readonly suppressedBy?: SuppressionKind;
}

/** In the order of files, and in each of places. */
export function inOrder(findings: readonly LocatedFinding[], paths: readonly string[]): LocatedFinding[] {
  const positions = new Map(paths.map((path, index) => [path, index]));
  const position = ({ file }: LocatedFinding) => positions.get(file.path) ?? paths.length;
  return [...findings].sort((a, b) => position(a) - position(b)
    || (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0)
    || (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0)
    || compared(a.finding.rule, b.finding.rule)
    || compared(a.finding.pointer, b.finding.pointer));
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
