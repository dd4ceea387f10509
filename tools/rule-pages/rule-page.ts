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
    '| property | value |',
    '|---|---|',
    `| consequence | ${outcomeTexts[rule.outcome]} |`,
    `| severity | ${severityText(rule)} |`,
    `| holds on | ${holdsText(rule)} |`,
    `| applied by | ${momentsText(rule)} |`,
    `| suppression | ${suppressionText(rule)} |`,
    `| standard fix | ${fixable ? 'yes: the same change is right for every manifest' : 'no: the right change depends on what the workload is for'} |`,
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
    'Each rule describes how the API server, Pod Security, the kubelet or containerd treats a HostProcess',
    'pod, or which setting is riskier than necessary. The id of a rule never changes, and no other rule',
    'gets the same id. An x in one of the last three columns shows what applies the rule:',
    '',
    '- **construct**: Constructs of this library apply the rule when you run `cdk8s synth`.',
    '- **plugin**: The [plugin](../validation-plugin.md) for cdk8s-cli applies the rule to all manifests that the app writes.',
    '- **command line**: The command [`cdk8s-hostprocess check`](../check.md) applies the rule to any manifest.',
    '',
    '| rule | what it requires | severity | consequence | holds on | construct | plugin | command line |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'The column "consequence" says what happens if a manifest breaks the rule:',
    '',
    ...Object.entries(outcomeTexts).map(([outcome, text]) => `- \`${outcome}\`: ${text}`),
  ].join('\n')}\n`;
}

/** The pages by the names of their files. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([['README.md', rulesIndex()], ...catalogue.map((rule) => [`${rule.id}.md`, rulePage(rule)] as const)]);
}
