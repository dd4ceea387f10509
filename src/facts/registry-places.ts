import { Problem, quoted } from './errors';
import { keyProblem } from './grantable-registry-keys';

/** Where Windows keeps the environment variables of the machine. */
export const ENVIRONMENT_KEY = String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\Environment`;

/** Nothing is set in and below these keys: credentials, how Windows boots, what it finds out by itself, and what another setting is for. */
export const closedValueKeys: readonly string[] = [
  'SAM',
  'SECURITY',
  'BCD00000000',
  'HARDWARE',
  String.raw`SYSTEM\Select`,
  String.raw`SYSTEM\MountedDevices`,
  String.raw`SYSTEM\CurrentControlSet\Enum`,
  String.raw`SYSTEM\CurrentControlSet\Control\hivelist`,
  ENVIRONMENT_KEY,
];

/**
 * What stands in and below these keys decides which programs run as LocalSystem, or whom Windows trusts. Windows has more such places than a
 * list could keep up with: this one makes reviewers look, and is no boundary. A `*` is any one name.
 * @see https://attack.mitre.org/tactics/TA0003/
 */
export const sensitiveKeys: readonly string[] = [
  String.raw`SOFTWARE\Classes`,
  String.raw`SOFTWARE\Microsoft\Active Setup`,
  String.raw`SOFTWARE\Microsoft\AMSI\Providers`,
  String.raw`SOFTWARE\Microsoft\Command Processor`,
  String.raw`SOFTWARE\Microsoft\Cryptography\Defaults`,
  String.raw`SOFTWARE\Microsoft\Cryptography\OID`,
  String.raw`SOFTWARE\Microsoft\Cryptography\Providers`,
  String.raw`SOFTWARE\Microsoft\Cryptography\Services`,
  String.raw`SOFTWARE\Microsoft\EnterpriseCertificates`,
  String.raw`SOFTWARE\Microsoft\NetSh`,
  String.raw`SOFTWARE\Microsoft\PowerShell`,
  String.raw`SOFTWARE\Microsoft\SystemCertificates`,
  String.raw`SOFTWARE\Microsoft\Windows Defender`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\AeDebug`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\SilentProcessExit`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\Svchost`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\Windows`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Authentication`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Run`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnce`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnceEx`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\RunServices`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\RunServicesOnce`,
  String.raw`SOFTWARE\Microsoft\Windows\Windows Error Reporting\Hangs`,
  String.raw`SOFTWARE\Microsoft\Windows\Windows Error Reporting\RuntimeExceptionHelperModules`,
  String.raw`SOFTWARE\Policies\Microsoft\SystemCertificates`,
  String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`,
  String.raw`SYSTEM\CurrentControlSet\Control\CI`,
  String.raw`SYSTEM\CurrentControlSet\Control\Lsa`,
  String.raw`SYSTEM\CurrentControlSet\Control\NetworkProvider`,
  String.raw`SYSTEM\CurrentControlSet\Control\Print\Environments`,
  String.raw`SYSTEM\CurrentControlSet\Control\Print\Monitors`,
  String.raw`SYSTEM\CurrentControlSet\Control\Print\Providers`,
  String.raw`SYSTEM\CurrentControlSet\Control\SafeBoot`,
  String.raw`SYSTEM\CurrentControlSet\Control\SecurePipeServers`,
  String.raw`SYSTEM\CurrentControlSet\Control\ServiceGroupOrder`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\AppCertDlls`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\KnownDLLs`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems`,
  String.raw`SYSTEM\CurrentControlSet\Control\Terminal Server\AddIns`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\NetworkProvider`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\Performance`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\Security`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\TimeProviders`,
  String.raw`SYSTEM\CurrentControlSet\Services\WinSock2`,
  String.raw`SYSTEM\Setup`,
];

/** Single values of that kind, in keys whose other values are harmless. */
export const sensitiveValues: readonly string[] = [
  String.raw`SOFTWARE\Microsoft\.NETFramework\DbgManagedDebugger`,
  String.raw`SOFTWARE\Microsoft\.NETFramework\InstallRoot`,
  String.raw`SYSTEM\CurrentControlSet\Control\SecurityProviders\SecurityProviders`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\BootExecute`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\Execute`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\PendingFileRenameOperations`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\PendingFileRenameOperations2`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\S0InitialCommand`,
  String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\SetupExecute`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\DependOnService`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\Environment`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\FailureActions`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\FailureCommand`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\ImagePath`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\LaunchProtected`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\ObjectName`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\RequiredPrivileges`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\ServiceDll`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\ServiceSidType`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\Start`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\Type`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\Parameters\Application`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\Parameters\ServiceDll`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\Parameters\ServiceMain`,
];


