import { SandboxMisspelling, sandboxMisspellings } from '../../facts/cmd-line';
import type { Environment } from '../../facts/cmd-line';

const POWERSHELL = /(?:^|[\\/])(?:powershell|pwsh)(?:\.exe)?$/iu;

/**
 * The misspellings in a string that have an effect. PowerShell resolves its own spelling, and a
 * variable that the container declares is not a misspelling of another variable.
 * @param program the first word of the command that contains the string
 */
export function misspellingsIn(text: string, { entries }: Environment, program: string | undefined): SandboxMisspelling[] {
  return sandboxMisspellings(text).filter((misspelling) => {
    const forPowerShell = misspelling.readByPowerShell && program !== undefined && POWERSHELL.test(program);
    const isDeclared = (misspelling.kind === 'kubernetes' || misspelling.kind === 'name')
      && entries.some(({ name }) => name.toUpperCase() === variableName(misspelling).toUpperCase());
    return !forPowerShell && !isDeclared;
  });
}

function variableName({ text }: SandboxMisspelling): string {
  return text.replace(/^(?:%|\$(?:env:|\{env:|\{|\()?)/iu, '').replace(/[%)}]$/u, '');
}
