import { quoted } from '../../facts/errors';

/** The location of a registry key. The default is the 64-bit view. */
export interface RegistryKeyPlace {
  readonly key: string;
  readonly view?: 64 | 32;
}

/** The location of a registry value. */
export interface RegistryValuePlace extends RegistryKeyPlace {
  readonly name: string;
}

/**
 * A thing on a node that settings of several kinds can control. Windows ignores the case of all
 * these names.
 */
export class NodeThing {
  /** A directory or a file. */
  public static path(path: string): NodeThing {
    return new NodeThing('path', path, `path ${quoted(path)}`);
  }

  /** The access control list of a directory or a file. */
  public static permissions(path: string): NodeThing {
    return new NodeThing('permissions', path, `the permissions of path ${quoted(path)}`);
  }

  /** A value below HKEY_LOCAL_MACHINE. */
  public static registryValue(place: RegistryValuePlace): NodeThing {
    // A doubled backslash cannot be part of a key. A name can contain single ones.
    return new NodeThing('registryValue', `${keyIn64BitView(place)}\\\\${place.name}`, `registry value ${quoted(`${place.key}\\${place.name}`)}`);
  }

  /** A key below HKEY_LOCAL_MACHINE. */
  public static registryKey(place: RegistryKeyPlace): NodeThing {
    return new NodeThing('registryKey', keyIn64BitView(place), `registry key ${quoted(place.key)}`);
  }

  /** A service, by its name. */
  public static service(name: string): NodeThing {
    return new NodeThing('service', name, `service ${quoted(name)}`);
  }

  /** A local group. */
  public static group(name: string): NodeThing {
    return new NodeThing('group', name, `local group ${quoted(name)}`);
  }

  /** The list of accounts and groups that have a user right. */
  public static userRight(name: string): NodeThing {
    return new NodeThing('userRight', name, `user right ${quoted(name)}`);
  }

  /** Whether an account or a group is denied a kind of logon. */
  public static deniedLogon(right: string, holder: string): NodeThing {
    return new NodeThing('deniedLogon', `${right}/${holder}`, `user right ${quoted(right)} of ${quoted(holder)}`);
  }

  /** Whether the node trusts a certificate. */
  public static certificate(sha256: string): NodeThing {
    return new NodeThing('certificate', sha256, `certificate ${quoted(sha256)}`);
  }

  /** The first place in the `Path` of the machine. */
  public static startOfPath(): NodeThing {
    return new NodeThing('startOfPath', 'Path', 'the first place in the Path');
  }

  /** Identifies the thing. Two settings of the same thing have the same key. */
  public readonly key: string;

  private constructor(
    type: string,
    name: string,
    /** How error messages name the thing. */
    public readonly label: string,
  ) {
    this.key = `${type}/${name.toLowerCase()}`;
  }
}

/**
 * Both views share the key of policies. Windows redirects the other keys that 32-bit programs see
 * below `SOFTWARE`.
 * @see https://learn.microsoft.com/en-us/windows/win32/winprog64/shared-registry-keys
 */
function keyIn64BitView({ key, view = 64 }: RegistryKeyPlace): string {
  return view === 32 ? key.replace(/^software\\(?!policies(?:\\|$))/iu, 'SOFTWARE\\WOW6432Node\\') : key;
}
