import { GroupPreparation } from './group-preparation';
import { apiServerProblems, logonProblems } from '../facts/account-name';
import { quoted, throwProblem, userError } from '../facts/errors';
import { administrativeGroupReason, localGroupNameProblems } from '../facts/local-groups';
import { isLocalSystem, LOCAL_SERVICE, LOCAL_SYSTEM, NETWORK_SERVICE } from '../facts/service-accounts';
import { checkKeys } from '../facts/unknown-keys';

/** Options for `WindowsAccount.localSystem`. */
export interface LocalSystemOptions {
  /**
   * Why a less powerful account is not enough, in a sentence for the reviewers of the pod. It is
   * rendered as the annotation `cdk8s-hostprocess/account-reason`.
   */
  readonly reason: string;
}

/** Options for `WindowsAccount.localGroup`. */
export interface LocalGroupAccountOptions {
  /**
   * Why the workload needs a group whose members can take over the node (Administrators, Backup
   * Operators, Hyper-V Administrators ...), in a sentence. Such a group requires a reason. It is
   * rendered as the annotation `cdk8s-hostprocess/account-reason`.
   *
   * @default - the group must not be an administrative group
   */
  readonly reason?: string;
}

/**
 * The Windows account that a HostProcess container runs as. The account is the only boundary of the
 * container, because the process runs on the host with the files, registry and network of the host.
 *
 * From least to most powerful: a local group with the grants that you add, `localService`,
 * `networkService`, `localSystem`. No account prevents a process from reading Secrets of other
 * pods, because kubelet stores them where every local user can read them. Service accounts also
 * have the right to impersonate clients.
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
   * `NT AUTHORITY\Local service`: few rights on the node, anonymous on the network. The documented
   * choice for least privilege.
   */
  public static localService(): WindowsAccount {
    return new WindowsAccount(LOCAL_SERVICE);
  }

  /**
   * `NT AUTHORITY\NetworkService`: few rights on the node, the identity of the computer on the
   * network.
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
    return new WindowsAccount(LOCAL_SYSTEM, checkedReason('WindowsAccount.localSystem', options?.reason));
  }

  /**
   * A local group on the node. Something else must create it before the container starts. The
   * container runtime creates a temporary user, adds it to this group only, and runs the container
   * as that user. Needs containerd 1.7 or later.
   *
   * @param name the bare name, without a domain. At most 104 bytes of UTF-8
   * @throws if Windows or the API server refuses the name, or if the group is administrative and
   * there is no reason
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
        fix: 'Grant your own group what the workload needs, or state the reason with { reason: \'...\' }.',
      });
    }
    return new WindowsAccount(name, checkedReason(`WindowsAccount.localGroup ${quoted(name)}`, options.reason));
  }

  /**
   * An account by its literal `runAsUserName`, if no other factory covers it. The container runtime
   * logs it on without a password. Windows refuses this for domain users and ordinary local users.
   *
   * @param userName as the API server accepts it: DOMAIN\user or a bare name
   * @throws for names that the API server refuses, for accounts that cannot log on, and for
   * LocalSystem and administrative groups, which have factories with a reason
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
   * A group that a construct of the app creates.
   * @internal
   */
  public static _ofPreparedGroup(name: string, preparation: GroupPreparation): WindowsAccount {
    return new WindowsAccount(WindowsAccount.localGroup(name).userName, undefined, preparation);
  }

  private constructor(
    /** The value of `runAsUserName`. */
    public readonly userName: string,
    /** Why the workload needs this account. Only for LocalSystem and administrative groups. */
    public readonly reason?: string,
    /** @internal */
    public readonly _preparation?: GroupPreparation,
  ) {}

  /** Whether both are the same account. Case and the reason are ignored. */
  public isSameAs(other: WindowsAccount): boolean {
    return this.userName.toLowerCase() === other.userName.toLowerCase();
  }
}

function checkedReason(what: string, reason: string | undefined): string {
  if (typeof reason !== 'string' || reason.trim() === '') {
    throw userError({
      rule: 'HPC023',
      message: `${what}: reason is ${quoted(reason)}`,
      fix: 'State in a sentence why a less powerful account is not enough. Reviewers see it as an annotation of the pod.',
    });
  }
  return reason.trim();
}
