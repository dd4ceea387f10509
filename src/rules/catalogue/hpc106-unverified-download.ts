import { powerShellRule } from './powershell-rule';
import { quoted } from '../../facts/errors';
import { unverifiedDownload } from '../../facts/powershell/risks';
import { RuleOutcome, Severity } from '../finding';

export const rule = powerShellRule({
  id: 'HPC106',
  title: 'A script verifies what it downloads before it runs it',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The code runs on every selected node with the rights of the account. Another person who can change the download controls these nodes.',
  fix: 'Put the program into the image, or compare Get-FileHash of the file with a hash in the manifest before you run it.',
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
    'https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/get-filehash',
  ],
}, (code) => {
  const download = unverifiedDownload(code);
  return download === undefined ? undefined : `runs ${download.startsWith('the ') ? download : `${quoted(download)}, which it downloads,`} without a check of its content`;
});
