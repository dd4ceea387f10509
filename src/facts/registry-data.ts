import { Problem, quoted } from './errors';
import { LONGEST_REASON, reasonText } from './setting-grammars';
import { unreplacedTemplateProblem } from './unreplaced-template';

/** Types of registry values. `missing` means that the value must not exist. */
export type RegistryType = 'string' | 'expandString' | 'multiString' | 'dword' | 'qword' | 'binary' | 'none' | 'missing';

/**
 * The most that programs and Windows itself can read. `RegQueryValueEx` has no limit, but
 * environment blocks and .NET have limits.
 */
export const LONGEST_REGISTRY_TEXT = 32767;
export const LONGEST_REGISTRY_BYTES = 65536;
export const LONGEST_VALUE_NAME = 16383;
const LARGEST_QWORD = 2n ** 64n - 1n;

/**
 * Why a string cannot be the name of a value, or undefined. The default value of a key has an empty
 * name.
 * @see https://learn.microsoft.com/en-us/windows/win32/sysinfo/registry-element-size-limits
 */
export function valueNameProblem(name: string): Problem | undefined {
  // A name can contain slashes and backslashes, and spaces at its ends.
  return typeof name === 'string' && name.length <= LONGEST_VALUE_NAME && !/[\u0000-\u001f\u007f\p{Cs}]/u.test(name) ? unreplacedTemplateProblem('registry value', name) : {
    message: `registry value ${quoted(name)} has an invalid name`,
    fix: `Use up to ${LONGEST_VALUE_NAME} characters without control characters. The default value has the name ''. If you meant a backslash, double it or use String.raw.`,
  };
}

/** Why a value cannot have this data, or undefined. The agent on the node repeats the check. */
export function registryDataProblem(name: string, type: RegistryType, data: unknown): Problem | undefined {
  const what = `registry value ${quoted(name)}`;
  switch (type) {
    case 'dword':
      return Number.isInteger(data) && (data as number) >= 0 && (data as number) <= 0xffff_ffff ? undefined
        : { message: `${what} has the invalid dword ${quoted(data)}`, fix: 'Use a whole number from 0 to 4294967295.' };
    case 'qword':
      return typeof data === 'string' && /^(?:0|[1-9]\d{0,19})$/u.test(data) && BigInt(data) <= LARGEST_QWORD ? undefined
        : { message: `${what} has the invalid qword ${quoted(data)}`, fix: 'Use a string with a whole number from 0 to 18446744073709551615. Large JavaScript numbers are not exact.' };
    case 'binary':
      return typeof data === 'string' && /^(?:[0-9a-f]{2})*$/iu.test(data) && data.length <= 2 * LONGEST_REGISTRY_BYTES ? undefined
        : { message: `${what} has the invalid bytes ${quoted(data)}`, fix: `Use two hexadecimal digits for each byte, without spaces, for up to ${LONGEST_REGISTRY_BYTES} bytes.` };
    case 'multiString':
      return listProblem(what, data);
    case 'string':
    case 'expandString':
      return registryTextProblem(what, data);
    case 'none':
    case 'missing':
      return undefined;
  }
}

function listProblem(what: string, data: unknown): Problem | undefined {
  if (!Array.isArray(data)) {
    return { message: `${what} must be a list of strings, got ${quoted(data)}`, fix: 'Put the strings into square brackets.' };
  }
  if (data.includes('')) {
    return { message: `${what} has an empty string in its list, which Windows treats as the end of the list`, fix: 'Leave out empty strings.' };
  }
  const wrong = data.map((text) => registryTextProblem(what, text)).find((problem) => problem !== undefined);
  return wrong ?? registryTextProblem(what, data.join(' '));
}

/** Why Windows does not store a string unchanged, or undefined. */
export function registryTextProblem(what: string, text: unknown): Problem | undefined {
  if (typeof text !== 'string') {
    return { message: `${what} must be a string, got ${quoted(text)}`, fix: 'Put the value into quotes.' };
  }
  if (text.length > LONGEST_REGISTRY_TEXT) {
    return { message: `${what} has a string of ${text.length} characters`, fix: `Use up to ${LONGEST_REGISTRY_TEXT} characters. Put longer data into a file.` };
  }
  return /[\u0000\p{Cs}]/u.test(text)
    ? { message: `${what} has the value ${quoted(text)}, which contains a character that Windows does not store: a zero, or half of a surrogate pair`, fix: 'Leave the character out.' }
    : undefined;
}

/** Why a string is not a reason that reviewers can read, or undefined. */
export function reasonProblem(reason: unknown): Problem | undefined {
  return reasonText.matches(reason)
    ? undefined
    : { message: `reason must be one line, got ${quoted(reason)}`, fix: `State in one line of up to ${LONGEST_REASON} characters why the setting is necessary.` };
}
