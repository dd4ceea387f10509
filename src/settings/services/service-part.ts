import { quoted } from '../../facts/errors';
import { definitionValues, serviceKey, startTypeValues } from '../../facts/service-definition';
import type { ServiceStateSetting, WindowsServiceSetting } from '../desired-state/desired-setting';
import { NodeClaim } from '../desired-state/node-claim';
import { NodeNeed } from '../desired-state/node-need';
import type { SettingPart } from '../desired-state/setting-part';

/** What a service that is on the node already is to settings of other kinds. */
export function existingPart(desired: ServiceStateSetting): SettingPart<ServiceStateSetting> {
  const { name, startType } = desired;
  return {
    desired,
    claims: [
      NodeClaim.service(name, { does: startType === 'disabled' ? 'disables it' : 'sets its start type or its state', startType }),
      ...startType === undefined ? [] : registryClaims(name, startTypeValues, `sets the start type of service ${quoted(name)}`),
    ],
    needs: [],
  };
}

/** What a service of the agent's own is to settings of other kinds. */
export function definedPart(desired: WindowsServiceSetting): SettingPart<WindowsServiceSetting> {
  const { name, vendor, startType, files, dependencies } = desired;
  return {
    desired,
    claims: [
      NodeClaim.service(name, {
        does: startType === 'disabled' ? 'defines it as disabled' : 'defines it',
        startType,
        isMade: true,
        fix: 'Say it all in WindowsService.define(...), and leave WindowsService.existing(...) out.',
      }),
      ...registryClaims(name, definitionValues, `defines service ${quoted(name)}`),
      ...files.length === 0 ? [] : [NodeClaim.permissionList(`C:\\Program Files\\${vendor}\\${name}`, {
        does: `keeps the programs of service ${quoted(name)} there, with a list of its own`,
        fix: 'Leave the permissions to the service: users can read what lies there, and administrators change it.',
      })],
    ],
    needs: dependencies.map((other) => NodeNeed.service(other)),
  };
}

function registryClaims(service: string, names: readonly string[], does: string): NodeClaim[] {
  return names.map((name) => NodeClaim.registryValue({ key: serviceKey(service), name }, {
    does, fix: 'Say it in WindowsService, and leave the RegistryKey out.',
  }));
}
