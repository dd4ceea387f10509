import { DesiredSetting, Ensure } from './node-setting';
import { Problem, quoted } from '../../facts/errors';

/** What Windows keeps the start type of a service in, in the key of the service. */
const startValues = ['start', 'delayedautostart'];

/** What it keeps the rest of a definition in. */
const definitionValues = [
  ...startValues, 'dependongroup', 'dependonservice', 'description', 'displayname', 'environment', 'errorcontrol', 'failureactions', 'failureactionsonnoncrashfailures',
  'failurecommand', 'imagepath', 'objectname', 'rebootmessage', 'requiredprivileges', 'servicesidtype', 'type',
];

/**
 * Why two settings of different ids would undo each other for ever, or undefined: a directory or file whose permissions are the whole list,
 * and a grant that adds an entry to it; a directory and a file at one path; a service that is defined, and configured as one that is there
 * or in the registry.
 */
export function settingClash(one: DesiredSetting, other: DesiredSetting): Problem | undefined {
  if (subjectOf(one) === undefined || subjectOf(one) !== subjectOf(other) || [one, other].some(({ ensure }) => ensure !== Ensure.PRESENT)) {
    return undefined;
  }
  const ofKind = (kind: string) => [one, other].find((setting) => setting.kind === kind);
  const [directory, file, grant, service, state, value] = ['directory', 'file', 'pathAccess', 'windowsService', 'serviceState', 'registryValue'].map(ofKind);
  if (directory !== undefined && file !== undefined) {
    return { message: `path ${quoted(directory.path)} is to be a directory and a file`, fix: 'Leave one out.' };
  }
  const listed = directory ?? file;
  if (grant !== undefined && listed?.permissions !== undefined) {
    return {
      message: `path ${quoted(listed.path)} has a whole list of permissions, and local group ${quoted(grant.group)} is granted access beside it`,
      fix: 'Name the group in the list, by PathPermission.ofGroup(...), and leave out the LocalGroupGrant.',
    };
  }
  if (service !== undefined && state !== undefined) {
    return {
      message: `service ${quoted(state.name)} is defined, and its start type or state is set beside that`,
      fix: 'Say both in WindowsService.define(...), and leave WindowsService.existing(...) out.',
    };
  }
  const claimed = service === undefined ? startValues : definitionValues;
  if (value !== undefined && (service ?? state)?.startType !== undefined && claimed.includes(String(value.name).toLowerCase())) {
    return {
      message: `registry value ${quoted(value.name)} of service ${quoted((service ?? state)!.name)} is set, and the service is configured beside that`,
      fix: 'Say it in WindowsService, and leave the RegistryKey out.',
    };
  }
  return undefined;
}

/** What a setting is about, where settings of another kind may be about the same. */
export function subjectOf({ kind, path, name, key }: DesiredSetting): string | undefined {
  if (['directory', 'file', 'pathAccess'].includes(kind)) {
    return `path ${String(path).toLowerCase()}`;
  }
  const service = kind === 'registryValue' ? /^SYSTEM\\CurrentControlSet\\Services\\([^\\]+)$/iu.exec(String(key))?.[1] : name;
  return ['serviceState', 'windowsService', 'registryValue'].includes(kind) && service !== undefined ? `service ${String(service).toLowerCase()}` : undefined;
}
