import { readText } from './text-file';
import { quoted, userError } from '../facts/errors';
import { checkDataKey } from '../facts/kubernetes-names';

/** A file that a script reads: `Get-Content -LiteralPath (Join-Path $env:HOSTPROCESS_DATA 'settings.json')`. */
export class NodeScriptData {
  /**
   * A value as JSON: keys sorted, and everything outside ASCII escaped, so that Windows PowerShell reads it right in every code page.
   * @param fileName up to 253 letters, digits, `-`, `_` and `.`
   */
  public static fromJson(fileName: string, value: any): NodeScriptData {
    const text = JSON.stringify(sorted(value), undefined, 2);
    if (text === undefined) {
      throw userError({ message: `data file ${quoted(fileName)} is made from ${quoted(value)}, which JSON cannot express`, fix: 'Give an object, a list, a text, a number, a boolean or null.' });
    }
    return new NodeScriptData(fileName, `${text.replace(/[\u0080-\uffff]/g, escaped)}\n`);
  }

  /** A text as it is. */
  public static fromText(fileName: string, text: string): NodeScriptData {
    return new NodeScriptData(fileName, text);
  }

  /**
   * A file, read as UTF-8.
   * @param path from other languages than TypeScript an absolute path
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
      throw userError({ message: `data file ${quoted(fileName)} has the content ${quoted(text)}`, fix: 'Give a text, or a value with NodeScriptData.fromJson.' });
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
