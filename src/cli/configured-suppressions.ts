import { isAbsolute, sep } from 'node:path';
import type { Configuration, ConfiguredSuppression } from './configuration';
import { matchesPath, matchesWords } from './glob';
import type { LocatedFinding } from './located-finding';
import { quoted } from '../facts/errors';
import { catalogue } from '../rules/catalogue';
import { rule as idleSuppression } from '../rules/catalogue/hpc098-idle-suppression';
import { Finding, Severity } from '../rules/finding';
import { holdsOn } from '../rules/holds';
import type { Rule, RuleTargetOptions } from '../rules/rule';
import { isSuppressible } from '../rules/suppressions';

/** What decides whether an entry has no effect. */
export interface SuppressionCircumstances {
  readonly target: RuleTargetOptions;
  /** The day of the check, as `YYYY-MM-DD`. */
  readonly today: string;
  /** The paths that were checked. */
  readonly paths: readonly string[];
  /** Whether all input could be read. Otherwise it is unknown whether an entry has an effect. */
  readonly isComplete: boolean;
}

/**
 * The findings, with suppressed findings marked, and the findings about entries that have no effect
 * or have expired.
 */
export function suppressConfigured(
  findings: readonly LocatedFinding[], { suppressions, file }: Configuration, circumstances: SuppressionCircumstances,
): LocatedFinding[] {
  const entries = suppressions.map((entry) => new Entry(entry, circumstances));
  const marked = findings.map((located) => {
    const covering = entries.filter((entry) => entry.covers(located));
    return covering.length === 0 || located.finding.suppression !== undefined ? located : {
      ...located,
      finding: Finding._of({ ...located.finding, suppression: covering[0].suppression.reason }),
      suppressedBy: 'configuration' as const,
    };
  });
  const complaints = entries.flatMap((entry) => {
    const message = entry.complaint();
    const { pointer, range } = entry.suppression;
    return message === undefined ? [] : [{ finding: complaintAbout(pointer, file.path, message), file, range }];
  });
  return [...marked, ...complaints];
}

class Entry {
  private readonly rule: Rule;
  private hasEffect = false;
  private wouldHaveEffect = false;
  private meetsRefusal = false;

  constructor(public readonly suppression: ConfiguredSuppression, private readonly circumstances: SuppressionCircumstances) {
    this.rule = catalogue.find(({ id }) => id === suppression.rule)!;
  }

  /** Whether the entry suppresses this finding. Remembers that it had an effect. */
  public covers({ finding, file }: LocatedFinding): boolean {
    const { rule, subject, path } = this.suppression;
    const isMeant = finding.rule === rule && (subject === undefined || matchesWords(subject, finding.subject))
      && (path === undefined || isOfPath(path, file.path));
    if (!isMeant) {
      return false;
    }
    if (!isSuppressible(finding, this.rule)) {
      this.meetsRefusal = true;
      return false;
    }
    this.wouldHaveEffect = true;
    this.hasEffect = !this.isExpired;
    return this.hasEffect;
  }

  /** The message about the entry itself, if there is one. */
  public complaint(): string | undefined {
    const { rule, expires } = this.suppression;
    if (this.isExpired) {
      return `the suppression of ${rule} expired on ${expires}${this.wouldHaveEffect ? '' : ', and it has nothing to suppress any more'}`;
    }
    if (this.meetsRefusal) {
      return `the suppression is for ${rule}, but a refusal by the API server cannot be suppressed`;
    }
    const { path } = this.suppression;
    if (path !== undefined && isAbsolute(path) && !this.circumstances.paths.some((checked) => isAbsolute(checked))) {
      return `the path ${quoted(path)} is absolute, but the paths of the checked files are relative`;
    }
    return this.hasEffect || !this.isJudged ? undefined : `the suppression of ${rule} has nothing to suppress`;
  }

  private get isExpired(): boolean {
    const { expires } = this.suppression;
    return expires !== undefined && expires < this.circumstances.today;
  }

  /**
   * Whether this run can tell that the entry has no effect. A check of one file cannot judge
   * entries for other files.
   */
  private get isJudged(): boolean {
    const { target, paths, isComplete } = this.circumstances;
    const { path } = this.suppression;
    return isComplete && holdsOn(this.rule.holds, target) !== 'no' && (path === undefined || paths.some((checked) => isOfPath(path, checked)));
  }
}

function isOfPath(pattern: string, path: string): boolean {
  return matchesPath(pattern, path.split(sep).join('/'));
}

/** The finding about an entry of the configuration. */
export function complaintAbout(pointer: string, path: string, message: string): Finding {
  const { id, outcome, why, fix } = idleSuppression;
  return Finding._of({ rule: id, severity: Severity.WARNING, outcome, subject: path, document: -1, pointer, message, why, fix });
}
