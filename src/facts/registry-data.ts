import { Problem, quoted } from './errors';
import { LONGEST_REASON, reasonText } from './setting-grammars';
import { unreplacedTemplateProblem } from './unreplaced-template';

/** Types of registry values, and `missing` for that there is to be none. */
export type RegistryType = 'string' | 'expandString' | 'multiString' | 'dword' | 'qword' | 'binary' | 'none' | 'missing';

/** What programs and Windows itself can still read: `RegQueryValueEx` has no limit, environment blocks and .NET have. */
export const LONGEST_REGISTRY_TEXT = 32767;
export const LONGEST_REGISTRY_BYTES = 65536;
export const LONGEST_VALUE_NAME = 16383;
const LARGEST_QWORD = 2n ** 64n - 1n;

/**
 * Why a text cannot be the name of a value, or undefined. An empty one is the default value of its key.
 * @see https://learn.microsoft.com/en-us/windows/win32/sysinfo/registry-element-size-limits
 */
export function valueNameProblem(name: string): Problem | undefined {
  // A slash, a backslash and spaces at the ends are parts of a name.
  return typeof name === 'string' && name.length <= LONGEST_VALUE_NAME && !/[\u0000-\u001f\u007f\p{Cs}]/u.test(name) ? unreplacedTemplateProblem('registry value', name) : {
    message: `registry value ${quoted(name)} has a name that is none`,
    fix: `Use up to ${LONGEST_VALUE_NAME} characters without control characters; '' is the default value. Double backslashes, or use String.raw.`,
  };
}

/** Why a value cannot have such data, or undefined. The agent on the node refuses the same again. */
export function registryDataProblem(name: string, type: RegistryType, data: unknown): Problem | undefined {
  const what = `registry value ${quoted(name)}`;
  switch (type) {
    case 'dword':
      return Number.isInteger(data) && (data as number) >= 0 && (data as number) <= 0xffff_ffff ? undefined
        : { message: `${what} has the dword ${quoted(data)}`, fix: 'Give a whole number from 0 to 4294967295.' };
    case 'qword':
      return typeof data === 'string' && /^(?:0|[1-9]\d{0,19})$/u.test(data) && BigInt(data) <= LARGEST_QWORD ? undefined
        : { message: `${what} has the qword ${quoted(data)}`, fix: 'Give a text with a whole number from 0 to 18446744073709551615: numbers of JavaScript are not exact that far.' };
    case 'binary':
      return typeof data === 'string' && /^(?:[0-9a-f]{2})*$/iu.test(data) && data.length <= 2 * LONGEST_REGISTRY_BYTES ? undefined
        : { message: `${what} has the bytes ${quoted(data)}`, fix: `Give two hexadecimal digits for each byte, without spaces, for up to ${LONGEST_REGISTRY_BYTES} bytes.` };
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
    return { message: `${what} has no list of texts, but ${quoted(data)}`, fix: 'Give a list.' };
  }
  if (data.includes('')) {
    return { message: `${what} has an empty text in its list, which for Windows is the end of the list`, fix: 'Leave empty texts out.' };
  }
  const wrong = data.map((text) => registryTextProblem(what, text)).find((problem) => problem !== undefined);
  return wrong ?? registryTextProblem(what, data.join(' '));
}

/** Why Windows does not keep a text as it is, or undefined. */
export function registryTextProblem(what: string, text: unknown): Problem | undefined {
  if (typeof text !== 'string') {
    return { message: `${what} has the text ${quoted(text)}, which is none`, fix: 'Give a text.' };
  }
  if (text.length > LONGEST_REGISTRY_TEXT) {
    return { message: `${what} has a text of ${text.length} characters`, fix: `Use up to ${LONGEST_REGISTRY_TEXT}; put more into a file.` };
  }
  return /[\u0000\p{Cs}]/u.test(text)
    ? { message: `${what} has the text ${quoted(text)} with a character that Windows does not keep: a zero, or half of a surrogate pair`, fix: 'Leave it out.' }
    : undefined;
}

/** Why a text is no reason that reviewers could read, or undefined. */
export function reasonProblem(reason: unknown): Problem | undefined {
  return reasonText.matches(reason)
    ? undefined
    : { message: `reason ${quoted(reason)} is not one line of text`, fix: `Say in one line of up to ${LONGEST_REASON} characters why the value has to be set.` };
}
