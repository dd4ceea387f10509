import { Generator } from './generator';
import { assignment, Constant, heading } from './powershell';
import { AdministrativeGroup, BuiltInGroup, PathPrincipal, UserRight } from '../src';
import { busyFolders, wideAuditKeys, wideFolders } from '../src/facts/auditable-places';
import { CODE_SIGNING, SMALLEST_RSA_KEY } from '../src/facts/certificate-authority';
import { CHANNEL_SIZE_STEP, keptChannels, LARGEST_CHANNEL, SMALLEST_CHANNEL } from '../src/facts/event-channels';
import { FIREWALL_LOG_FOLDER, LARGEST_FIREWALL_LOG, LARGEST_ICMP_TYPE, SMALLEST_FIREWALL_LOG } from '../src/facts/firewall';
import { closedFolders, closedFoldersAlone, nodeFolders } from '../src/facts/grantable-paths';
import { closedKeys, readOnlyKeys, wideKeys } from '../src/facts/grantable-registry-keys';
import { keptServices } from '../src/facts/grantable-services';
import { broadMember, refusedMember, reservedDomains } from '../src/facts/group-members';
import { closedVariables, sensitiveVariables } from '../src/facts/machine-environment';
import { KUBELET_VOLUMES, LONGEST_PATH, unmanagedFolders } from '../src/facts/managed-paths';
import { SCHEMA_VERSION, STATE_ROOT } from '../src/facts/node-agent';
import { programFolders } from '../src/facts/program-folders';
import { LONGEST_REGISTRY_BYTES, LONGEST_REGISTRY_TEXT, LONGEST_VALUE_NAME } from '../src/facts/registry-data';
import { closedValueKeys, ENVIRONMENT_KEY, sensitiveKeys, sensitiveValues } from '../src/facts/registry-places';
import { keptRegistryKeys, MOST_REMOVED_BYTES, MOST_REMOVED_KEYS, MOST_REMOVED_VALUES } from '../src/facts/registry-trees';
import { DEFAULT_SERVICE_TIMEOUT, LONGEST_SERVICE_TIMEOUT, SHORTEST_SERVICE_TIMEOUT } from '../src/facts/service-definition';
import { dangerousPrivileges, harmlessPrivileges } from '../src/facts/service-privileges';
import {
  channelName, definedGroupName, definedServiceName, deviceName, domainAccountName, firewallRuleName, localUserName, managedAccountName,
  realDomainAccount, reasonText, securityIdentifier, serviceFileName, serviceName, sha256Digits, variableName, vendorName,
} from '../src/facts/setting-grammars';
import {
  broadHolders, deniedWithReason, listedWithReason, neededHolders, neverDenied, neverDeniedThere, usualHolders,
} from '../src/facts/user-rights';
import { auditPrincipals } from '../src/settings/audit/audit-principal';
import { broadPrincipals } from '../src/settings/files/path-permission';

/** The facts about one subject that a script of the agent contains. */
export interface AgentFacts {
  /** The end of the script's name. */
  readonly subject: string;
  readonly title: string;
  /** The file that declares the facts. */
  readonly source: string;
  /** The facts by the names of their variables. */
  readonly constants: Readonly<Record<string, Constant>>;
}

const facts = (subject: string, title: string, source: string, constants: AgentFacts['constants']): AgentFacts => (
  { subject, title, source: `src/${source}`, constants }
);
const grammar = (subject: string, title: string, constants: AgentFacts['constants']) => facts(subject, title, 'facts/setting-grammars.ts', constants);

