import type { CommandUse } from './commands';
import { ElementPosition, isCmd, SandboxMisspelling, sandboxMisspellings } from '../../facts/cmd-line';
import type { Environment } from '../../facts/cmd-line';

/** An element of a command. */
export interface CommandElementUse {
  readonly use: CommandUse;
  readonly position: ElementPosition;
}

/**
 * The misspellings in a string that have an effect. PowerShell resolves its own spelling in its
 * code, and cmd.exe resolves `%NAME%` in any case. A variable that the container declares is not a
 * misspelling of another variable.
 * @param element the element of a command that contains the string
 */
export function misspellingsIn(text: string, { entries }: Environment, throughCmd: boolean, element?: CommandElementUse): SandboxMisspelling[] {
  return sandboxMisspellings(text).filter((misspelling) => {
    const isDeclared = (misspelling.kind === 'kubernetes' || misspelling.kind === 'name')
      && entries.some(({ name }) => name.toUpperCase() === variableName(misspelling).toUpperCase());
    const isRead = element !== undefined
      && (misspelling.readByPowerShell ? isPowerShellCode(element) : misspelling.readByCmd && (throughCmd || isCmd(element.use.command[0] ?? '')));
    return !isDeclared && !isRead;
  });
}

/** Whether PowerShell runs an element as code. After `-File`, it passes elements on literally. */
export function isPowerShellCode({ use, position }: CommandElementUse): boolean {
  const { parts, verdict, words } = use;
  const at = verdict.elements.findIndex((element) => element.position.field === position.field && element.position.index === position.index);
  // cmd.exe can start PowerShell from a line in one element.
  return parts.some(({ role, index }) => (
    role === 'code' ? at >= index : role === 'program' && index === at && /\b(?:powershell|pwsh)\b(?!.*\s-f)/iu.test(words[at])
  ));
}

function variableName({ text }: SandboxMisspelling): string {
  return text.replace(/^(?:%|\$(?:env:|\{env:|\{|\()?)/iu, '').replace(/[%)}]$/u, '');
}
