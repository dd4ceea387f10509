import { DesiredSetting, Ensure } from './node-setting';
import { Problem, quoted } from '../../facts/errors';

/** What Windows keeps the start type of a service in, in the key of the service. */
const startValues = ['start', 'delayedautostart'];

/** What it keeps the rest of a definition in. */
const definitionValues = [
  ...startValues, 'dependongroup', 'dependonservice', 'description', 'displayname', 'environment', 'errorcontrol', 'failureactions', 'failureactionsonnoncrashfailures',
  'failurecommand', 'imagepath', 'objectname', 'rebootmessage', 'requiredprivileges', 'servicesidtype', 'type',
];

/** What it keeps a channel in, and who may read it: for System, Application and their like in one key, for the others in another. */
const channelKeys = /^(?:SYSTEM\\CurrentControlSet\\Services\\EventLog|SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WINEVT\\Channels)\\(.+)$/iu;
const channelValues: Readonly<Record<string, readonly string[]>> = {
  eventChannel: ['maxsize', 'maxsizeupper', 'retention', 'autobackuplogfiles', 'enabled'],
  eventChannelAccess: ['customsd', 'channelaccess'],
};

type Check = (one: DesiredSetting, other: DesiredSetting) => Problem | undefined;

const checks: readonly Check[] = [directoryAndFile, listAndGrant, listAndService, definitionAndState, configurationAndValue, channelAndValue];

/** Why two settings of different ids would undo each other for ever, or undefined. */
export function settingClash(one: DesiredSetting, other: DesiredSetting): Problem | undefined {
  if (one.kind === other.kind || one.ensure !== Ensure.PRESENT || other.ensure !== Ensure.PRESENT) {
    return undefined;
  }
  for (const check of checks) {
    const problem = check(one, other) ?? check(other, one);
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

function directoryAndFile(directory: DesiredSetting, file: DesiredSetting): Problem | undefined {
  return directory.kind === 'directory' && file.kind === 'file' && same(directory.path, file.path)
    ? { message: `path ${quoted(directory.path)} is to be a directory and a file`, fix: 'Leave one out.' }
    : undefined;
}

function listAndGrant(listed: DesiredSetting, grant: DesiredSetting): Problem | undefined {
  return listed.permissions !== undefined && grant.kind === 'pathAccess' && same(listed.path, grant.path)
    ? {
      message: `path ${quoted(listed.path)} has a whole list of permissions, and local group ${quoted(grant.group)} is granted access beside it`,
      fix: 'Name the group in the list, by PathPermission.ofGroup(...), and leave out the LocalGroupGrant.',
    }
    : undefined;
}

function listAndService(setting: DesiredSetting, service: DesiredSetting): Problem | undefined {
  const setsList = setting.kind === 'pathAccess' || (setting.kind === 'directory' && setting.permissions !== undefined);
  const isStaged = service.kind === 'windowsService' && Array.isArray(service.files) && service.files.length > 0;
  return setsList && isStaged && same(setting.path, `C:\\Program Files\\${service.vendor}\\${service.name}`)
    ? {
      message: `path ${quoted(setting.path)} is the folder of service ${quoted(service.name)}, which has a list of permissions of its own, and is given another`,
      fix: 'Leave it out: users can read what lies there, and administrators change it.',
    }
    : undefined;
}

function definitionAndState(service: DesiredSetting, state: DesiredSetting): Problem | undefined {
  return service.kind === 'windowsService' && state.kind === 'serviceState' && same(service.name, state.name)
    ? {
      message: `service ${quoted(state.name)} is defined, and its start type or state is set beside that`,
      fix: 'Say both in WindowsService.define(...), and leave WindowsService.existing(...) out.',
    }
    : undefined;
}

function configurationAndValue(service: DesiredSetting, value: DesiredSetting): Problem | undefined {
  const claimed = { windowsService: definitionValues, serviceState: startValues }[service.kind];
  return claimed?.includes(lower(value.name)) && service.startType !== undefined && value.kind === 'registryValue'
    && same(value.key, `SYSTEM\\CurrentControlSet\\Services\\${service.name}`)
    ? {
      message: `registry value ${quoted(value.name)} of service ${quoted(service.name)} is set, and the service is configured beside that`,
      fix: 'Say it in WindowsService, and leave the RegistryKey out.',
    }
    : undefined;
}

function channelAndValue(channel: DesiredSetting, value: DesiredSetting): Problem | undefined {
  const claimed = channelValues[channel.kind];
  return claimed?.includes(lower(value.name)) && value.kind === 'registryValue' && same(channelKeys.exec(String(value.key))?.[1], channel.channel)
    ? {
      message: `registry value ${quoted(value.name)} of event channel ${quoted(channel.channel)} is set, and the channel is configured beside that`,
      fix: 'Say it in EventChannel or LocalGroupGrant.eventChannel, and leave the RegistryKey out.',
    }
    : undefined;
}

function same(one: unknown, other: unknown): boolean {
  return one !== undefined && lower(one) === lower(other);
}

function lower(text: unknown): string {
  return String(text).toLowerCase();
}
