import { eventChannelAccess } from './event-channel-access';
import { firewallRule } from './firewall-rule';
import { localGroup } from './local-group';
import { pathAccess } from './path-access';
import type { KindProof } from './proof';
import { registryAccess } from './registry-access';
import { serviceAccess } from './service-access';
import { temporaryUsers } from './temporary-users';
import { userRight } from './user-right';

/** Every kind of setting: what is listed here goes through the whole suite. */
export const proofs: readonly KindProof[] = [
  localGroup, pathAccess, registryAccess, serviceAccess, eventChannelAccess, userRight, temporaryUsers, firewallRule,
];
