import type { FailOn } from './fail-on';
import type { FindingFile } from './located-finding';
import type { SourceRange } from '../manifests';
import type { RuleTargetOptions } from '../rules/rule';

/** Where `check` looks for its configuration, in the working directory. */
export const CONFIGURATION_NAME = '.cdk8s-hostprocess.yaml';

/** What a team has decided about its checks. */
export interface Configuration {
  readonly file: FindingFile;
  readonly target: RuleTargetOptions;
  /** @default - `error` */
  readonly failOn?: FailOn;
  readonly suppressions: readonly ConfiguredSuppression[];
}

/** Findings that the team accepts. */
export interface ConfiguredSuppression {
  /** The rule's id. */
  readonly rule: string;
  readonly reason: string;
  /**
   * Pattern for kind and name, such as `DaemonSet monitoring/*`.
   * @default - any object
   */
  readonly subject?: string;
  /**
   * Pattern for the path of the file.
   * @default - any file
   */
  readonly path?: string;
  /**
   * The last day on which it holds, as `YYYY-MM-DD`.
   * @default - it holds for ever
   */
  readonly expires?: string;
  /** Where the entry stands in the configuration. */
  readonly range: SourceRange;
  /** The same as a JSON pointer. */
  readonly pointer: string;
}
