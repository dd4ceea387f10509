import { Problem, quoted } from './errors';
import { keyProblem } from './grantable-registry-keys';

/** The key of the environment variables of the machine. */
export const ENVIRONMENT_KEY = String.raw`SYSTEM\CurrentControlSet\Control\Session Manager\Environment`;

/**
 * Keys in and below which no value is set. They contain credentials, the boot configuration, what
 * Windows detects itself, and values for which there is another setting.
 */
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
 * Keys whose values, and the values below them, decide which programs run as LocalSystem, or what
 * Windows trusts. Windows has more such keys than a list can cover. This list is for reviewers, and
 * is not a security boundary. A `*` matches any single name.
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

/** Single values that decide the same, in keys whose other values are harmless. */
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


/**
 * The place of a value: its key, as users write it, and its name. The name of the default value is
 * empty.
 */
export interface RegistryPlace {
  readonly key: string;
  readonly name: string;
}

/**
 * Why a setting cannot set values in a key, or undefined. The agent on the node repeats the check.
 */
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
      message: `registry key ${quoted(key)} is a root key, in which no values are set`,
      fix: String.raw`Choose a subkey, such as SOFTWARE\Contoso. If you wrote a backslash, double it or use String.raw.`,
    };
  }
  if (/^software\\wow6432node(?=\\|$)/iu.test(key)) {
    return { message: `registry key ${quoted(key)} is the 64-bit name of a key in the 32-bit view`, fix: 'Leave out WOW6432Node and set view: RegistryView.VIEW_32.' };
  }
  if (/^system\\controlset\d{3}(?=\\|$)/iu.test(key)) {
    return { message: `registry key ${quoted(key)} contains the number of a control set, which can change`, fix: String.raw`Write SYSTEM\CurrentControlSet.` };
  }
  if (view === 32 && !/^software\\/iu.test(key)) {
    return { message: `registry key ${quoted(key)} has no separate 32-bit view`, fix: 'Leave out view.' };
  }
  return undefined;
}

/**
 * In the registry, a slash is part of a name, as in `AES 128/128`. A slash instead of a backslash
 * creates a key that no program reads.
 */
function slashProblem(key: string): Problem | undefined {
  const meant = key.replaceAll('/', '\\');
  const isMistaken = /^[^\\]*\//u.test(key) || [...closedValueKeys, ...sensitiveKeys].some((each) => isWithin(meant, each) && !isWithin(key, each));
  return isMistaken
    ? { message: `registry key ${quoted(key)} contains slashes, which are part of a name in the registry`, fix: `Write ${quoted(meant)}, and double each backslash or use String.raw.` }
    : undefined;
}

/** Why a setting must not set a value in this place, or undefined. */
export function closedPlaceProblem({ key }: RegistryPlace): Problem | undefined {
  const closed = closedValueKeys.find((each) => isWithin(key, each));
  return closed === undefined ? undefined : {
    message: `registry key ${quoted(key)} is ${quoted(closed)} or below it, where no values are set`,
    fix: closed === ENVIRONMENT_KEY ? 'Use MachineEnvironmentVariable.' : 'Use the setting for this purpose, if there is one. Otherwise, leave the key out.',
  };
}

/** Why a value needs a reason, or undefined. */
export function sensitivePlaceProblem({ key, name }: RegistryPlace): Problem | undefined {
  const place = `${key}\\${name}`;
  const sensitive = sensitiveKeys.find((each) => isWithin(key, each)) ?? sensitiveValues.find((each) => isSame(place, each));
  return sensitive === undefined ? undefined : {
    message: `registry value ${quoted(place)} decides what runs as LocalSystem or what Windows trusts (${quoted(sensitive)})`,
    fix: 'If this is intended, state why with { reason: \'...\' }. Reviewers find the reason in the source and in the cluster.',
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
