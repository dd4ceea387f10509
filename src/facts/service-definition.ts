import { Problem, quoted } from './errors';
import { keptServices, serviceNameProblem } from './grantable-services';
import { managedPathProblem } from './managed-paths';
import { definedServiceName, deviceName, vendorName } from './setting-grammars';
import { escapedTemplateProblem } from './unreplaced-template';

const control = /[\u0000-\u001f\u007f]/u;
/**
 * The most characters of all arguments and their quotes. Windows does not start a command line of
 * more than 32767 characters.
 */
const LONGEST_ARGUMENTS = 8000;

/** True for services that the node needs to run. */
export function isKeptService(name: string): boolean {
  return keptServices.some((kept) => kept.toLowerCase() === name.toLowerCase());
}

/**
 * Why a service that a setting defines cannot have this name, or undefined. The name becomes a
 * folder and part of an account.
 */
export function definedNameProblem(name: string): Problem | undefined {
  if (!definedServiceName.matches(name) || deviceName.matches(name)) {
    return {
      message: `service ${quoted(name)} has a name that is not safe for a folder and an account`,
      fix: 'Use up to 80 letters, digits, dashes, dots and underscores, with a letter or digit at both ends.',
    };
  }
  return isKeptService(name)
    ? { message: `service ${quoted(name)} keeps the node running or secure, and cannot be redefined`, fix: 'Choose another name.' }
    : undefined;
}

/** Why a vendor cannot be the name of a folder for its programs, or undefined. */
export function vendorProblem(vendor: string): Problem | undefined {
  if (!vendorName.matches(vendor)) {
    return {
      message: `vendor ${quoted(vendor)} is not a safe name for a folder`,
      fix: 'Use up to 64 letters, digits, spaces, dots, dashes and underscores, with a letter or digit at both ends.',
    };
  }
  return managedPathProblem(`C:\\Program Files\\${vendor}`, { item: 'directory', inProgramFolder: true });
}

/** Why strings cannot be the arguments of a service, or undefined. */
export function argumentsProblem(args: readonly string[]): Problem | undefined {
  if (!Array.isArray(args)) {
    return { message: `args of a service must be a list, got ${quoted(args)}`, fix: 'Use a list with one string for each argument.' };
  }
  const other = args.find((text) => typeof text !== 'string');
  if (other !== undefined) {
    return { message: `argument of a service must be a string, got ${quoted(other)}`, fix: 'Put it into quotes.' };
  }
  const wrong = args.find((text) => control.test(text) || text.includes('%') || /\p{Cs}/u.test(text));
  if (wrong !== undefined) {
    return {
      message: `argument ${quoted(wrong)} of a service contains a percent sign, which Windows treats as the start of a variable, or a character that a command line cannot contain`,
      fix: 'Leave it out. Write paths and values in full, or put them into a file that the program reads.',
    };
  }
  const template = args.map((text) => escapedTemplateProblem('argument of a service', text)).find((problem) => problem !== undefined);
  if (template !== undefined) {
    return template;
  }
  // Each argument can be quoted, and each quote in it escaped.
  const length = args.reduce((sum, text) => sum + 2 * text.length + 3, 0);
  return length > LONGEST_ARGUMENTS
    ? { message: `the arguments of a service have up to ${length} characters with their quotes, but at most ${LONGEST_ARGUMENTS} are accepted`, fix: 'Put them into a file that the program reads.' }
    : undefined;
}

/** Why variables cannot be the environment of a service, or undefined. */
export function environmentProblem(environment: Readonly<Record<string, string>>): Problem | undefined {
  if (typeof environment !== 'object' || environment === null || Array.isArray(environment)) {
    return { message: `environment of a service must be an object, got ${quoted(environment)}`, fix: 'Use an object with the names and values of variables.' };
  }
  const names = Object.keys(environment);
  const wrong = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_.()-]{0,127}$/u.test(name));
  if (wrong !== undefined) {
    return { message: `environment variable ${quoted(wrong)} has a name that some programs do not accept`, fix: 'Use up to 128 letters, digits and _ . ( ) -, starting with a letter or _.' };
  }
  const twice = names.find((name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== index);
  if (twice !== undefined) {
    return { message: `environment variable ${quoted(twice)} is set twice, because Windows ignores case`, fix: 'Leave one out.' };
  }
  const bad = names.find((name) => typeof environment[name] !== 'string' || control.test(environment[name]) || environment[name].length > 4096 || /\p{Cs}/u.test(environment[name]));
  return bad === undefined ? undefined : {
    message: `environment variable ${quoted(bad)} has the invalid value ${quoted(environment[bad])}`,
    fix: 'Use one line of up to 4096 characters.',
  };
}

/** Why a service cannot depend on other services, or undefined. */
export function dependenciesProblem(name: string, dependencies: readonly string[]): Problem | undefined {
  const problem = dependencies.map(serviceNameProblem).find((found) => found !== undefined);
  if (problem !== undefined) {
    return problem;
  }
  return dependencies.some((other) => other.toLowerCase() === name.toLowerCase())
    ? { message: `service ${quoted(name)} depends on itself`, fix: 'Leave it out of the dependencies.' }
    : undefined;
}

/** Why a string is not one line that Windows stores unchanged, or undefined. */
export function serviceTextProblem(what: string, text: string, longest: number): Problem | undefined {
  return typeof text !== 'string' || text === '' || text.length > longest || text !== text.trim() || control.test(text) || /^@|\p{Cs}/u.test(text)
    ? {
      message: `${what} ${quoted(text)} is not a string that Windows stores unchanged`,
      fix: `Use one line of up to ${longest} characters, without a leading "@" and without spaces at the ends.`,
    }
    : undefined;
}

/** The registry key in which Windows keeps a service. */
export function serviceKey(name: string): string {
  return `SYSTEM\\CurrentControlSet\\Services\\${name}`;
}

/** The values of that key that contain the start type. */
export const startTypeValues: readonly string[] = ['Start', 'DelayedAutostart'];

/** The values of that key that contain the definition of the service. */
export const definitionValues: readonly string[] = [
  ...startTypeValues, 'DependOnGroup', 'DependOnService', 'Description', 'DisplayName', 'Environment', 'ErrorControl', 'FailureActions',
  'FailureActionsOnNonCrashFailures', 'FailureCommand', 'ImagePath', 'ObjectName', 'RebootMessage', 'RequiredPrivileges', 'ServiceAccountManaged',
  'ServiceSidType', 'Type',
];

/** The values of that key that contain what Windows does if the service fails. */
export const recoveryValues: readonly string[] = ['FailureActions', 'FailureActionsOnNonCrashFailures', 'FailureCommand', 'RebootMessage'];

/** How long the agent waits for a service to start or to stop, in seconds. */
export const DEFAULT_SERVICE_TIMEOUT = 120;
export const SHORTEST_SERVICE_TIMEOUT = 10;
/** Another agent on the node waits for the lock for this time. */
export const LONGEST_SERVICE_TIMEOUT = 600;
