import { resolve } from 'node:path';
import { NodeScriptData } from './node-script-data';
import { readText } from './text-file';
import { checkDistinctFiles } from './volume-files';
import { contentHash } from '../facts/content-hash';
import { userError } from '../facts/errors';
import { checkKeys } from '../facts/unknown-keys';

/** Options for a script. */
export interface NodeScriptOptions {
  /**
   * Files that the script reads. The environment variable `HOSTPROCESS_DATA` contains the path
   * of their folder.
   * @default - none
   */
  readonly data?: NodeScriptData[];
}

/** The names of the files in the ConfigMap of a script. */
export const SCRIPT_FILE = 'script.ps1';
export const RUNNER_FILE = 'run-node-script.ps1';

const runnerPath = resolve(__dirname, '..', '..', 'src', 'agent', RUNNER_FILE);
let runnerText: string | undefined;

/**
 * A PowerShell script for the nodes, and the data that it reads.
 *
 * The script and its data are in immutable ConfigMaps, whose names contain a hash of their content.
 * When the script or its data changes, the pods are replaced. The library never inserts parts of
 * the script or its data into a command line. Use data files or environment variables for values
 * that differ between uses.
 *
 * The script runs in Windows PowerShell 5.1 of the host with `$ErrorActionPreference = 'Stop'`. An
 * error ends it with exit code 1, and `exit n` ends it with exit code n. The script is stored with
 * LF line endings. A script with characters outside ASCII gets a byte order mark, because Windows
 * PowerShell would otherwise read it in the code page of the node. A signed script is stored
 * without changes.
 *
 * @example
 * const script = NodeScript.fromInline(`
 *   $settings = Get-Content -Raw -LiteralPath (Join-Path $env:HOSTPROCESS_DATA 'settings.json') | ConvertFrom-Json
 *   Test-NetConnection -ComputerName $settings.server -Port 445
 * `, { data: [NodeScriptData.fromJson('settings.json', { server: 'files.example.com' })] });
 *
 * HostProcessContainer.fromScript(script, { run: ScriptRun.every(Duration.hours(1)) });
 */
export class NodeScript {
  /**
   * A script file.
   * @param path path of a file in UTF-8. In languages other than TypeScript, use an absolute path,
   * because a relative path is relative to the folder in which the jsii process started
   * @throws if the file cannot be read
   */
  public static fromFile(path: string, options: NodeScriptOptions = {}): NodeScript {
    return new NodeScript(readText('script', path), options);
  }

  /** A script in a string. */
  public static fromInline(text: string, options: NodeScriptOptions = {}): NodeScript {
    return new NodeScript(text, options);
  }

  /**
   * A script of this library, with one or more files in the same folder.
   * @param sharedAs name of its ConfigMap, which all workloads of a chart share
   * @internal
   */
  public static _ofLibrary(
    sharedAs: string, entry: string, others: Readonly<Record<string, string>> = {}, data: NodeScriptData[] = [],
    binaryData: Readonly<Record<string, string>> = {},
  ): NodeScript {
    return new NodeScript(entry, { data }, others, binaryData, sharedAs);
  }

  private readonly script: string;
  private readonly data: readonly NodeScriptData[];

  private constructor(
    text: string,
    options: NodeScriptOptions,
    private readonly others: Readonly<Record<string, string>> = {},
    private readonly binaryData: Readonly<Record<string, string>> = {},
    /** @internal */
    public readonly _sharedAs?: string,
  ) {
    checkKeys('NodeScript', options, { data: true });
    if (typeof text !== 'string' || text.trim() === '') {
      throw userError({ message: 'NodeScript: the script is empty', fix: 'Use the content of a PowerShell script.' });
    }
    if (text.includes('\u0000')) {
      throw userError({ message: 'NodeScript: the script contains NUL characters', fix: 'Save the file as UTF-8, not as UTF-16.' });
    }
    this.script = asStored(text);
    this.data = [...options.data ?? []];
    checkDistinctFiles('NodeScript: data', [...this.data.map(({ fileName }) => fileName), ...Object.keys(binaryData)]);
  }

  /** SHA-256 of the script and its data, in hexadecimal. */
  public get hash(): string {
    return contentHash({ ...this._scriptFiles(), ...this._dataFiles() });
  }

  /** @internal */
  public _scriptFiles(): Record<string, string> {
    runnerText ??= asStored(readText('runner', runnerPath));
    return { ...this.others, [RUNNER_FILE]: runnerText, [SCRIPT_FILE]: this.script };
  }

  /** @internal */
  public _dataFiles(): Record<string, string> {
    return Object.fromEntries(this.data.map(({ fileName, text }) => [fileName, text]));
  }

  /**
   * Binary files, in base64, next to the data.
   * @internal
   */
  public _binaryDataFiles(): Record<string, string> {
    return { ...this.binaryData };
  }
}

function asStored(text: string): string {
  if (text.includes('# SIG # Begin signature block')) {
    return text;
  }
  const content = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  // eslint-disable-next-line no-control-regex -- the expression matches ASCII
  return /^[\u0000-\u007f]*$/.test(content) ? content : `\ufeff${content}`;
}