/** One script for each subject, so that a pod gets only the facts that its kinds need. */
export const factsOfAgent: readonly AgentFacts[] = [
  facts('audit-principals', 'Accounts and groups of Windows that audit entries can have.', 'settings/audit/audit-principal.ts', { auditPrincipals }),
  facts('auditable-places', 'Folders and registry keys whose events would fill the Security log.', 'facts/auditable-places.ts', {
    busyFolders, wideFolders, wideAuditKeys,
  }),
  facts('certificates', 'Keys and uses of certificates.', 'facts/certificate-authority.ts', { smallestRsaKey: SMALLEST_RSA_KEY, codeSigning: CODE_SIGNING }),
  facts('closed-folders', 'Folders with credentials, data of other users, or programs that run as LocalSystem.', 'facts/grantable-paths.ts', {
    closedFolders, closedFoldersAlone, nodeFolders,
  }),
  facts('environment-key', 'The registry key of the environment variables of the machine.', 'facts/registry-places.ts', { environmentKey: ENVIRONMENT_KEY }),
  facts('environment-variables', 'Variables that decide which programs run and where they are found.', 'facts/machine-environment.ts', { closedVariables, sensitiveVariables }),
  facts('event-channels', 'Sizes of event channels, and channels that stay on.', 'facts/event-channels.ts', {
    keptChannels, channelSizeStep: CHANNEL_SIZE_STEP, smallestChannel: SMALLEST_CHANNEL, largestChannel: LARGEST_CHANNEL,
  }),
  facts('firewall', 'Types of ICMP messages, and the logs of the firewall.', 'facts/firewall.ts', {
    largestIcmpType: LARGEST_ICMP_TYPE, firewallLogFolder: FIREWALL_LOG_FOLDER,
    smallestFirewallLog: SMALLEST_FIREWALL_LOG, largestFirewallLog: LARGEST_FIREWALL_LOG,
  }),
  facts('grantable-registry-keys', 'Registry keys to which groups get no access, or only read access.', 'facts/grantable-registry-keys.ts', {
    // The agent compares them with keys in lower case.
    closedKeys, readOnlyKeys, wideKeys: wideKeys.map((key) => key.toLowerCase()),
  }),
  facts('built-in-groups', 'Groups of Windows whose members can be set, by security identifier.', 'settings/groups/built-in-group.ts', {
    builtInGroups: Object.values(BuiltInGroup), administrativeGroups: Object.values(AdministrativeGroup),
  }),
  facts('group-members', 'Accounts that do not become members of groups, or not of administrative ones.', 'facts/group-members.ts', {
    refusedMemberPattern: refusedMember, broadMemberPattern: broadMember, reservedDomains,
  }),
  facts('kept-services', 'Services that a node needs.', 'facts/grantable-services.ts', { keptServices }),
  facts('node-agent', 'The version of documents, and the folder of the agent.', 'facts/node-agent.ts', { schemaVersion: SCHEMA_VERSION, stateRoot: STATE_ROOT }),
  facts('path-length', 'The longest path that the agent accepts.', 'facts/managed-paths.ts', { longestPath: LONGEST_PATH }),
  facts('path-principals', 'Accounts and groups of Windows that can get permissions.', 'settings/files/path-permission.ts', {
    pathPrincipals: Object.values(PathPrincipal), broadPrincipals,
  }),
  facts('program-folders', 'Folders of programs, to which only administrators and installers can write.', 'facts/program-folders.ts', { programFolders }),
  facts('registry-data', 'Limits for names and data of registry values.', 'facts/registry-data.ts', {
    longestValueName: LONGEST_VALUE_NAME, longestRegistryText: LONGEST_REGISTRY_TEXT, longestRegistryHex: 2 * LONGEST_REGISTRY_BYTES,
  }),
  facts('registry-places', 'Keys and values of the registry that settings cannot change, or only with a reason.', 'facts/registry-places.ts', {
    closedValueKeys, sensitiveKeys, sensitiveValues,
  }),
  facts('registry-trees', 'Keys of the registry that stay with their content, and how much the agent removes at most.', 'facts/registry-trees.ts', {
    keptRegistryKeys, mostRemovedKeys: MOST_REMOVED_KEYS, mostRemovedValues: MOST_REMOVED_VALUES, mostRemovedBytes: MOST_REMOVED_BYTES,
  }),
  facts('service-privileges', 'Privileges that a service can have, and privileges that let it take over the node.', 'facts/service-privileges.ts', {
    harmlessPrivileges, dangerousPrivileges,
  }),
  facts('service-timeouts', 'How long the agent waits for services, in seconds.', 'facts/service-definition.ts', {
    defaultServiceTimeout: DEFAULT_SERVICE_TIMEOUT, shortestServiceTimeout: SHORTEST_SERVICE_TIMEOUT, longestServiceTimeout: LONGEST_SERVICE_TIMEOUT,
  }),
  facts('unmanaged-folders', 'Folders in which settings do not create, change or delete anything, and the volumes of the kubelet.', 'facts/managed-paths.ts', {
    unmanagedFolders, kubeletVolumes: KUBELET_VOLUMES,
  }),
  facts('user-right-holders', 'Who needs a user right, who usually has it, and who must not have it.', 'facts/user-rights.ts', {
    neededHolders, usualHolders, broadHolders, neverDenied, neverDeniedThere, deniedWithReason, listedWithReason,
  }),
  facts('user-rights', 'User rights that do not lead to LocalSystem.', 'settings/groups/grant-access.ts', { grantableRights: Object.values(UserRight) }),
  grammar('account-name', 'Names of accounts.', { domainAccountPattern: domainAccountName, localUserPattern: localUserName }),
  grammar('channel-name', 'The name of an event channel.', { channelNamePattern: channelName }),
  grammar('device-name', 'A name that is a device in every folder of Windows.', { deviceNamePattern: deviceName }),
  grammar('domain-account', 'An account of a real domain.', { realDomainAccountPattern: realDomainAccount }),
  grammar('firewall-rule-name', 'The name of a firewall rule.', { firewallRuleNamePattern: firewallRuleName }),
  grammar('group-name', 'The name of a local group that a setting defines.', { definedGroupNamePattern: definedGroupName }),
  grammar('managed-account', 'A group managed service account.', { managedAccountPattern: managedAccountName }),
  grammar('reason', 'A reason that reviewers read.', { reasonPattern: reasonText }),
  grammar('security-identifier', 'A security identifier.', { securityIdentifierPattern: securityIdentifier }),
  grammar('service-definition', 'Names in the definition of a service.', {
    definedServiceNamePattern: definedServiceName, vendorNamePattern: vendorName, serviceFileNamePattern: serviceFileName,
  }),
  grammar('service-name', 'The name of a Windows service.', { serviceNamePattern: serviceName }),
  grammar('sha256', 'A SHA-256 hash.', { sha256Pattern: sha256Digits }),
  grammar('variable-name', 'The name of an environment variable of the machine.', { variableNamePattern: variableName }),
];

/** The facts in `src` that the agent checks documents against, as PowerShell variables. */
export const agentFacts: Generator = {
  folder: 'src/agent',
  owns: /^facts-.*\.ps1$/u,
  files: () => Object.fromEntries(factsOfAgent.map(({ subject, title, source, constants }) => [
    `facts-${subject}.ps1`,
    [heading(title, source), ...Object.entries(constants).map(([variable, constant]) => assignment(variable, constant))].join('\n'),
  ])),
};
