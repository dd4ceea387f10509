import { AuditPrincipal } from './audit-principal';
import { AuditedAccess, DirectoryAuditOptions, ObjectAuditOptions, RegistryKeyAuditOptions } from './object-audit-options';
import { keyAuditProblem, pathAuditProblem } from '../../facts/auditable-places';
import { quoted, throwProblem, userError } from '../../facts/errors';
import { agentPath } from '../../facts/grantable-paths';
import { checkInstance, checkList, checkMember } from '../../facts/members';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import type { PathAuditSetting, RegistryAuditSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { NeedOrder, NodeNeed } from '../desired-state/node-need';
import { NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

const keys: KeysOf<ObjectAuditOptions> = { success: true, failure: true, principal: true };
const directoryKeys: KeysOf<DirectoryAuditOptions> = { ...keys, thisFolderOnly: true };
const registryKeys: KeysOf<RegistryKeyAuditOptions> = { ...keys, thisKeyOnly: true };

/**
 * Audit entries of a directory, a file or a registry key. They decide of which accesses Windows
 * writes events to the Security log, if an `AuditPolicy` audits the subcategory `FILE_SYSTEM` or
 * `REGISTRY`. The agent does not change permissions, the owner, or audit entries of others.
 *
 * A node has one `ObjectAudit` for each object and principal.
 *
 * @see https://learn.microsoft.com/en-us/windows/win32/secauthz/audit-generation
 *
 * @example
 * new WindowsNodeSettings(chart, 'audit', {
 *   settings: [
 *     AuditPolicy.audit(AuditSubcategory.FILE_SYSTEM, AuditedEvents.SUCCESS),
 *     ObjectAudit.ofDirectory('C:/Windows/System32/drivers/etc', {
 *       success: [AuditedAccess.WRITE, AuditedAccess.DELETE, AuditedAccess.CHANGE_PERMISSIONS],
 *     }),
 *   ],
 * });
 */
export class ObjectAudit extends NodeSetting {
  /**
   * Audits a directory and everything in it. The directory must exist.
   * @param path absolute, with slashes or backslashes
   * @throws for a whole drive, for folders in which the node writes all the time, and for folders
   * with too much content, such as `C:/Windows`, unless `thisFolderOnly` is true
   */
  public static ofDirectory(path: string, options: DirectoryAuditOptions): ObjectAudit {
    checkKeys('ObjectAudit.ofDirectory', options ?? {}, directoryKeys);
    const inherit = !checkedSwitch(path, 'thisFolderOnly', options?.thisFolderOnly);
    return ObjectAudit.ofPath(path, 'directory', inherit, options);
  }

  /**
   * Audits a file. The file must exist. If a program replaces the file with another one, the
   * entries are lost until the next pass of the agent: audit the directory instead.
   * @param path absolute, with slashes or backslashes
   * @throws for folders in which the node writes all the time
   */
  public static ofFile(path: string, options: ObjectAuditOptions): ObjectAudit {
    checkKeys('ObjectAudit.ofFile', options ?? {}, keys);
    return ObjectAudit.ofPath(path, 'file', false, options);
  }

  /**
   * Audits a registry key below HKEY_LOCAL_MACHINE and the keys below it. The key must exist.
   * @param key without the hive: `SOFTWARE\Contoso`. A slash is part of a name
   * @throws for `AuditedAccess.EXECUTE`, and for keys with too much content, such as `SOFTWARE`,
   * unless `thisKeyOnly` is true
   */
  public static ofRegistryKey(key: string, options: RegistryKeyAuditOptions): ObjectAudit {
    checkKeys('ObjectAudit.ofRegistryKey', options ?? {}, registryKeys);
    const inherit = !checkedSwitch(key, 'thisKeyOnly', options?.thisKeyOnly);
    throwProblem(keyAuditProblem(key, inherit));
    const principal = checkedPrincipal(key, options);
    const access = checkedAccess(key, options);
    if ([...access.success ?? [], ...access.failure ?? []].includes(AuditedAccess.EXECUTE)) {
      throw userError({ message: `ObjectAudit ${quoted(key)}: a registry key cannot be run`, fix: 'Leave out AuditedAccess.EXECUTE.' });
    }
    const desired: RegistryAuditSetting = {
      id: `registryAudit/${principal._id}/${key.toLowerCase()}`,
      kind: 'registryAudit',
      ensure: literalOf(Ensure.PRESENT),
      key,
      ...principal._fields,
      ...access as Pick<RegistryAuditSetting, 'success' | 'failure'>,
      inherit,
    };
    return new ObjectAudit({
      desired, claims: [], needs: [...NodeNeed.registryKeysAround({ key }, { does: 'audits it or a key in it' }), ...groupNeeds(principal)],
    });
  }

  private static ofPath(path: string, item: PathAuditSetting['item'], inherit: boolean, options: ObjectAuditOptions): ObjectAudit {
    throwProblem(pathAuditProblem(path, inherit));
    const principal = checkedPrincipal(path, options);
    const written = agentPath(path);
    const desired: PathAuditSetting = {
      id: `pathAudit/${principal._id}/${written.toLowerCase()}`,
      kind: 'pathAudit',
      ensure: literalOf(Ensure.PRESENT),
      path: written,
      item,
      ...principal._fields,
      ...checkedAccess(path, options),
      inherit,
    };
    return new ObjectAudit({
      desired,
      claims: [],
      needs: [
        ...NodeNeed.foldersAround(written, { order: NeedOrder.MADE_FIRST }),
        NodeNeed.item(written, item, { does: `audits it as a ${item}`, isMissed: true, order: NeedOrder.MADE_FIRST }),
        ...groupNeeds(principal),
      ],
    });
  }

  private constructor(private readonly part: SettingPart<PathAuditSetting | RegistryAuditSetting>) {
    super();
  }

  /** @internal */
  public _parts(): SettingPart[] {
    return [this.part];
  }
}

function groupNeeds({ _fields: fields }: AuditPrincipal): NodeNeed[] {
  return 'group' in fields ? [NodeNeed.group(fields.group, { does: 'audits it' })] : [];
}

function checkedSwitch(object: string, option: string, value: boolean | undefined): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    throw userError({ message: `ObjectAudit ${quoted(object)}: ${option} is ${quoted(value)}`, fix: 'Use true or false.' });
  }
  return value ?? false;
}

