import { Problem, quoted, throwProblem, userError } from './errors';

/**
 * The containerd on the Windows nodes: a release line, or a single release. It affects findings,
 * but never the YAML.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#containerd-v1-6
 */
export class Containerd {
  /**
   * containerd 1.6. Local groups cannot be accounts, and mounts are links below the container's
   * folder.
   */
  public static readonly V1_6 = new Containerd('1.6');

  /**
   * containerd 1.7. Local groups can be accounts, mounts have real paths, and commands run through
   * `cmd /c`. Windows Server 2019 needs the updates of July 2022 for the last two.
   */
  public static readonly V1_7 = new Containerd('1.7');

  /** containerd 2.x. It behaves like 1.7. */
  public static readonly V2 = new Containerd('2');

  /**
   * A release line or a release, by its number. Specify the release if you know it. If a rule
   * applies only to some releases of a line, it can only warn about the line.
   *
   * @param version a line such as `1.7`, `2` or `2.1`, or a release such as `1.7.20`. The form that
   * nodes report is also accepted: `containerd://1.7.20+azure`. The vendor's suffix is ignored.
   * @throws if the version has no HostProcess containers, or if this library does not know it
   */
  public static of(version: string): Containerd {
    throwProblem(containerdProblem('containerd', version));
    return new Containerd(numberOf(version)!.join('.'));
  }

  /**
   * The number of the line or the release: `1.7` or `1.7.20`. Two objects with the same number are
   * equal.
   */
  public readonly version: string;

  private constructor(version: string) {
    this.version = version;
  }
}

/** The default target: the oldest release line without the limits of 1.6. */
export const DEFAULT_CONTAINERD = Containerd.V1_7;

/** A range of releases of containerd. */
export interface ContainerdRange {
  /**
   * The first release, such as `1.7` or `1.7.19`. Inclusive.
   * @default - every release before `until`
   */
  readonly since?: string;
  /**
   * The first release after the range, such as `1.7.19`. Exclusive.
   * @default - every release from `since` on
   */
  readonly until?: string;
}

/** Whether all, some or none of the releases of a line are in a range. */
export function containerdWithin({ version }: Containerd, { since, until }: ContainerdRange): 'all' | 'some' | 'none' {
  const [first, last] = [ordinal(version, 0), ordinal(version, MOST)];
  const [start, end] = [since === undefined ? 0 : ordinal(since, 0), until === undefined ? Infinity : ordinal(until, 0)];
  if (last < start || first >= end) {
    return 'none';
  }
  return first >= start && last < end ? 'all' : 'some';
}

/** What is wrong with a version, or undefined. */
export function containerdProblem(what: string, version: unknown): Problem | undefined {
  const message = `${what} is ${quoted(version)}`;
  const parts = numberOf(version);
  if (parts === undefined) {
    return { message, fix: 'Use a release line (1.6, 1.7 or 2) or a release such as 1.7.20.' };
  }
  const [major, minor = 0] = parts;
  if (major === 0 || (major === 1 && minor < 6)) {
    return { message: `${message}, which has no HostProcess containers`, fix: 'HostProcess containers need containerd 1.6 or later.' };
  }
  return major === 2 || (major === 1 && minor <= 7) ? undefined : {
    message: `${message}, which this version of the library does not know`,
    fix: 'Use the latest release of 1.6, 1.7 or 2 that is older than the containerd on the nodes.',
  };
}

/**
 * Throws if the value is not a `Containerd`. The check looks at the version instead of the class,
 * because another copy of this library has a different class.
 */
export function checkContainerd(what: string, containerd: unknown): void {
  const version: unknown = (containerd as Partial<Containerd> | null | undefined)?.version;
  if (version === undefined || containerdProblem(what, version) !== undefined) {
    throw userError({ message: `${what} is ${quoted(containerd)}`, fix: 'Use Containerd.V1_6, Containerd.V1_7, Containerd.V2 or Containerd.of("1.7.20").' });
  }
}

/** What containerd does with a HostProcess container. */
export interface ContainerdBehaviour {
  /**
   * Whether volumes appear at their mount path on C:. Otherwise, they are only below the
   * container's folder. This requires the bind filter of Windows, which Windows Server 2019 has
   * from the updates of July 2022 on.
   */
  readonly mountsAtMountPath: boolean;
  /** Whether the command line is started as `cmd /c <command line>`. */
  readonly commandsThroughCmd: boolean;
}

/**
 * The behavior in the source of hcsshim, as each release ships it: 0.9 with containerd 1.6, and
 * 0.10 or later from containerd 1.7 on.
 * @see https://github.com/microsoft/hcsshim/tree/main/internal/jobcontainers
 */
export function containerdBehaviour(containerd: Containerd): ContainerdBehaviour {
  const hasBindFilter = containerdWithin(containerd, { since: '1.7' }) === 'all';
  return { mountsAtMountPath: hasBindFilter, commandsThroughCmd: hasBindFilter };
}

const MOST = 999;
const form = /^(?:containerd:\/\/)?v?(0|[1-9]\d{0,2})(?:\.(0|[1-9]\d{0,2})(?:\.(0|[1-9]\d{0,2})(?:[-+~][\w.+~-]{1,60})?)?)?$/u;

/** The major, minor and patch version, as far as they are specified. */
function numberOf(version: unknown): number[] | undefined {
  const match = typeof version === 'string' ? form.exec(version) : null;
  const parts = match?.slice(1).filter((part) => part !== undefined).map(Number);
  // 1 alone is not a release line, because 1.6 and 1.7 differ.
  return parts === undefined || (parts.length === 1 && parts[0] < 2) ? undefined : parts;
}

/** A number with which versions are compared. */
function ordinal(version: string, missing: number): number {
  const [major, minor = missing, patch = missing] = numberOf(version)!;
  return (major * (MOST + 1) + minor) * (MOST + 1) + patch;
}
