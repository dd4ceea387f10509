import { checked, ExampleManifest, exampleOf, placeholdersIn } from './rule-example';
import type { CheckResult } from '../../src/cli/check-result';
import { plainPainter } from '../../src/cli/colors';
import { CHECK, PROGRAM } from '../../src/cli/program';
import { textReport } from '../../src/cli/reports/text-report';
import type { Rule } from '../../src/rules/rule';

/** The section of a rule's page with a manifest that breaks it, what the command line says of it, and the manifest mended. */
export function exampleSection({ id }: Rule): string[] {
  const { broken, mended } = exampleOf(id);
  const result = checked(broken);
  const others = [...new Set(result.findings.map(({ finding }) => finding.rule).filter((rule) => rule !== id))];
  return [
    '## For example',
    '',
    'This manifest breaks the rule:',
    '',
    ...yamlBlock(broken),
    '```console',
    `$ ${commandFor(broken)}`,
    ...framesOf(id, result),
    '```',
    '',
    ...others.length === 0 ? [] : [`It also gets a warning from ${others.map((other) => `[${other}](${other}.md)`).join(', ')}.`, ''],
    ...mended.text === broken.text
      ? [`No change to the manifest fixes it, but another cluster does: \`${commandFor(mended)}\` reports nothing.`, '']
      : ['The same manifest with the fix:', '', ...yamlBlock(mended)],
  ];
}

function yamlBlock({ text }: ExampleManifest): string[] {
  const [placeholder] = placeholdersIn(text);
  return [
    '```yaml',
    ...text.trimEnd().split('\n'),
    '```',
    '',
    ...placeholder === undefined ? [] : [`\`${placeholder}\` stands for text of that length.`, ''],
  ];
}

function commandFor({ options, file }: ExampleManifest): string {
  return ['npx', PROGRAM, CHECK, ...options, file].join(' ');
}

/** What the report for people says of a rule, without what the rest of the page says. */
function framesOf(id: string, result: CheckResult): string[] {
  const findings = result.findings.filter(({ finding }) => finding.rule === id);
  return textReport({ ...result, findings }, plainPainter, true).trimEnd().split('\n').filter((line) => !line.startsWith(' ='));
}
