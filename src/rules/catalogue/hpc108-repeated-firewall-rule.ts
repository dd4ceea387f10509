import { powerShellRule } from './powershell-rule';
import { repeatedFirewallRule } from '../../facts/powershell/risks';
import { RuleOutcome, Severity } from '../finding';

export const rule = powerShellRule({
  id: 'HPC108',
  title: 'A script does not create the same firewall rule again',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Windows allows any number of firewall rules with one display name. The script adds a rule to the node each time the container starts.',
  fix: 'Give New-NetFirewallRule a -Name and create the rule only if Get-NetFirewallRule -Name does not find it. The setting FirewallRule does this.',
  fixable: false,
  sources: ['https://learn.microsoft.com/en-us/powershell/module/netsecurity/new-netfirewallrule'],
}, (code) => {
  const command = repeatedFirewallRule(code);
  return command === undefined ? undefined : `creates a firewall rule with ${command}, whether or not the rule exists`;
});
