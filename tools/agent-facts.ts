import { Generator } from './generator';
import { assignment, Constant, heading } from './powershell';
import { PathPrincipal, UserRight } from '../src';
import { SMALLEST_RSA_KEY } from '../src/facts/certificate-authority';
import { CHANNEL_SIZE_STEP, keptChannels, LARGEST_CHANNEL, SMALLEST_CHANNEL } from '../src/facts/event-channels';
import { closedFolders, closedFoldersAlone, nodeFolders } from '../src/facts/grantable-paths';
import { closedKeys, readOnlyKeys, wideKeys } from '../src/facts/grantable-registry-keys';
import { keptServices } from '../src/facts/grantable-services';
import { closedVariables, sensitiveVariables } from '../src/facts/machine-environment';
import { LONGEST_PATH, unmanagedFolders } from '../src/facts/managed-paths';
import { SCHEMA_VERSION, STATE_ROOT } from '../src/facts/node-agent';
import { programFolders } from '../src/facts/program-folders';
import { LONGEST_REGISTRY_BYTES, LONGEST_REGISTRY_TEXT, LONGEST_VALUE_NAME } from '../src/facts/registry-data';
import { closedValueKeys, ENVIRONMENT_KEY, sensitiveKeys, sensitiveValues } from '../src/facts/registry-places';
import { dangerousPrivileges, harmlessPrivileges } from '../src/facts/service-privileges';
import {
  channelName, definedGroupName, definedServiceName, deviceName, firewallRuleName, reasonText, serviceFileName, serviceName, sha256Digits,
  variableName, vendorName,
} from '../src/facts/setting-grammars';
import { broadPrincipals } from '../src/settings/files/path-permission';

/** What a script of the agent knows of one subject. */
export interface AgentFacts {
  /** Ends the name of the script. */
  readonly subject: string;
  readonly title: string;
  /** The file that the facts are written in. */
  readonly source: string;
  /** By the names of variables. */
  readonly constants: Readonly<Record<string, Constant>>;
}

const facts = (subject: string, title: string, source: string, constants: AgentFacts['constants']): AgentFacts => (
  { subject, title, source: `src/${source}`, constants }
);
const grammar = (subject: string, title: string, constants: AgentFacts['constants']) => facts(subject, title, 'facts/setting-grammars.ts', constants);

/** One script for each subject, so that a pod gets no more than its kinds need. */
export const factsOfAgent: readonly AgentFacts[] = [
  facts('certificates', 'Keys of authorities.', 'facts/certificate-authority.ts', { smallestRsaKey: SMALLEST_RSA_KEY }),
  facts('closed-folders', 'Folders that hold credentials, data of other users, or what runs as LocalSystem.', 'facts/grantable-paths.ts', {
    closedFolders, closedFoldersAlone, nodeFolders,
  }),
  facts('environment-key', 'Where Windows keeps the environment variables of the machine.', 'facts/registry-places.ts', { environmentKey: ENVIRONMENT_KEY }),
  facts('environment-variables', 'Variables that decide what runs and where it is found.', 'facts/machine-environment.ts', { closedVariables, sensitiveVariables }),
  facts('event-channels', 'Sizes of event channels, and channels that stay on.', 'facts/event-channels.ts', {
    keptChannels, channelSizeStep: CHANNEL_SIZE_STEP, smallestChannel: SMALLEST_CHANNEL, largestChannel: LARGEST_CHANNEL,
  }),
  facts('grantable-registry-keys', 'Registry keys that groups get no access to, or may only read.', 'facts/grantable-registry-keys.ts', {
    // The agent compares them with keys in lower case.
    closedKeys, readOnlyKeys, wideKeys: wideKeys.map((key) => key.toLowerCase()),
  }),
  facts('kept-services', 'Services that a node does not run without.', 'facts/grantable-services.ts', { keptServices }),
  facts('node-agent', 'What the agent and its documents agree on.', 'facts/node-agent.ts', { schemaVersion: SCHEMA_VERSION, stateRoot: STATE_ROOT }),
  facts('path-length', 'The longest path that the agent takes.', 'facts/managed-paths.ts', { longestPath: LONGEST_PATH }),
  facts('path-principals', 'Accounts and groups of Windows that may get permissions.', 'settings/files/path-permission.ts', {
    pathPrincipals: Object.values(PathPrincipal), broadPrincipals,
  }),
  facts('program-folders', 'Folders of programs, below which only administrators and installers write.', 'facts/program-folders.ts', { programFolders }),
  facts('registry-data', 'How long names and data of registry values may be.', 'facts/registry-data.ts', {
    longestValueName: LONGEST_VALUE_NAME, longestRegistryText: LONGEST_REGISTRY_TEXT, longestRegistryHex: 2 * LONGEST_REGISTRY_BYTES,
  }),
  facts('registry-places', 'Places in the registry where nothing is set, or only with a reason.', 'facts/registry-places.ts', {
    closedValueKeys, sensitiveKeys, sensitiveValues,
  }),
  facts('service-privileges', 'Privileges that a service may ask for, and those that let it take over the node.', 'facts/service-privileges.ts', {
    harmlessPrivileges, dangerousPrivileges,
  }),
  facts('unmanaged-folders', 'Folders below which no setting makes, changes or removes anything.', 'facts/managed-paths.ts', { unmanagedFolders }),
  facts('user-rights', 'User rights that do not lead to LocalSystem.', 'settings/groups/grant-access.ts', { grantableRights: Object.values(UserRight) }),
  grammar('channel-name', 'The name of an event channel.', { channelNamePattern: channelName }),
  grammar('device-name', 'A name that Windows takes for a device in every folder.', { deviceNamePattern: deviceName }),
  grammar('firewall-rule-name', 'The name of a firewall rule.', { firewallRuleNamePattern: firewallRuleName }),
  grammar('group-name', 'The name of a local group that a setting defines.', { definedGroupNamePattern: definedGroupName }),
  grammar('reason', 'A reason that reviewers read.', { reasonPattern: reasonText }),
  grammar('service-definition', 'Names in the definition of a service.', {
    definedServiceNamePattern: definedServiceName, vendorNamePattern: vendorName, serviceFileNamePattern: serviceFileName,
  }),
  grammar('service-name', 'The name of a Windows service.', { serviceNamePattern: serviceName }),
  grammar('sha256', 'A SHA-256 hash.', { sha256Pattern: sha256Digits }),
  grammar('variable-name', 'The name of an environment variable of the machine.', { variableNamePattern: variableName }),
];

/** The facts of `src` that the agent checks documents by, as constants of PowerShell. */
export const agentFacts: Generator = {
  folder: 'src/agent',
  owns: /^facts-.*\.ps1$/u,
  files: () => Object.fromEntries(factsOfAgent.map(({ subject, title, source, constants }) => [
    `facts-${subject}.ps1`,
    [heading(title, source), ...Object.entries(constants).map(([variable, constant]) => assignment(variable, constant))].join('\n'),
  ])),
};
