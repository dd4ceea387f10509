import { quoted } from '../../facts/errors';
import { definitionValues, recoveryValues, serviceKey, startTypeValues } from '../../facts/service-definition';
import type { ServiceStateSetting, WindowsServiceSetting } from '../desired-state/desired-setting';
import { NodeClaim } from '../desired-state/node-claim';
import { NodeNeed } from '../desired-state/node-need';
import type { SettingPart } from '../desired-state/setting-part';

/** The part of a service that is already on the node, with what it claims and needs. */
export function existingPart(desired: ServiceStateSetting): SettingPart<ServiceStateSetting> {
  const { name, startType, restartDelaysSeconds } = desired;
  return {
    desired,
    claims: [
      NodeClaim.service(name, { does: startType === 'disabled' ? 'disables it' : 'sets its start type, its state or its recovery', startType }),
      ...startType === undefined ? [] : registryClaims(name, startTypeValues, `sets the start type of service ${quoted(name)}`),
      ...restartDelaysSeconds === undefined ? [] : registryClaims(name, recoveryValues, `sets the recovery of service ${quoted(name)}`),
    ],
    needs: [],
  };
}

/** The part of a service that the agent creates, with what it claims and needs. */
export function definedPart(desired: WindowsServiceSetting): SettingPart<WindowsServiceSetting> {
  const { name, vendor, startType, files, dependencies } = desired;
  return {
    desired,
    claims: [
      NodeClaim.service(name, {
        does: startType === 'disabled' ? 'defines it as disabled' : 'defines it',
        startType,
        isMade: true,
        fix: 'Set everything in WindowsService.define(...), and remove WindowsService.existing(...).',
      }),
      ...registryClaims(name, definitionValues, `defines service ${quoted(name)}`),
      ...files.length === 0 ? [] : [NodeClaim.permissionList(`C:\\Program Files\\${vendor}\\${name}`, {
        does: `keeps the programs of service ${quoted(name)} there, and sets their permissions`,
        fix: 'Remove the other permissions: the service lets users read its files, and administrators change them.',
      })],
    ],
    needs: dependencies.map((other) => NodeNeed.service(other)),
  };
}

function registryClaims(service: string, names: readonly string[], does: string): NodeClaim[] {
  return names.map((name) => NodeClaim.registryValue({ key: serviceKey(service), name }, {
    does, fix: 'Set it in WindowsService, and remove the RegistryKey.',
  }));
}
