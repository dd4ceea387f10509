import { readText } from './text-file';
import { quoted, userError } from '../facts/errors';
import { checkDataKey } from '../facts/kubernetes-names';

/**
 * A file that a script reads: `Get-Content -LiteralPath (Join-Path $env:HOSTPROCESS_DATA
 * 'settings.json')`.
 */
export class NodeScriptData {
  /**
   * A value as JSON. Keys are sorted, and characters outside ASCII are escaped, so that Windows
   * PowerShell reads the file correctly with every code page.
   * @param fileName up to 253 letters, digits, `-`, `_` and `.`
   */
  public static fromJson(fileName: string, value: any): NodeScriptData {
    const text = JSON.stringify(sorted(value), undefined, 2);
    if (text === undefined) {
      throw userError({ message: `data file ${quoted(fileName)} has the value ${quoted(value)}, which JSON cannot represent`, fix: 'Use an object, a list, a string, a number, a boolean or null.' });
    }
    return new NodeScriptData(fileName, `${text.replace(/[\u0080-\uffff]/g, escaped)}\n`);
  }

  /** A string, without changes. */
  public static fromText(fileName: string, text: string): NodeScriptData {
    return new NodeScriptData(fileName, text);
  }

  /**
   * A file in UTF-8.
   * @param path path of the file. In languages other than TypeScript, use an absolute path
   */
  public static fromFile(fileName: string, path: string): NodeScriptData {
    return new NodeScriptData(fileName, readText('data file', path));
  }

  private constructor(
    /** Name of the file in the data folder. */
    public readonly fileName: string,
    /** Its content. */
    public readonly text: string,
  ) {
    checkDataKey('data file', fileName);
    if (typeof text !== 'string') {
      throw userError({ message: `data file ${quoted(fileName)} must have a string as its content, got ${quoted(text)}`, fix: 'Use a string, or NodeScriptData.fromJson for other values.' });
    }
  }
}

function sorted(value: any): any {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value !== null && typeof value === 'object' && value.toJSON === undefined) {
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  }
  return value;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
