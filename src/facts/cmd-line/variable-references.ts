/** A reference to an environment variable that kubelet does not replace. */
export interface VariableReference {
  /** The reference as it is written, such as `%NAME%`. */
  readonly text: string;
  readonly name: string;
  /**
   * - `cmd`: `%NAME%`, which cmd.exe replaces
   * - `powershell`: `$env:NAME`, which PowerShell replaces in its code
   * - `shell`: `$NAME`, `${NAME}` or `${env:NAME}`, which some programs replace themselves
   */
  readonly syntax: 'cmd' | 'powershell' | 'shell';
}

const reference = /%([a-z_]\w*)%|(?<!\$)\$env:([a-z_]\w*)|(?<!\$)\$(?:\{(?:env:)?([a-z_]\w*)\}|(?!env:)([a-z_]\w*)(?!\w|:[a-z_]))/giu;

/** The references in the syntax of a shell, whether or not the variables exist. */
export function variableReferences(text: string): VariableReference[] {
  return !/[%$]/u.test(text) ? [] : [...text.matchAll(reference)].map(([whole, ofCmd, ofPowerShell, inBraces, plain]) => ({
    text: whole,
    name: (ofCmd ?? ofPowerShell ?? inBraces ?? plain)!,
    syntax: ofCmd !== undefined ? 'cmd' : ofPowerShell !== undefined ? 'powershell' : 'shell',
  }));
}
