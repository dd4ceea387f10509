import { quoted } from '../../facts/errors';

/** Where a registry value is. The default view is that of 64-bit programs. */
export interface RegistryValuePlace {
  readonly key: string;
  readonly name: string;
  readonly view?: 64 | 32;
}

/** Something on a node that settings of several kinds can be about. Windows ignores the case of all these names. */
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
    // A doubled backslash cannot be part of a key: names may hold single ones.
    return new NodeThing('registryValue', `${keyIn64BitView(place)}\\\\${place.name}`, `registry value ${quoted(`${place.key}\\${place.name}`)}`);
  }

  /** A service, by its name. */
  public static service(name: string): NodeThing {
    return new NodeThing('service', name, `service ${quoted(name)}`);
  }

  /** A local group. */
  public static group(name: string): NodeThing {
    return new NodeThing('group', name, `local group ${quoted(name)}`);
  }

  /** The same for two settings that are about the same thing. */
  public readonly key: string;

  private constructor(
    type: string,
    name: string,
    /** The thing in the words of error messages. */
    public readonly label: string,
  ) {
    this.key = `${type}/${name.toLowerCase()}`;
  }
}

/**
 * Policies are one key for both views; other keys that 32-bit programs see below `SOFTWARE` lie elsewhere.
 * @see https://learn.microsoft.com/en-us/windows/win32/winprog64/shared-registry-keys
 */
function keyIn64BitView({ key, view = 64 }: RegistryValuePlace): string {
  return view === 32 ? key.replace(/^software\\(?!policies(?:\\|$))/iu, 'SOFTWARE\\WOW6432Node\\') : key;
}
