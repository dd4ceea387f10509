import { commandArguments } from './command-arguments';
import { ExitCode } from './exit-codes';
import { EXPLAIN } from './program';
import { findRule, similarRule } from './rule-lookup';
import { holdsText, momentsText, outcomeTexts, severityText, suppressionText } from './rule-texts';
import type { Surroundings } from './surroundings';
import { UsageError } from './usage-error';
import { quoted } from '../facts/errors';
import { rulePage } from '../facts/project';
import { catalogue } from '../rules/catalogue';
import { Severity } from '../rules/finding';
import type { Rule } from '../rules/rule';

/** `explain [rule]`. */
export function runExplain(args: readonly string[], { stdout }: Surroundings): ExitCode {
  const { positionals } = commandArguments(args, {}, EXPLAIN);
  if (positionals.length > 1) {
    throw new UsageError({ message: `explain takes one rule, and has ${positionals.length}`, fix: 'Ask for one after the other.' }, EXPLAIN);
  }
  stdout.write(positionals.length === 0 ? ruleList() : explanation(ruleNamed(positionals[0])));
  return ExitCode.CLEAN;
}

function ruleNamed(name: string): Rule {
  const rule = findRule(name);
  if (rule === undefined) {
    const similar = similarRule(name);
    throw new UsageError({
      message: `there is no rule ${quoted(name)}`,
      fix: similar === undefined ? 'Leave it out to see all rules.' : `Did you mean ${similar}?`,
    }, EXPLAIN);
  }
  return rule;
}

function ruleList(): string {
  return catalogue.map(({ id, severity, title }) => `${id}  ${severity.padEnd(Severity.WARNING.length)}  ${title}\n`).join('');
}

function explanation(rule: Rule): string {
  const { id, title, why, fix, outcome, aliases, fixable, sources } = rule;
  const rows: readonly (readonly [label: string, text: string])[] = [
    ['otherwise', outcomeTexts[outcome]],
    ['severity', severityText(rule)],
    ['holds on', holdsText(rule)],
    ['applied by', momentsText(rule)],
    ['can be ignored', suppressionText(rule)],
    ['one right fix', fixable ? 'yes: the same for every manifest' : 'no: it depends on what is meant'],
    ...aliases === undefined ? [] : [['also known as', aliases.join(', ')] as const],
    ['page', rulePage(id)],
  ];
  return `${[
    `${id}: ${title}`,
    '',
    `Why: ${why}`,
    `Fix: ${fix}`,
    '',
    ...rows.map(([label, text]) => `${`${label}:`.padEnd(16)}${text}`),
    '',
    'Sources:',
    ...sources.map((source) => `  ${source}`),
  ].join('\n')}\n`;
}
