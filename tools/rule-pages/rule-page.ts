import { exampleSection } from './example-section';
import { symptomSection } from './symptom-tables';
import { holdsText, momentsText, outcomeTexts, severityText, suppressionText } from '../../src/cli/rule-texts';
import { catalogue } from '../../src/rules/catalogue';
import { momentsOf, Rule } from '../../src/rules/rule';

/** The page about a rule, as it lies in docs/rules. */
export function rulePage(rule: Rule): string {
  const { id, aliases, title, why, fix, fixable, sources } = rule;
  return `${[
    '<!-- Generated from the rule itself: npx projen docgen -->',
    `# ${id}: ${title}`,
    '',
    why,
    '',
    `**Instead:** ${fix}`,
    '',
    '| | |',
    '|---|---|',
    `| otherwise | ${outcomeTexts[rule.outcome]} |`,
    `| severity | ${severityText(rule)} |`,
    `| holds on | ${holdsText(rule)} |`,
    `| applied by | ${momentsText(rule)} |`,
    `| can be ignored | ${suppressionText(rule)} |`,
    `| one right fix | ${fixable ? 'yes: the same for every manifest' : 'no: it depends on what is meant'} |`,
    ...aliases === undefined ? [] : [`| also known as | ${aliases.join(', ')} |`],
    '',
    ...symptomSection(rule),
    ...exampleSection(rule),
    '## Sources',
    '',
    ...sources.map((source) => `- <${source}>`),
  ].join('\n')}\n`;
}

/** The table of all rules. */
export function rulesIndex(): string {
  const rows = catalogue.map((rule) => {
    const moments = momentsOf(rule);
    const applied = (['construct', 'plugin', 'command line'] as const).map((moment) => (moments.includes(moment) ? 'x' : ''));
    return `| [${rule.id}](${rule.id}.md) | ${[rule.title, severityText(rule), rule.outcome, holdsText(rule), ...applied].join(' | ')} |`;
  });
  return `${[
    '<!-- Generated from the rules themselves: npx projen docgen -->',
    '# Rules',
    '',
    'What the API server, Pod Security, kubelet and containerd do with a HostProcess pod, and what is riskier than it has to be. Ids are never reused.',
    'Constructs apply a rule when they are validated, at synth; the [plugin](../validation-plugin.md) for cdk8s-cli to everything that was synthesized;',
    'the [command line](../check.md) to any manifest.',
    '',
    '| rule | what it asks for | severity | otherwise | holds on | construct | plugin | command line |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'Otherwise:',
    '',
    ...Object.entries(outcomeTexts).map(([outcome, text]) => `- \`${outcome}\`: ${text}`),
  ].join('\n')}\n`;
}

/** Every page by the name of its file. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([['README.md', rulesIndex()], ...catalogue.map((rule) => [`${rule.id}.md`, rulePage(rule)] as const)]);
}
