import { powerShellRule } from './powershell-rule';
import { newerSyntaxIn } from '../../facts/powershell/newer-syntax';
import { RuleOutcome, Severity } from '../finding';

export const rule = powerShellRule({
  id: 'HPC109',
  title: 'Code for powershell.exe has the syntax of Windows PowerShell 5.1',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The powershell.exe of a Windows host is Windows PowerShell 5.1. It parses all the code first, and runs nothing if it finds syntax of PowerShell 7.',
  fix: 'Write if and else instead of ?:, ??, && and ||, and a loop instead of ForEach-Object -Parallel.',
  symptoms: {
    log: ["The token '&&' is not a valid statement separator in this version", "Unexpected token '...' in expression or statement"],
  },
  fixable: false,
  sources: ['https://learn.microsoft.com/en-us/powershell/scripting/whats-new/differences-from-windows-powershell'],
}, (code, isWindowsPowerShell) => {
  const syntax = isWindowsPowerShell ? newerSyntaxIn(code) : undefined;
  return syntax === undefined ? undefined : `contains ${syntax}, which only PowerShell 7 knows`;
});
