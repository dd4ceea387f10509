import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { STDIN } from './input-files';
import type { LocatedFinding } from './located-finding';
import { identityOf } from './reports/finding-identity';
import { catalogue } from '../rules/catalogue';
import { Finding } from '../rules/finding';
import { isSuppressible } from '../rules/suppressions';

/** A finding that existed when the baseline was written. */
export interface BaselineEntry {
  /** Rule, object and field, as a hash that does not change if lines move. */
  readonly identity: string;
  readonly rule: string;
  /** The path from the working directory, with slashes. */
  readonly file: string;
  /** For people who read the baseline. */
  readonly subject: string;
}

/** What a baseline did in a check. */
export interface BaselineResult {
  readonly findings: readonly LocatedFinding[];
  /** The number of entries whose findings no longer exist. */
  readonly fixed: number;
}

/** The findings that a team has accepted for now, so that only new findings count. */
export class Baseline {
  /** @param path the name of the file for users */
  constructor(public readonly path: string, public readonly entries: readonly BaselineEntry[], private readonly workingDirectory: string) {}

  /**
   * Marks the findings of the baseline. Each entry covers one finding, so that a second container
   * with the same problem is new. The entry of a file that no longer exists covers the same finding
   * in another file.
   */
  public applied(findings: readonly LocatedFinding[], paths: readonly string[]): BaselineResult {
    const open = new Map<string, BaselineEntry[]>();
    this.entries.forEach((entry) => open.set(entry.identity, [...open.get(entry.identity) ?? [], entry]));
    const covered = new Set<LocatedFinding>();
    const cover = (isMeant: (entry: BaselineEntry, located: LocatedFinding) => boolean) => {
      for (const located of findings.filter((candidate) => isCoverable(candidate) && !covered.has(candidate))) {
        const candidates = open.get(identityOf(located)) ?? [];
        const index = candidates.findIndex((entry) => isMeant(entry, located));
        if (index !== -1) {
          candidates.splice(index, 1);
          covered.add(located);
        }
      }
    };
    cover(({ file }, located) => file === fileName(located.file.path, this.workingDirectory));
    cover(({ file }) => !this.isThere(file));
    const checked = new Set(paths.map((path) => fileName(path, this.workingDirectory)));
    return {
      findings: findings.map((located) => (covered.has(located) ? this.marked(located) : located)),
      fixed: [...open.values()].flat().filter(({ file }) => checked.has(file) || !this.isThere(file)).length,
    };
  }

  private marked(located: LocatedFinding): LocatedFinding {
    return { ...located, finding: Finding._of({ ...located.finding, suppression: `The finding is in the baseline ${this.path}.` }), suppressedBy: 'baseline' };
  }

  private isThere(file: string): boolean {
    return file === STDIN || existsSync(resolve(this.workingDirectory, file));
  }
}

/** The entries for all findings that a baseline can cover. */
export function entriesFor(findings: readonly LocatedFinding[], workingDirectory: string): BaselineEntry[] {
  return findings.filter(isCoverable).map((located) => ({
    identity: identityOf(located),
    rule: located.finding.rule,
    file: fileName(located.file.path, workingDirectory),
    subject: located.finding.subject,
  }));
}

/**
 * A baseline covers what a suppression covers. The API server refuses an object whether or not its
 * problem is old.
 */
function isCoverable({ finding }: LocatedFinding): boolean {
  const rule = catalogue.find(({ id }) => id === finding.rule);
  return finding.suppression === undefined && finding.document !== -1 && rule !== undefined
    && (rule.checkPod ?? rule.checkObject ?? rule.checkSet) !== undefined && isSuppressible(finding, rule);
}

function fileName(path: string, workingDirectory: string): string {
  return path === STDIN ? path : relative(workingDirectory, resolve(workingDirectory, path)).split(sep).join('/');
}
