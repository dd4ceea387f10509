import { Problem, quoted } from './errors';
import { agentPath } from './grantable-paths';
import { LONGEST_PATH } from './managed-paths';
import { programFolders } from './program-folders';
import { registryTextProblem } from './registry-data';
import { variableName } from './setting-grammars';
import { hostPathProblem, isWithin, normalizedPath, withBackslashes } from './windows-path';

/**
 * Variables that locate Windows itself, or that decide which program runs for a name. Settings do
 * not set them.
 */
export const closedVariables: readonly string[] = [
  'Path', 'PATHEXT', 'PSModulePath', 'ComSpec', 'SystemRoot', 'SystemDrive', 'windir', 'TEMP', 'TMP', 'OS', 'USERNAME', 'USERPROFILE', 'USERDOMAIN', 'APPDATA', 'LOCALAPPDATA',
  'ALLUSERSPROFILE', 'ProgramData', 'ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432', 'CommonProgramFiles', 'CommonProgramFiles(x86)', 'CommonProgramW6432', 'DriverData', 'PUBLIC',
  'COMPUTERNAME', 'HOMEDRIVE', 'HOMEPATH', 'LOGONSERVER', 'SESSIONNAME', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE', 'PROCESSOR_IDENTIFIER', 'PROCESSOR_LEVEL', 'PROCESSOR_REVISION',
  'PSExecutionPolicyPreference', '__COMPAT_LAYER', '__PSLockdownPolicy',
];

/**
 * Prefixes of the names of variables through which runtimes load code into every program, including
 * services that run as SYSTEM. A monitoring agent can need such a variable, which requires a
 * reason. There are more such variables than a list can cover.
 * @see https://learn.microsoft.com/en-us/dotnet/framework/unmanaged-api/profiling/setting-up-a-profiling-environment
 * @see https://docs.oracle.com/en/java/javase/21/docs/specs/jvmti.html#tooloptions
 */
export const sensitiveVariables: readonly string[] = [
  'COR_', 'CORECLR_', 'COMPLUS_', 'DOTNET_', 'JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS', 'JDK_JAVA_OPTIONS', 'CLASSPATH', 'NODE_OPTIONS', 'NODE_PATH', 'PYTHON', 'PERL5', 'RUBYOPT', 'RUBYLIB',
  'OPENSSL_', 'SSL_CERT_', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'AWS_CA_BUNDLE', 'GIT_', 'DEVPATH', '_NT_SYMBOL_PATH', 'LIB',
  'ASPNETCORE_HOSTINGSTARTUPASSEMBLIES', 'PSModuleAnalysisCachePath',
];

/**
 * Why a setting cannot set a variable of this name, or undefined. The agent on the node repeats the
 * check.
 */
export function variableNameProblem(name: string): Problem | undefined {
  if (!variableName.matches(name)) {
    return { message: `environment variable ${quoted(name)} has a name that some programs do not accept`, fix: 'Use up to 255 letters, digits and _ . ( ) -, starting with a letter or _.' };
  }
  const closed = closedVariables.find((each) => each.toLowerCase() === name.toLowerCase());
  return closed === undefined ? undefined : {
    message: `environment variable ${quoted(name)} belongs to Windows: it decides which programs run and where they are found`,
    fix: closed === 'Path' ? 'To add a folder to it, use MachinePathEntry.' : 'Choose another name, or set it for a single container or service.',
  };
}

/** Why a variable needs a reason to be set, or undefined. */
export function sensitiveVariableProblem(name: string): Problem | undefined {
  return sensitiveVariables.some((start) => name.toUpperCase().startsWith(start.toUpperCase()))
    ? { message: `environment variable ${quoted(name)} can load code into every program of the node, or decide what they trust`, fix: 'State why with { reason: \'...\' }, or set it for a single container or service.' }
    : undefined;
}

/**
 * Why a variable cannot have this value, or undefined. Windows treats an empty variable as missing.
 */
export function variableValueProblem(name: string, value: unknown): Problem | undefined {
  return registryTextProblem(`environment variable ${quoted(name)}`, value) ?? (/^[^\u0000-\u001f\u007f]+$/u.test(value as string) ? undefined : {
    message: `environment variable ${quoted(name)} must be one line that is not empty, got ${quoted(value)}`,
    fix: 'Use one line without control characters. If you meant a backslash, double it or use String.raw.',
  });
}

/** Why a folder cannot be in the Path, or undefined. */
export function pathEntryProblem(folder: string): Problem | undefined {
  const shape = typeof folder === 'string' ? hostPathProblem('path', folder) : { message: `path must be a string, got ${quoted(folder)}`, fix: 'Use a folder such as C:/Program Files/Contoso.' };
  if (shape !== undefined) {
    return shape;
  }
  const names = withBackslashes(folder).split('\\');
  if (/[;%"\p{Cs}]/u.test(folder) || folder.length > LONGEST_PATH || names.some((name) => /[. ]$|^ |~\d/u.test(name)) || agentPath(folder).length < 4) {
    return {
      message: `path ${quoted(folder)} is not a folder that the Path can contain`,
      fix: `Use up to ${LONGEST_PATH} characters below a drive, without ; % ~1, and without spaces or dots at the ends of names.`,
    };
  }
  return undefined;
}

/**
 * Why a folder needs a reason to be in the Path, or undefined. Services that run as SYSTEM look
 * there for programs and libraries.
 */
export function sensitivePathProblem(folder: string): Problem | undefined {
  const path = normalizedPath(folder);
  return programFolders.some((each) => isWithin(path, normalizedPath(each))) ? undefined : {
    message: `path ${quoted(folder)} is outside ${programFolders.join(' and ')}: anyone who can write there decides what services of SYSTEM load`,
    fix: 'Put the programs below C:\\Program Files. Otherwise, let only administrators write there, and state this with { reason: \'...\' }.',
  };
}
