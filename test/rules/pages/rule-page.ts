import { dump } from 'js-yaml';
import { excerpt } from './excerpt';
import { Containerd, Outcome, Severity } from '../../../src';
import { catalogue } from '../../../src/rules/catalogue';
import { momentsOf, Rule } from '../../../src/rules/rule';
import { exampleOf, RuleExample } from '../examples';

const outcomes: Readonly<Record<Outcome, string>> = {
  [Outcome.OBJECT_REFUSED]: 'the API server refuses the object',
  [Outcome.PODS_REFUSED]: 'the API server takes a workload, and refuses every pod that is made from it',
  [Outcome.NOT_STARTED]: 'pods are made, but do not start or cannot do their work',
  [Outcome.RUNS_OTHERWISE]: 'it runs, but otherwise than it was written',
  [Outcome.RISK]: 'it runs as it was written, and is riskier than it has to be',
  [Outcome.NOT_CHECKED]: 'part of what was given cannot be judged',
};

/** The page about a rule, as it lies in docs/rules. */
export function rulePage(rule: Rule): string {
  const { id, aliases, title, why, fix, since, fixable, sources } = rule;
  const example = exampleOf(id);
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
    `| otherwise | ${outcomes[rule.outcome]} |`,
    `| severity | ${severityText(rule)} |`,
    `| holds since | ${since === '1.0' ? 'ever' : `Kubernetes ${since}`} |`,
    `| applied by | ${appliedBy(rule)} |`,
    `| can be ignored | ${ignoring(rule)} |`,
    `| one right fix | ${fixable ? 'yes: the same for every manifest' : 'no: it depends on what is meant'} |`,
    ...aliases === undefined ? [] : [`| also known as | ${aliases.join(', ')} |`],
    '',
    ...example === undefined ? [] : exampleLines(example),
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
    return `| [${rule.id}](${rule.id}.md) | ${[rule.title, severityText(rule), rule.outcome, rule.since === '1.0' ? '' : rule.since, ...applied].join(' | ')} |`;
  });
  return `${[
    '<!-- Generated from the rules themselves: npx projen docgen -->',
    '# Rules',
    '',
    'What the API server, Pod Security, kubelet and containerd do with a HostProcess pod, and what is riskier than it has to be. Ids are never reused.',
    'Constructs apply a rule when they are validated, at synth; the [plugin](../validation-plugin.md) for cdk8s-cli to everything that was synthesized;',
    'the [command line](../check.md) to any manifest. A severity with a condition is about the release line of containerd on the nodes.',
    '',
    '| rule | what it asks for | severity | otherwise | since Kubernetes | construct | plugin | command line |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'Otherwise:',
    '',
    ...Object.entries(outcomes).map(([outcome, text]) => `- \`${outcome}\`: ${text}`),
  ].join('\n')}\n`;
}

/** Every page by the name of its file. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([['README.md', rulesIndex()], ...catalogue.map((rule) => [`${rule.id}.md`, rulePage(rule)] as const)]);
}

function severityText({ severity: { unknown, [Containerd.V1_6]: v16, [Containerd.V1_7]: v17 } }: Rule): string {
  const shown = (severity: Severity | undefined) => severity ?? 'nothing';
  return unknown === v16 && v16 === v17
    ? shown(unknown)
    : `${shown(v16)} on containerd 1.6, ${shown(v17)} from 1.7 on, ${shown(unknown)} where it is not declared`;
}

function appliedBy(rule: Rule): string {
  const moments = momentsOf(rule);
  return `${moments.includes('construct') ? 'constructs, ' : ''}the plugin for cdk8s-cli, the command line${rule.checkSet === undefined ? '' : ' (over several objects)'}`;
}

function ignoring({ id, outcome, mayBeExempt, checkPod, checkObject, checkSet }: Rule): string {
  if (checkPod === undefined && checkObject === undefined && checkSet === undefined) {
    return 'no';
  }
  const refused = outcome === Outcome.OBJECT_REFUSED || outcome === Outcome.PODS_REFUSED;
  return refused && mayBeExempt !== true
    ? 'not where it is an error: the API server refuses it all the same'
    : `with a reason: annotation \`ignore.cdk8s-hostprocess/${id}\`, or in the configuration of the command line`;
}

function exampleLines({ documents, containerd, kubernetes, findings }: RuleExample): string[] {
  const about = documents.map((document, index) => {
    const pointers = findings.filter((finding) => finding.document === index).map(({ pointer }) => pointer);
    // Of the others it is what they are called that matters.
    return excerpt(document, pointers.length > 0 ? pointers : ['/metadata', '/spec/template/metadata']);
  });
  return [
    '## For example',
    '',
    '```yaml',
    about.map((document) => dump(document, { lineWidth: 140 })).join('---\n').trimEnd(),
    '```',
    '',
    `With ${kubernetes === undefined ? `containerd ${containerd}` : `Kubernetes ${kubernetes}`} declared as the target:`,
    '',
    '```',
    ...findings.map(({ severity, rule, subject, pointer, message }) => `${severity} ${rule} in ${subject}, ${pointer || 'the object'}: ${message}`),
    '```',
    '',
  ];
}

