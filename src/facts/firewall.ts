import { Problem, quoted } from './errors';
import { closedFolders, nodeFolders } from './grantable-paths';
import { serviceNameProblem } from './grantable-services';
import { plainPathProblem, unmanagedFolders } from './managed-paths';
import { isWithin, normalizedPath } from './windows-path';

/**
 * The type of an echo request, which `ping` sends, by the protocol.
 * @see https://www.iana.org/assignments/icmp-parameters/icmp-parameters.xhtml
 * @see https://www.iana.org/assignments/icmpv6-parameters/icmpv6-parameters.xhtml
 */
export const echoRequests: Readonly<Record<string, number>> = { ICMPv4: 8, ICMPv6: 128 };

/** The largest type of an ICMP message. */
export const LARGEST_ICMP_TYPE = 255;

/** The IP version that each ICMP protocol belongs to. */
export const icmpVersions: Readonly<Record<string, number>> = { ICMPv4: 4, ICMPv6: 6 };

/**
 * The smallest and the largest size of a log of the firewall, in KiB.
 * @see https://learn.microsoft.com/en-us/powershell/module/netsecurity/set-netfirewallprofile
 */
export const SMALLEST_FIREWALL_LOG = 1;
export const LARGEST_FIREWALL_LOG = 32767;

/** The folder of the logs of the firewall. Windows lets the firewall write to it. */
export const FIREWALL_LOG_FOLDER = 'C:\\Windows\\System32\\LogFiles\\Firewall';

/**
 * The keys in which Windows keeps the logging of a profile. The key of the policies has precedence.
 * The other key of the private profile has the earlier name of this profile.
 * @see https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpfas/2c979624-900a-4b6e-b4ef-09b387cd62ab
 */
export function firewallLogKeys(profile: string): string[] {
  return [
    `SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\${profile}Profile\\Logging`,
    `SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\${profile === 'Private' ? 'Standard' : profile}Profile\\Logging`,
  ];
}

/**
 * Why a string is not the path of a log for the firewall, or undefined. The agent on the node
 * repeats the check.
 */
export function firewallLogProblem(path: string): Problem | undefined {
  const plain = plainPathProblem(path) ?? percentProblem(path);
  if (plain !== undefined) {
    return plain;
  }
  if (!/[^\\/]\.log$/iu.test(path)) {
    return { message: `path ${quoted(path)} does not end with the name of a .log file`, fix: 'Use a path such as C:/Windows/System32/LogFiles/Firewall/domain.log.' };
  }
  const normalized = normalizedPath(path);
  if (isWithin(normalized, normalizedPath(FIREWALL_LOG_FOLDER))) {
    return undefined;
  }
  const closed = [...closedFolders, ...nodeFolders, ...unmanagedFolders].find((folder) => isWithin(normalized, normalizedPath(folder)));
  if (closed !== undefined || normalized.split('\\').length === 2) {
    return {
      message: `path ${quoted(path)} is in ${closed === undefined ? 'the root folder of a drive' : quoted(closed)}, where the firewall must not write`,
      fix: `Use a file in ${FIREWALL_LOG_FOLDER}, or in a folder of your own.`,
    };
  }
  return undefined;
}

/**
 * Why a string is not the path of a program for a firewall rule, or undefined. The agent on the
 * node repeats the check.
 */
export function ruleProgramProblem(path: string): Problem | undefined {
  const plain = plainPathProblem(path) ?? percentProblem(path);
  if (plain !== undefined) {
    return plain;
  }
  return /[^\\/]\.exe$/iu.test(path)
    ? undefined
    : { message: `path ${quoted(path)} is not the path of an .exe file`, fix: 'Use the program that accepts the connections, such as C:/Program Files/Contoso/agent.exe.' };
}

/**
 * Why a string is not the name of a service for a firewall rule, or undefined. Windows reads "Any"
 * as every program and service.
 */
export function ruleServiceProblem(service: string): Problem | undefined {
  return serviceNameProblem(service) ?? (service.toLowerCase() === 'any'
    ? { message: `service ${quoted(service)} means every program and service`, fix: 'Use the name of one service, or leave service out.' }
    : undefined);
}

function percentProblem(path: string): Problem | undefined {
  return path.includes('%')
    ? { message: `path ${quoted(path)} contains a percent sign, and Windows replaces environment variables in this path`, fix: 'Write the path in full, without environment variables.' }
    : undefined;
}