/** Where a value is: the key, as people write it, and the name, which is empty for the default value. */
export interface RegistryPlace {
  readonly key: string;
  readonly name: string;
}

/** Why no value is set in a key, or undefined. The agent on the node refuses the same again. */
export function valueKeyProblem(key: string, view: number): Problem | undefined {
  const shape = keyProblem(key);
  if (shape !== undefined) {
    return shape;
  }
  const slashed = slashProblem(key);
  if (slashed !== undefined) {
    return slashed;
  }
  if (!key.includes('\\')) {
    return {
      message: `registry key ${quoted(key)} is a root, in which nothing is set`,
      fix: String.raw`Name a key further down, such as SOFTWARE\Contoso. If there was a backslash, double it or use String.raw.`,
    };
  }
  if (/^software\\wow6432node(?=\\|$)/iu.test(key)) {
    return { message: `registry key ${quoted(key)} is the 32-bit view under its 64-bit name`, fix: 'Leave WOW6432Node out and set view: RegistryView.VIEW_32.' };
  }
  if (/^system\\controlset\d{3}(?=\\|$)/iu.test(key)) {
    return { message: `registry key ${quoted(key)} names a control set by its number, which changes`, fix: String.raw`Write SYSTEM\CurrentControlSet.` };
  }
  if (view === 32 && !/^software\\/iu.test(key)) {
    return { message: `registry key ${quoted(key)} has no 32-bit view of its own`, fix: 'Leave view out.' };
  }
  return undefined;
}

/** A slash is a part of a name, as in `AES 128/128`: one that stands where a backslash was meant makes a key that nobody reads. */
function slashProblem(key: string): Problem | undefined {
  const meant = key.replaceAll('/', '\\');
  const isMistaken = /^[^\\]*\//u.test(key) || [...closedValueKeys, ...sensitiveKeys].some((each) => isWithin(meant, each) && !isWithin(key, each));
  return isMistaken
    ? { message: `registry key ${quoted(key)} has slashes, which are part of a name in the registry`, fix: `Write ${quoted(meant)}, with each backslash doubled or in String.raw.` }
    : undefined;
}

/** Why a value is never set where it is, or undefined. */
export function closedPlaceProblem({ key }: RegistryPlace): Problem | undefined {
  const closed = closedValueKeys.find((each) => isWithin(key, each));
  return closed === undefined ? undefined : {
    message: `registry key ${quoted(key)} is ${quoted(closed)} or lies below it, where nothing is set`,
    fix: closed === ENVIRONMENT_KEY ? 'Use MachineEnvironmentVariable.' : 'Use a setting that is made for it, or leave it out.',
  };
}

/** Why a value needs a reason to be set, or undefined. */
export function sensitivePlaceProblem({ key, name }: RegistryPlace): Problem | undefined {
  const place = `${key}\\${name}`;
  const sensitive = sensitiveKeys.find((each) => isWithin(key, each)) ?? sensitiveValues.find((each) => isSame(place, each));
  return sensitive === undefined ? undefined : {
    message: `registry value ${quoted(place)} decides what runs as LocalSystem or whom Windows trusts (${quoted(sensitive)})`,
    fix: 'Say why with { reason: \'...\' }, if that is meant: reviewers find it in the source and in the cluster.',
  };
}

function isWithin(key: string, pattern: string): boolean {
  const names = namesIn(key);
  return namesIn(pattern).every((expected, index) => expected === '*' ? names[index] !== undefined : expected === names[index]);
}

function isSame(place: string, pattern: string): boolean {
  return namesIn(place).length === namesIn(pattern).length && isWithin(place, pattern);
}

function namesIn(key: string): string[] {
  return key.toLowerCase().split('\\');
}
