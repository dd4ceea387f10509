import { GroupPreparation } from './group-preparation';
import { apiServerProblems, logonProblems } from '../facts/account-name';
import { quoted, throwProblem, userError } from '../facts/errors';
import { administrativeGroupReason, localGroupNameProblems } from '../facts/local-groups';
import { isLocalSystem, LOCAL_SERVICE, LOCAL_SYSTEM, NETWORK_SERVICE } from '../facts/service-accounts';
import { checkKeys } from '../facts/unknown-keys';

/** Options for `WindowsAccount.localSystem`. */
export interface LocalSystemOptions {
  /**
   * Why nothing less will do, in a sentence for the person who reviews the pod. It is rendered as the annotation
   * `cdk8s-hostprocess/account-reason`.
   */
  readonly reason: string;
}

/** Options for `WindowsAccount.localGroup`. */
export interface LocalGroupAccountOptions {
  /**
   * Why the workload needs a group whose members can take over the node (Administrators, Backup Operators, Hyper-V
   * Administrators ...), in a sentence. Such a group is refused without it. Rendered as the annotation
   * `cdk8s-hostprocess/account-reason`.
   *
   * @default - the group must not be an administrative one
   */
  readonly reason?: string;
}

/**
 * The Windows account that a HostProcess container runs as: its only boundary, since the process runs on the host with
 * the host's files, registry and network.
 *
 * From least to most powerful: a local group with the grants that you gave it, `localService`, `networkService`, `localSystem`.
 * None of them keeps a process from reading Secrets of other pods, which kubelet stores where every local user can read
 * them, and service accounts hold the right to impersonate clients.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account
 *
 * @example
 * new HostProcessDaemonSet(chart, 'drivers', {
 *   account: WindowsAccount.localSystem({ reason: 'Installs drivers, which takes an administrator' }),
 *   containers: [HostProcessContainer.fromImage('registry.example.com/driver-installer:3.0.1', { command: ['install.exe'] })],
 * });
 */
export class WindowsAccount {
  /**
   * `NT AUTHORITY\Local service`: few rights on the node, anonymous on the network. The documented choice for least privilege.
   */
  public static localService(): WindowsAccount {
    return new WindowsAccount(LOCAL_SERVICE);
  }

  /**
   * `NT AUTHORITY\NetworkService`: few rights on the node, the computer's own identity on the network.
   */
  public static networkService(): WindowsAccount {
    return new WindowsAccount(NETWORK_SERVICE);
  }

  /**
   * `NT AUTHORITY\SYSTEM`: full control over the node and over every pod on it.
   *
   * @throws if the reason is empty
   */
  public static localSystem(options: LocalSystemOptions): WindowsAccount {
    checkKeys('WindowsAccount.localSystem', options ?? {}, { reason: true });
    return new WindowsAccount(LOCAL_SYSTEM, checkedReason('WindowsAccount.localSystem({ reason })', options?.reason));
  }

  /**
   * A local group of the node, made by something else before the container starts. The container runtime makes a
   * temporary user, puts it in this one group, and runs the container as that user. Needs containerd 1.7 or later.
   *
   * @param name the bare name, without a domain; up to 104 bytes of UTF-8
   * @throws if Windows or the API server cannot have such a name, or if the group is administrative and no reason is given
   * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go
   */
  public static localGroup(name: string, options: LocalGroupAccountOptions = {}): WindowsAccount {
    checkKeys('WindowsAccount.localGroup', options, { reason: true });
    throwProblem(apiServerProblems(name)[0]);
    throwProblem([...logonProblems(name), ...localGroupNameProblems(name)][0]);
    const danger = administrativeGroupReason(name);
    if (danger === undefined) {
      return new WindowsAccount(name);
    }
    if (options.reason === undefined) {
      throw userError({
        rule: 'HPC022',
        message: `local group ${quoted(name)} is administrative: ${danger}`,
        fix: 'Grant a group of your own what the workload needs, or say why with { reason: \'...\' }.',
      });
    }
    return new WindowsAccount(name, checkedReason('WindowsAccount.localGroup(name, { reason })', options.reason));
  }

  /**
   * An account by its literal `runAsUserName`, for what the other factories do not cover. The container runtime logs it
   * on without a password, which Windows refuses for domain users and for ordinary local users.
   *
   * @param userName as the API server takes it: DOMAIN\user or a bare name
   * @throws for names that the API server refuses, that cannot log on, and for LocalSystem and administrative groups,
   * which have factories that ask for a reason
   */
  public static custom(userName: string): WindowsAccount {
    throwProblem(apiServerProblems(userName)[0]);
    throwProblem(logonProblems(userName)[0]);
    if (isLocalSystem(userName)) {
      throw userError({ rule: 'HPC023', message: `account ${quoted(userName)} is LocalSystem`, fix: 'Use WindowsAccount.localSystem({ reason: \'...\' }).' });
    }
    const danger = administrativeGroupReason(userName);
    if (danger !== undefined) {
      throw userError({
        rule: 'HPC022',
        message: `account ${quoted(userName)} is an administrative group: ${danger}`,
        fix: 'Use WindowsAccount.localGroup(name, { reason: \'...\' }).',
      });
    }
    return new WindowsAccount(userName);
  }

  /**
   * A group that a construct of the app makes.
   * @internal
   */
  public static _ofPreparedGroup(name: string, preparation: GroupPreparation): WindowsAccount {
    return new WindowsAccount(WindowsAccount.localGroup(name).userName, undefined, preparation);
  }

  private constructor(
    /** The value of `runAsUserName`. */
    public readonly userName: string,
    /** Why such a powerful account is needed. Only for LocalSystem and administrative groups. */
    public readonly reason?: string,
    /** @internal */
    public readonly _preparation?: GroupPreparation,
  ) {}

  /** Whether both are the same account. Windows ignores case. The reason is not compared. */
  public isSameAs(other: WindowsAccount): boolean {
    return this.userName.toLowerCase() === other.userName.toLowerCase();
  }
}

function checkedReason(what: string, reason: string | undefined): string {
  if (typeof reason !== 'string' || reason.trim() === '') {
    throw userError({
      rule: 'HPC023',
      message: `${what} is ${quoted(reason)}`,
      fix: 'Say in a sentence why nothing less will do; it is rendered into the pod for reviewers.',
    });
  }
  return reason.trim();
}
