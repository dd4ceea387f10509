import { commandArguments } from './command-arguments';
import { ExitCode } from './exit-codes';
import { CHECK, EXPLAIN, PROGRAM } from './program';
import { findRule, similarRule } from './rule-lookup';
import { holdsText, momentsText, outcomeTexts, placeTexts, severityText, suppressionText } from './rule-texts';
import { StatusHint, statusHint } from './status-hints';
import type { Surroundings } from './surroundings';
import { Causes, causesOf } from './symptom-search';
import { UsageError } from './usage-error';
import { quoted } from '../facts/errors';
import { rulePage } from '../facts/project';
import { catalogue } from '../rules/catalogue';
import { Severity } from '../rules/finding';
import type { Rule } from '../rules/rule';
import { symptomEntries } from '../rules/symptoms';

/** `explain [rule or message]`. */
export function runExplain(args: readonly string[], { stdout }: Surroundings): ExitCode {
  const { positionals } = commandArguments(args, {}, EXPLAIN);
  if (positionals.length > 1) {
    throw new UsageError({
      message: `explain accepts one rule or one message, but has ${positionals.length}`,
      fix: 'Ask for one rule at a time, and put a message in quotes.',
    }, EXPLAIN);
  }
  stdout.write(positionals.length === 0 ? ruleList(catalogue) : answerTo(positionals[0]));
  return ExitCode.CLEAN;
}

function answerTo(asked: string): string {
  const rule = findRule(asked);
  if (rule !== undefined) {
    return explanation(rule);
  }
  const causes = causesOf(asked);
  const hint = statusHint(asked);
  if (causes.rules.length + causes.nodeCauses.length > 0 || hint !== undefined) {
    return causesText(asked, causes, hint);
  }
  const similar = similarRule(asked);
  throw new UsageError({
    message: `there is no rule ${quoted(asked)}, and no rule has this symptom`,
    fix: similar === undefined ? 'Run explain without an argument to list all rules.' : `Did you mean ${similar}?`,
  }, EXPLAIN);
}

function causesText(asked: string, { rules, nodeCauses }: Causes, hint: StatusHint | undefined): string {
  const section = (heading: string, text: string) => (text === '' ? [] : [heading, '', text]);
  return [
    ...rules.length + nodeCauses.length === 0 ? [] : [`Causes of ${quoted(asked)}:`, ''],
    ...section(`Rules that a manifest may break (for details: ${PROGRAM} ${EXPLAIN} <rule>):`, ruleList(rules)),
    ...section('Causes on the nodes or in the cluster, which no manifest shows:', nodeCauses.map(({ title, fix }) => `- ${title}. ${fix}\n`).join('')),
    ...hint === undefined ? [] : [`Find the message behind ${quoted(asked)}, and pass it to ${PROGRAM} ${EXPLAIN}:\n  ${hint.command}\n${hint.shows}\n`],
    ...rules.length === 0 && hint === undefined ? [] : [LIVE_OBJECT],
  ].join('\n');
}

const LIVE_OBJECT = `Check the live object to see which rules it breaks:
  kubectl get daemonset <name> -o yaml | npx ${PROGRAM} ${CHECK} -
`;

function ruleList(rules: readonly Rule[]): string {
  return rules.map(({ id, severity, title }) => `${id}  ${severity.padEnd(Severity.WARNING.length)}  ${title}\n`).join('');
}

function explanation(rule: Rule): string {
  const { id, title, why, fix, outcome, aliases, fixable, sources, symptoms } = rule;
  const rows: readonly (readonly [label: string, text: string])[] = [
    ['consequence', outcomeTexts[outcome]],
    ['severity', severityText(rule)],
    ['holds on', holdsText(rule)],
    ['applied by', momentsText(rule)],
    ['suppression', suppressionText(rule)],
    ['standard fix', fixable ? 'yes: the same change is right for every manifest' : 'no: the right change depends on what the workload is for'],
    ...aliases === undefined ? [] : [['also known as', aliases.join(', ')] as const],
    ['page', rulePage(id)],
  ];
  return `${[
    `${id}: ${title}`,
    '',
    `Why: ${why}`,
    `Fix: ${fix}`,
    '',
    ...symptoms === undefined ? [] : ['Symptoms:', ...symptomEntries(symptoms).map(([place, text]) => `  ${placeTexts[place]}: ${text}`), ''],
    ...rows.map(([label, text]) => `${`${label}:`.padEnd(16)}${text}`),
    '',
    'Sources:',
    ...sources.map((source) => `  ${source}`),
  ].join('\n')}\n`;
}
