import { PROJECT_URL, rulePage } from '../../facts/project';
import { RuleOutcome, Severity } from '../../rules/finding';
import type { Rule, RuleTargetOptions } from '../../rules/rule';
import { severityOn } from '../../rules/severities';
import { outcomeTexts } from '../rule-texts';

/** A rule as SARIF describes it (reportingDescriptor). */
export function sarifRule(rule: Rule, target: RuleTargetOptions): object {
  const { id, title, why, fix, sources, outcome, holds, aliases } = rule;
  const level = severityOn(rule, target) ?? Severity.WARNING;
  const consequence = `Otherwise ${outcomeTexts[outcome]}.`;
  return {
    id,
    name: nameOf(title),
    deprecatedIds: aliases,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `${title}. ${consequence} ${why}` },
    help: {
      text: `${why}\n\n${fix}\n\n${consequence}\n\nSources:\n${sources.join('\n')}`,
      markdown: `${asMarkdown(why)}\n\n**Fix:** ${asMarkdown(fix)}\n\n${consequence}\n\nSources:\n\n${sources.map((source) => `- <${source}>`).join('\n')}\n\n[Page of the rule](${rulePage(id)})`,
    },
    helpUri: rulePage(id),
    defaultConfiguration: { level },
    properties: {
      outcome,
      holds,
      precision: 'very-high',
      ...outcome === RuleOutcome.RISK && { 'security-severity': level === Severity.ERROR ? '8.0' : '5.5' },
      tags: [...outcome === RuleOutcome.RISK ? ['security'] : [], 'kubernetes', 'windows', 'hostprocess', outcome],
    },
  };
}

/** The program as the driver of a SARIF run. */
export const sarifDriver = { organization: 'cdk8s-hostprocess', informationUri: PROJECT_URL };

/** `EveryHostProcessContainerHasAnAccount`. */
function nameOf(title: string): string {
  return title.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}

function asMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/gu, '\\$&');
}