function checkedPrincipal(object: string, options: ObjectAuditOptions | undefined): AuditPrincipal {
  const principal = options?.principal ?? AuditPrincipal.EVERYONE;
  checkInstance(`ObjectAudit ${quoted(object)}: principal`, principal, AuditPrincipal, 'AuditPrincipal.EVERYONE');
  return principal;
}

function checkedAccess(object: string, options: ObjectAuditOptions | undefined): Pick<PathAuditSetting, 'success' | 'failure'> {
  const success = checkedList(`ObjectAudit ${quoted(object)}: success`, options?.success);
  const failure = checkedList(`ObjectAudit ${quoted(object)}: failure`, options?.failure);
  if (success === undefined && failure === undefined) {
    throw userError({ message: `ObjectAudit ${quoted(object)} audits no access`, fix: 'Set success or failure, for example success: [AuditedAccess.WRITE].' });
  }
  return { success, failure };
}

/** In the order of the enum, so that the order in code does not matter. Undefined if empty. */
function checkedList(what: string, list: AuditedAccess[] | undefined): `${AuditedAccess}`[] | undefined {
  if (list === undefined) {
    return undefined;
  }
  checkList(what, list);
  list.forEach((access) => checkMember(`${what}: access`, access, 'AuditedAccess', AuditedAccess));
  if (new Set(list).size !== list.length) {
    throw userError({ message: `${what} names an access twice`, fix: 'Name each access once.' });
  }
  return list.length === 0 ? undefined : Object.values(AuditedAccess).filter((access) => list.includes(access)).map((access) => literalOf(access));
}
