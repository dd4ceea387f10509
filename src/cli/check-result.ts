import type { SkippedInput } from './exclusions';
import type { ExitCode } from './exit-codes';
import type { FailOn } from './fail-on';
import type { LocatedFinding } from './located-finding';
import type { InputProblem } from '../manifests';
import type { RuleTargetOptions } from '../rules/rule';

/** An input of the check. */
export interface CheckedInput {
  readonly path: string;
  /** The number of documents in it. */
  readonly documents: number;
  readonly problems: readonly InputProblem[];
}

/** The result of a check. Reports in every format are created from it. */
export interface CheckResult {
  readonly inputs: readonly CheckedInput[];
  /** Paths that were left out on purpose. */
  readonly skipped: readonly SkippedInput[];
  /** All findings in order, including suppressed findings. */
  readonly findings: readonly LocatedFinding[];
  readonly target: RuleTargetOptions;
  readonly failOn: FailOn;
  /** The path of the configuration that was in effect. */
  readonly configuration?: string;
  /** The baseline that was in effect, and the number of its findings that no longer exist. */
  readonly baseline?: { readonly path: string; readonly fixed: number };
  readonly summary: CheckSummary;
  readonly exitCode: ExitCode;
}

export interface CheckSummary {
  readonly errors: number;
  readonly warnings: number;
  /** Suppressed findings, which count neither as errors nor as warnings. */
  readonly suppressed: number;
  /** Findings of the baseline, which do not count either. */
  readonly inBaseline: number;
  /** The numbers of each rule that has errors or warnings, by its id. */
  readonly rules: readonly RuleCount[];
  /** The files that could be opened. */
  readonly files: number;
  readonly documents: number;
  /** Documents that were skipped, because nothing in them concerns Windows. */
  readonly passedOver: number;
}

export interface RuleCount {
  /** The id of the rule. */
  readonly rule: string;
  readonly errors: number;
  readonly warnings: number;
}
