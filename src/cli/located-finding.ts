import type { SourceRange } from '../manifests';
import type { Finding } from '../rules/finding';

/** A file with findings. */
export interface FindingFile {
  readonly path: string;
  /** A line by its number, starting at 1. */
  lineAt(line: number): string | undefined;
}

/**
 * What suppresses a finding: an annotation of the object, the configuration of the check, or the
 * baseline.
 */
export type SuppressionKind = 'annotation' | 'configuration' | 'baseline';

/** A finding and its place in a file. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly file: FindingFile;
  /** @default - the whole file */
  readonly range?: SourceRange;
  /**
   * The document that the pointer of the finding refers to. Undefined for input that is not a
   * document.
   */
  readonly document?: unknown;
  /** @default - the finding is not suppressed */
  readonly suppressedBy?: SuppressionKind;
}

/** Sorts by file, then by place. */
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
