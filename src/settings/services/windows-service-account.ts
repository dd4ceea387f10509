import type { LocalSystemOptions } from '../../account';
import { quoted, userError } from '../../facts/errors';
import { managedAccountName } from '../../facts/setting-grammars';
import { checkKeys } from '../../facts/unknown-keys';
import type { WindowsServiceSetting } from '../desired-state/desired-setting';

/** The account that a Windows service runs as. No manifest contains a password. */
export class WindowsServiceAccount {
  /**
   * `NT SERVICE\<name>`: an account for this service alone, with the rights of a user. On the
   * network it has the identity of the computer.
   * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-service-accounts#virtual-accounts
   */
  public static virtualAccount(): WindowsServiceAccount {
    return new WindowsServiceAccount('virtual');
  }

  /**
   * `NT AUTHORITY\LocalService`: few rights, anonymous on the network. Services that share an
   * account can access each other.
   * @see https://learn.microsoft.com/en-us/windows/win32/services/localservice-account
   */
  public static localService(): WindowsServiceAccount {
    return new WindowsServiceAccount('localService');
  }

  /**
   * `NT AUTHORITY\NetworkService`: few rights, the identity of the computer on the network.
   * Services that share an account can access each other.
   * @see https://learn.microsoft.com/en-us/windows/win32/services/networkservice-account
   */
  public static networkService(): WindowsServiceAccount {
    return new WindowsServiceAccount('networkService');
  }

  /**
   * `LocalSystem`: full control over the node and over every pod on it. `desired.json` contains the
   * reason.
   * @throws if the reason is empty or has control characters
   * @see https://learn.microsoft.com/en-us/windows/win32/services/localsystem-account
   */
  public static localSystem(options: LocalSystemOptions): WindowsServiceAccount {
    checkKeys('WindowsServiceAccount.localSystem', options ?? {}, { reason: true });
    const reason = options?.reason;
    if (typeof reason !== 'string' || reason.trim() === '' || /[\u0000-\u001f\u007f]/u.test(reason)) {
      throw userError({
        message: `WindowsServiceAccount.localSystem: reason is ${quoted(reason)}`,
        fix: 'State in one line why no other account is enough.',
      });
    }
    return new WindowsServiceAccount('localSystem', reason.trim());
  }

  /**
   * A group managed service account (gMSA): an account of a domain whose password Windows retrieves
   * and changes by itself. The node must be in the domain and be allowed to retrieve the password.
   * The account also needs the right to log on as a service: give it with a group policy, or with
   * `UserRightAssignment.including(WindowsUserRight.LOG_ON_AS_SERVICE, ...)`.
   * @param name the NetBIOS name of the domain, a backslash and the name of the account with its
   * dollar sign: `CONTOSO\\web$` in a string of TypeScript
   * @throws for a name without a domain or without the dollar sign
   * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/group-managed-service-accounts/group-managed-service-accounts/group-managed-service-accounts-overview
   */
  public static groupManaged(name: string): WindowsServiceAccount {
    if (!managedAccountName.matches(name)) {
      throw userError({
        message: `WindowsServiceAccount.groupManaged: account ${quoted(name)} is not the name of a group managed service account`,
        fix: 'Use the NetBIOS name of the domain, a backslash and the name of the account: String.raw`CONTOSO\\web$`.',
      });
    }
    return new WindowsServiceAccount('groupManaged', undefined, name);
  }

  private constructor(
    /** @internal */
    public readonly _account: WindowsServiceSetting['account'],
    /** @internal */
    public readonly _reason?: string,
    /** @internal */
    public readonly _name?: string,
  ) {}
}
