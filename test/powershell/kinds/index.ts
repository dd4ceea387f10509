import { auditPolicy } from './audit-policy';
import { directory } from './directory';
import { environmentVariable, pathEntry } from './environment';
import { eventChannel } from './event-channel';
import { eventChannelAccess } from './event-channel-access';
import { file } from './file';
import { firewallLogging } from './firewall-logging';
import { firewallRule } from './firewall-rule';
import { groupMember } from './group-member';
import { hostsEntry } from './hosts-entry';
import { localGroup } from './local-group';
import { patchLevel } from './patch-level';
import { pathAccess } from './path-access';
import { pathAudit } from './path-audit';
import type { KindProof } from './proof';
import { registryAccess } from './registry-access';
import { registryAudit } from './registry-audit';
import { registryValue } from './registry-value';
import { removedRegistryKey } from './removed-registry-key';
import { serviceAccess } from './service-access';
import { serviceState } from './service-state';
import { temporaryUsers } from './temporary-users';
import { trustedCertificate } from './trusted-certificate';
import { userRight } from './user-right';
import { userRightList } from './user-right-list';
import { windowsService } from './windows-service';

/** Every kind of setting: what is listed here goes through the whole suite. */
export const proofs: readonly KindProof[] = [
  localGroup, directory, file, pathAccess, registryAccess, serviceAccess, eventChannelAccess, userRight, temporaryUsers, registryValue,
  environmentVariable, pathEntry, serviceState, windowsService, firewallRule, firewallLogging, hostsEntry, eventChannel, auditPolicy, groupMember,
  removedRegistryKey, trustedCertificate, patchLevel, userRightList, pathAudit, registryAudit,
];
