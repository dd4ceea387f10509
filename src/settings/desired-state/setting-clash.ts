import { DesiredSetting, Ensure } from './node-setting';
import { Problem, quoted } from '../../facts/errors';

/** What Windows keeps the start type of a service in, in the key of the service. */
const startValues = ['start', 'delayedautostart'];

/** What it keeps the rest of a definition in. */
const definitionValues = [
  ...startValues, 'dependongroup', 'dependonservice', 'description', 'displayname', 'environment', 'errorcontrol', 'failureactions', 'failureactionsonnoncrashfailures',
  'failurecommand', 'imagepath', 'objectname', 'rebootmessage', 'requiredprivileges', 'servicesidtype', 'type',
];

/** Below these keys it keeps channels, and who may read them; those of the policies win over both others. */
const channelRoots = [
  String.raw`SYSTEM\CurrentControlSet\Services\EventLog`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels`,
  String.raw`SOFTWARE\Policies\Microsoft\Windows\EventLog`,
];
const channelValues: Readonly<Record<string, readonly string[]>> = {
  eventChannel: ['maxsize', 'maxsizeupper', 'retention', 'autobackuplogfiles', 'enabled'],
  eventChannelAccess: ['customsd', 'channelaccess'],
};

/** Where policies of the firewall lie. */
const firewallPolicies = 'software\\policies\\microsoft\\windowsfirewall\\';

type Check = (one: DesiredSetting, other: DesiredSetting) => Problem | undefined;

/** What two settings that are to be present cannot both be. */
const checks: readonly Check[] = [
  directoryAndFile, fileAround, listAndGrant, listAndService, definitionAndState, dependencyAndDisabled, configurationAndValue, channelAndValue,
  ruleAndPolicy,
];

/** Why two settings of different ids would undo each other for ever, or undefined. */
export function settingClash(one: DesiredSetting, other: DesiredSetting): Problem | undefined {
  const [here, there] = [one.ensure === Ensure.PRESENT, other.ensure === Ensure.PRESENT];
  if (here !== there) {
    return here ? goneAround(other, one) : goneAround(one, other);
  }
  for (const check of here ? checks : []) {
    const problem = check(one, other) ?? check(other, one);
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

/** What is to be absent, and what needs it. */
function goneAround(gone: DesiredSetting, present: DesiredSetting): Problem | undefined {
  const isAround = gone.kind === 'directory' && liesIn(present, gone);
  const isNeeded = gone.kind === 'windowsService' && dependsOn(present, gone);
  return isAround || isNeeded
    ? { message: `${quoted(present.id)} is to be present, and ${quoted(gone.id)}, which it ${isAround ? 'lies in' : 'depends on'}, is to be absent`, fix: 'Leave one out.' }
    : undefined;
}

function fileAround(file: DesiredSetting, inside: DesiredSetting): Problem | undefined {
  return file.kind === 'file' && liesIn(inside, file)
    ? { message: `path ${quoted(file.path)} is to be a file, and ${quoted(inside.id)} lies in it`, fix: 'Leave one out.' }
    : undefined;
}

function dependencyAndDisabled(service: DesiredSetting, state: DesiredSetting): Problem | undefined {
  return state.startType === 'disabled' && dependsOn(service, state)
    ? { message: `service ${quoted(service.name)} depends on service ${quoted(state.name)}, which is to be disabled: it could never start`, fix: 'Leave one out.' }
    : undefined;
}

function ruleAndPolicy(rule: DesiredSetting, value: DesiredSetting): Problem | undefined {
  return rule.kind === 'firewallRule' && value.kind === 'registryValue' && same(value.name, 'AllowLocalPolicyMerge') && value.data === 0
    && lower(value.key).startsWith(firewallPolicies)
    ? {
      message: `firewall rule ${quoted(rule.name)} is made on the node, and ${quoted(value.key)} says that rules of the node have no effect`,
      fix: 'Leave the RegistryKey out, or bring the rule by group policy.',
    }
    : undefined;
}

/** Whether a directory, a file or a grant is about something below a path. */
export function liesIn({ kind, path }: DesiredSetting, around: DesiredSetting): boolean {
  return ['directory', 'file', 'pathAccess'].includes(kind) && lower(path).startsWith(`${lower(around.path)}\\`);
}

/** Whether one service depends on another. */
export function dependsOn({ kind, dependencies }: DesiredSetting, other: DesiredSetting): boolean {
  return kind === 'windowsService' && ['windowsService', 'serviceState'].includes(other.kind)
    && Array.isArray(dependencies) && dependencies.some((name) => same(name, other.name));
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
  return claimed?.includes(lower(value.name)) && value.kind === 'registryValue' && channelRoots.some((root) => same(value.key, `${root}\\${channel.channel}`))
    ? {
      message: `registry value ${quoted(value.name)} of event channel ${quoted(channel.channel)} is set, and the channel is configured beside that`,
      fix: 'Say it in EventChannel or LocalGroupGrant.eventChannel, and leave the RegistryKey out.',
    }
    : undefined;
}

function same(one: unknown, other: unknown): boolean {
  return lower(one) === lower(other);
}

function lower(text: unknown): string {
  return String(text).toLowerCase();
}
