import type { LocalSystemOptions } from '../../account';
import { quoted, userError } from '../../facts/errors';
import { checkKeys } from '../../facts/unknown-keys';
import type { WindowsServiceSetting } from '../desired-state/desired-setting';

/** The account that a Windows service runs as. None of these accounts has a password. */
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

  private constructor(
    /** @internal */
    public readonly _account: WindowsServiceSetting['account'],
    /** @internal */
    public readonly _reason?: string,
  ) {}
}
