import type { LocalSystemOptions } from '../../account';
import { quoted, userError } from '../../facts/errors';
import { checkKeys } from '../../facts/unknown-keys';
import type { WindowsServiceSetting } from '../desired-state/desired-setting';

/** Whom a Windows service runs as. None of these has a password. */
export class WindowsServiceAccount {
  /**
   * `NT SERVICE\<name>`: an account of this service alone, with the rights of a user. On the network it is the computer.
   * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-service-accounts#virtual-accounts
   */
  public static virtualAccount(): WindowsServiceAccount {
    return new WindowsServiceAccount('virtual');
  }

  /**
   * `NT AUTHORITY\LocalService`: few rights, anonymous on the network. Services that share an account are open to one another.
   * @see https://learn.microsoft.com/en-us/windows/win32/services/localservice-account
   */
  public static localService(): WindowsServiceAccount {
    return new WindowsServiceAccount('localService');
  }

  /**
   * `NT AUTHORITY\NetworkService`: few rights, the computer on the network. Services that share an account are open to one another.
   * @see https://learn.microsoft.com/en-us/windows/win32/services/networkservice-account
   */
  public static networkService(): WindowsServiceAccount {
    return new WindowsServiceAccount('networkService');
  }

  /**
   * `LocalSystem`: full control over the node and over every pod on it. The reason stands in `desired.json`.
   * @throws if the reason is empty
   * @see https://learn.microsoft.com/en-us/windows/win32/services/localsystem-account
   */
  public static localSystem(options: LocalSystemOptions): WindowsServiceAccount {
    checkKeys('WindowsServiceAccount.localSystem', options ?? {}, { reason: true });
    const reason = options?.reason;
    if (typeof reason !== 'string' || reason.trim() === '' || /[\u0000-\u001f\u007f]/u.test(reason)) {
      throw userError({
        message: `the reason of WindowsServiceAccount.localSystem is ${quoted(reason)}`,
        fix: 'Say in one line why no other account will do.',
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
