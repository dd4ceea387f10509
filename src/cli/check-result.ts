import type { ExitCode } from './exit-codes';
import type { FailOn } from './fail-on';
import type { LocatedFinding } from './located-finding';
import type { InputProblem } from '../manifests';
import type { RuleTargetOptions } from '../rules/rule';

/** Something that was to be checked. */
export interface CheckedInput {
  readonly path: string;
  /** How many documents it holds. */
  readonly documents: number;
  readonly problems: readonly InputProblem[];
}

/** What a check comes to: reports in every format are made of it. */
export interface CheckResult {
  readonly inputs: readonly CheckedInput[];
  /** All of them, in order; those that somebody accepts too. */
  readonly findings: readonly LocatedFinding[];
  readonly target: RuleTargetOptions;
  readonly failOn: FailOn;
  /** Path of the configuration that was in effect. */
  readonly configuration?: string;
  readonly summary: CheckSummary;
  readonly exitCode: ExitCode;
}

export interface CheckSummary {
  readonly errors: number;
  readonly warnings: number;
  /** Findings that somebody accepts: they are neither errors nor warnings. */
  readonly suppressed: number;
  /** Files that could be opened. */
  readonly files: number;
  readonly documents: number;
  /** Documents that were not looked into: nothing in them concerns Windows. */
  readonly passedOver: number;
}
