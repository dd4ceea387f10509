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
   * Files that the script reads. They lie in the folder that the environment variable `HOSTPROCESS_DATA` names.
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
 * Script and data reach the node in immutable ConfigMaps that carry their content's hash in their names, so that pods are
 * replaced when either changes. Nothing of them is pasted into a command line: what varies from use to use belongs into
 * data or environment variables.
 *
 * The script runs in the host's Windows PowerShell 5.1 with `$ErrorActionPreference = 'Stop'`: an error ends it with exit
 * code 1, `exit n` with n. Line ends are stored as LF, and a script with characters outside ASCII gets a byte order mark,
 * without which Windows PowerShell would read it in the node's own code page; a signed script is stored as it is.
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
   * @param path file to read as UTF-8; from other languages than TypeScript an absolute path, since a relative one is
   * looked up in the folder in which the jsii process started
   * @throws if the file cannot be read
   */
  public static fromFile(path: string, options: NodeScriptOptions = {}): NodeScript {
    return new NodeScript(readText('script', path), options);
  }

  /** A script given as text. */
  public static fromInline(text: string, options: NodeScriptOptions = {}): NodeScript {
    return new NodeScript(text, options);
  }

  /**
   * A script of this library, of one file or several that lie beside each other.
   * @param sharedAs what its ConfigMap is called, which all workloads of a chart share
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
      throw userError({ message: 'script is empty', fix: 'Give the text of a PowerShell script.' });
    }
    if (text.includes('\u0000')) {
      throw userError({ message: 'script holds NUL characters', fix: 'Save the file as UTF-8, not as UTF-16.' });
    }
    this.script = asStored(text);
    this.data = [...options.data ?? []];
    checkDistinctFiles('data of the script', [...this.data.map(({ fileName }) => fileName), ...Object.keys(binaryData)]);
  }

  /** SHA-256 of script and data, in hexadecimal. */
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
   * Files of any bytes, in base64, beside the data.
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
  // eslint-disable-next-line no-control-regex -- ASCII is what it looks for
  return /^[\u0000-\u007f]*$/.test(content) ? content : `\ufeff${content}`;
}
