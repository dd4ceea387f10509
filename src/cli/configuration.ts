import type { FailOn } from './fail-on';
import type { FindingFile } from './located-finding';
import type { SourceRange } from '../manifests';
import type { Severity } from '../rules/finding';
import type { RuleTargetOptions } from '../rules/rule';

/** The file in the working directory that `check` reads its configuration from. */
export const CONFIGURATION_NAME = '.cdk8s-hostprocess.yaml';

/** The decisions of a team about its checks. */
export interface Configuration {
  readonly file: FindingFile;
  readonly target: RuleTargetOptions;
  /** @default - `error` */
  readonly failOn?: FailOn;
  /** Patterns for paths that are not read. */
  readonly exclude: readonly string[];
  readonly suppressions: readonly ConfiguredSuppression[];
  /** The severities of rules, at most one for each rule. */
  readonly severities: readonly ConfiguredSeverity[];
  /**
   * The path of a baseline, relative to the folder of the configuration.
   * @default - no baseline
   */
  readonly baseline?: string;
}

/** The severity that the team chooses for a rule. */
export interface ConfiguredSeverity {
  /** The id of the rule. */
  readonly rule: string;
  readonly severity: Severity | 'off';
  /** The place of the entry in the configuration. */
  readonly range: SourceRange;
  /** The same place as a JSON pointer. */
  readonly pointer: string;
}

/** The findings that the team accepts. */
export interface ConfiguredSuppression {
  /** The id of the rule. */
  readonly rule: string;
  readonly reason: string;
  /**
   * A pattern for the kind and name, such as `DaemonSet monitoring/*`.
   * @default - any object
   */
  readonly subject?: string;
  /**
   * A pattern for the path of the file.
   * @default - any file
   */
  readonly path?: string;
  /**
   * The last day on which the suppression holds, as `YYYY-MM-DD`.
   * @default - the suppression does not expire
   */
  readonly expires?: string;
  /** The place of the entry in the configuration. */
  readonly range: SourceRange;
  /** The same place as a JSON pointer. */
  readonly pointer: string;
}
