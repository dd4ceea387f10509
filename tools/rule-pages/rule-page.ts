import { exampleSection } from './example-section';
import { symptomSection } from './symptom-tables';
import { holdsText, momentsText, outcomeTexts, severityText, suppressionText } from '../../src/cli/rule-texts';
import { catalogue } from '../../src/rules/catalogue';
import { momentsOf, Rule } from '../../src/rules/rule';

/** The page about a rule in docs/rules. */
export function rulePage(rule: Rule): string {
  const { id, aliases, title, why, fix, fixable, sources } = rule;
  return `${[
    '<!-- Generated from the rule: npx projen docgen -->',
    `# ${id}: ${title}`,
    '',
    why,
    '',
    `**Fix:** ${fix}`,
    '',
    '| | |',
    '|---|---|',
    `| consequence | ${outcomeTexts[rule.outcome]} |`,
    `| severity | ${severityText(rule)} |`,
    `| holds on | ${holdsText(rule)} |`,
    `| applied by | ${momentsText(rule)} |`,
    `| suppression | ${suppressionText(rule)} |`,
    `| standard fix | ${fixable ? 'yes: the same for every manifest' : 'no: it depends on the intent'} |`,
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
    '<!-- Generated from the rules: npx projen docgen -->',
    '# Rules',
    '',
    'The rules describe how the API server, Pod Security, kubelet and containerd treat a HostProcess pod,',
    'and what is riskier than necessary. Ids are never reused. An x in the last three columns says what',
    'applies the rule:',
    '',
    '- **construct**: constructs of this library, at synth.',
    '- **plugin**: the [plugin](../validation-plugin.md) for cdk8s-cli, to everything that the app writes.',
    '- **command line**: [`check`](../check.md), to any manifest.',
    '',
    '| rule | what it requires | severity | consequence | holds on | construct | plugin | command line |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'Consequences:',
    '',
    ...Object.entries(outcomeTexts).map(([outcome, text]) => `- \`${outcome}\`: ${text}`),
  ].join('\n')}\n`;
}

/** The pages by the names of their files. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([['README.md', rulesIndex()], ...catalogue.map((rule) => [`${rule.id}.md`, rulePage(rule)] as const)]);
}
