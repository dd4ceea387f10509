import { ColorChoice, colorChoices } from './colors';
import { commandArguments, OptionForm } from './command-arguments';
import { pathPattern } from './configuration-values';
import { FailOn, failOnChoices } from './fail-on';
import { OutputRequest, outputRequests } from './output-request';
import { CHECK } from './program';
import { UsageError, unknownValueError } from './usage-error';
import { Containerd, containerdProblem } from '../facts/containerd';
import { kubernetesMinor } from '../facts/kubernetes-version';
import type { RuleTargetOptions } from '../rules/rule';

/** The options of `check`. */
export interface CheckOptions {
  /** Files, folders, and `-` for stdin. */
  readonly paths: readonly string[];
  /** Patterns for paths that are not read. */
  readonly exclude: readonly string[];
  readonly outputs: readonly OutputRequest[];
  readonly target: RuleTargetOptions;
  /** @default - the value of the configuration */
  readonly failOn?: FailOn;
  /** @default - the configuration in the working directory, if there is one */
  readonly configuration?: string;
  readonly ignoresConfiguration: boolean;
  /** @default - the baseline of the configuration */
  readonly baseline?: string;
  /** Where to write a new baseline. @default - nowhere */
  readonly newBaseline?: string;
  /** Whether to show how findings can be fixed, and whether to change the files. */
  readonly diff: boolean;
  readonly fix: boolean;
  readonly quiet: boolean;
  readonly color: ColorChoice;
}

export const checkOptionForms: Readonly<Record<string, OptionForm>> = {
  'exclude': { type: 'string' },
  'format': { type: 'string' },
  'target-containerd': { type: 'string' },
  'target-kubernetes': { type: 'string' },
  'fail-on': { type: 'string' },
  'config': { type: 'string' },
  'no-config': { type: 'boolean' },
  'baseline': { type: 'string' },
  'write-baseline': { type: 'string' },
  'fix': { type: 'boolean' },
  'diff': { type: 'boolean' },
  'quiet': { type: 'boolean', short: 'q' },
  'color': { type: 'string' },
};

/** Reads the arguments after `check`. Throws a UsageError for arguments that are not valid. */
export function checkOptions(args: readonly string[]): CheckOptions {
  const { positionals, valuesOf } = commandArguments(args, checkOptionForms, CHECK);
  const last = (option: string) => valuesOf(option).at(-1);
  const oneOf = <Choice extends string>(option: string, choices: readonly Choice[]) => {
    const value = last(option);
    if (value !== undefined && !(choices as readonly string[]).includes(value)) {
      throw unknownValueError(`--${option}`, value, choices, CHECK);
    }
    return value as Choice | undefined;
  };
  if (positionals.length === 0) {
    throw new UsageError({ message: 'no path is specified', fix: 'Specify files or folders, or - for stdin.' }, CHECK);
  }
  if (positionals.includes('')) {
    throw new UsageError({ message: 'a path is empty', fix: 'Specify files or folders. If a variable contains the path, check that it is set.' }, CHECK);
  }
  if (last('fix') !== undefined && positionals.includes('-')) {
    throw new UsageError({ message: '--fix cannot change stdin', fix: 'Use --diff, which prints the changes.' }, CHECK);
  }
  const [configuration, ignoresConfiguration] = [last('config'), last('no-config') !== undefined];
  if (configuration !== undefined && ignoresConfiguration) {
    throw new UsageError({ message: '--config and --no-config cannot be combined', fix: 'Leave one of them out.' }, CHECK);
  }
  return {
    paths: positionals,
    exclude: valuesOf('exclude').map(excludePattern),
    outputs: outputRequests(valuesOf('format')),
    target: { containerd: containerdVersion(last('target-containerd')), kubernetes: kubernetesVersion(last('target-kubernetes')) },
    failOn: oneOf('fail-on', failOnChoices),
    configuration,
    ignoresConfiguration,
    baseline: last('baseline'),
    newBaseline: last('write-baseline'),
    diff: last('diff') !== undefined,
    fix: last('fix') !== undefined,
    quiet: last('quiet') !== undefined,
    color: oneOf('color', colorChoices) ?? 'auto',
  };
}

function excludePattern(pattern: string): string {
  try {
    return pathPattern('--exclude', pattern);
  } catch (error) {
    throw new UsageError({ message: '--exclude is not a pattern', fix: (error as Error).message }, CHECK);
  }
}

function containerdVersion(version: string | undefined): Containerd | undefined {
  const problem = version === undefined ? undefined : containerdProblem('--target-containerd', version);
  if (problem !== undefined) {
    throw new UsageError(problem, CHECK);
  }
  return version === undefined ? undefined : Containerd.of(version);
}

function kubernetesVersion(version: string | undefined): string | undefined {
  try {
    if (version !== undefined) {
      kubernetesMinor(version);
    }
  } catch (error) {
    throw new UsageError({ message: '--target-kubernetes is not a version', fix: (error as Error).message }, CHECK);
  }
  return version;
}
