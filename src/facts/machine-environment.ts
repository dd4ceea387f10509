import { Problem, quoted } from './errors';
import { agentPath } from './grantable-paths';
import { LONGEST_PATH } from './managed-paths';
import { programFolders } from './program-folders';
import { registryTextProblem } from './registry-data';
import { variableName } from './setting-grammars';
import { hostPathProblem, isWithin, normalizedPath, withBackslashes } from './windows-path';

/** Variables that Windows itself is found by, or that say what runs when a program is named: none of them is set. */
export const closedVariables: readonly string[] = [
  'Path', 'PATHEXT', 'PSModulePath', 'ComSpec', 'SystemRoot', 'SystemDrive', 'windir', 'TEMP', 'TMP', 'OS', 'USERNAME', 'USERPROFILE', 'USERDOMAIN', 'APPDATA', 'LOCALAPPDATA',
  'ALLUSERSPROFILE', 'ProgramData', 'ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432', 'CommonProgramFiles', 'CommonProgramFiles(x86)', 'CommonProgramW6432', 'DriverData', 'PUBLIC',
  'COMPUTERNAME', 'HOMEDRIVE', 'HOMEPATH', 'LOGONSERVER', 'SESSIONNAME', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE', 'PROCESSOR_IDENTIFIER', 'PROCESSOR_LEVEL', 'PROCESSOR_REVISION',
  'PSExecutionPolicyPreference', '__COMPAT_LAYER', '__PSLockdownPolicy',
];

/**
 * Beginnings of the names of variables by which runtimes load code into every program, services of SYSTEM included. A monitoring agent may
 * need one; that wants a reason. There are more such variables than a list could keep up with.
 * @see https://learn.microsoft.com/en-us/dotnet/framework/unmanaged-api/profiling/setting-up-a-profiling-environment
 * @see https://docs.oracle.com/en/java/javase/21/docs/specs/jvmti.html#tooloptions
 */
export const sensitiveVariables: readonly string[] = [
  'COR_', 'CORECLR_', 'COMPLUS_', 'DOTNET_', 'JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS', 'JDK_JAVA_OPTIONS', 'CLASSPATH', 'NODE_OPTIONS', 'NODE_PATH', 'PYTHON', 'PERL5', 'RUBYOPT', 'RUBYLIB',
  'OPENSSL_', 'SSL_CERT_', 'GIT_', 'DEVPATH', '_NT_SYMBOL_PATH',
];

/** Why a text cannot be the name of a variable that is set, or undefined. The agent on the node refuses the same again. */
export function variableNameProblem(name: string): Problem | undefined {
  if (!variableName.matches(name)) {
    return { message: `environment variable ${quoted(name)} has a name that not every program takes`, fix: 'Use up to 255 letters, digits and _ . ( ) -, with a letter or _ in front.' };
  }
  const closed = closedVariables.find((each) => each.toLowerCase() === name.toLowerCase());
  return closed === undefined ? undefined : {
    message: `environment variable ${quoted(name)} belongs to Windows: it decides what runs and where it is found`,
    fix: closed === 'Path' ? 'Use MachinePathEntry for a folder in it.' : 'Choose another name, or set it for one container or service.',
  };
}

/** Why a variable needs a reason to be set, or undefined. */
export function sensitiveVariableProblem(name: string): Problem | undefined {
  return sensitiveVariables.some((start) => name.toUpperCase().startsWith(start))
    ? { message: `environment variable ${quoted(name)} loads code into every program of the node, or decides whom it trusts`, fix: 'Say why with { reason: \'...\' }, or set it for one container or service.' }
    : undefined;
}

/** Why a variable cannot have such a value, or undefined. An empty one would be no variable. */
export function variableValueProblem(name: string, value: unknown): Problem | undefined {
  return registryTextProblem(`environment variable ${quoted(name)}`, value) ?? (/^[^\u0000-\u001f\u007f]+$/u.test(value as string) ? undefined : {
    message: `environment variable ${quoted(name)} has the value ${quoted(value)}`,
    fix: 'Use one line that is not empty. Double backslashes, or use String.raw.',
  });
}

/** Why a folder cannot stand in the Path, or undefined. */
export function pathEntryProblem(folder: string): Problem | undefined {
  const shape = typeof folder === 'string' ? hostPathProblem('path', folder) : { message: `path ${quoted(folder)} is no text`, fix: 'Name a folder.' };
  if (shape !== undefined) {
    return shape;
  }
  const names = withBackslashes(folder).split('\\');
  if (/[;%"\p{Cs}]/u.test(folder) || folder.length > LONGEST_PATH || names.some((name) => /[. ]$|^ |~\d/u.test(name)) || agentPath(folder).length < 4) {
    return {
      message: `path ${quoted(folder)} is no folder that can stand in the Path`,
      fix: `Write up to ${LONGEST_PATH} characters below a drive, without ; % ~1, and without spaces and dots at the ends of names.`,
    };
  }
  return undefined;
}

/** Why a folder needs a reason to be in the Path, or undefined. Services that run as SYSTEM look for programs and libraries there. */
export function sensitivePathProblem(folder: string): Problem | undefined {
  const path = normalizedPath(folder);
  return programFolders.some((each) => isWithin(path, normalizedPath(each))) ? undefined : {
    message: `path ${quoted(folder)} lies outside of ${programFolders.join(', ')}: whoever can write there decides what services of SYSTEM load`,
    fix: 'Put the programs below C:\\Program Files; or let nobody but administrators write there, and say so with { reason: \'...\' }.',
  };
}
