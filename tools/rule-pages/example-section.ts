import { checked, ExampleManifest, exampleOf, placeholdersIn } from './rule-example';
import type { CheckResult } from '../../src/cli/check-result';
import { plainPainter } from '../../src/cli/colors';
import { CHECK, PROGRAM } from '../../src/cli/program';
import { textReport } from '../../src/cli/reports/text-report';
import type { Rule } from '../../src/rules/rule';

/**
 * The section of a rule's page with a manifest that breaks it, the report of the command line, and
 * the fixed manifest.
 */
export function exampleSection({ id }: Rule): string[] {
  const { broken, mended } = exampleOf(id);
  const result = checked(broken);
  const others = [...new Set(result.findings.map(({ finding }) => finding.rule).filter((rule) => rule !== id))];
  return [
    '## Example',
    '',
    'This manifest breaks the rule. The command below the manifest reports the finding:',
    '',
    ...yamlBlock(broken),
    '```console',
    `$ ${commandFor(broken)}`,
    ...framesOf(id, result),
    '```',
    '',
    ...others.length === 0 ? [] : [`The command also reports a warning of ${others.map((other) => `[${other}](${other}.md)`).join(' and of ')} for this manifest.`, ''],
    ...mended.text === broken.text
      ? [`No change to the manifest fixes this finding. The manifest works on a cluster with other versions, for which \`${commandFor(mended)}\` reports no findings.`, '']
      : ['This is the same manifest with the fix:', '', ...yamlBlock(mended)],
  ];
}

function yamlBlock({ text }: ExampleManifest): string[] {
  const [placeholder] = placeholdersIn(text);
  return [
    '```yaml',
    ...text.trimEnd().split('\n'),
    '```',
    '',
    ...placeholder === undefined ? [] : [`If you copy the manifest, replace \`${placeholder}\` with a string of that length.`, ''],
  ];
}

function commandFor({ options, file }: ExampleManifest): string {
  return ['npx', PROGRAM, CHECK, ...options, file].join(' ');
}

/** The part of the text report about a rule that the rest of the page does not repeat. */
function framesOf(id: string, result: CheckResult): string[] {
  const findings = result.findings.filter(({ finding }) => finding.rule === id);
  return textReport({ ...result, findings }, plainPainter, true).trimEnd().split('\n').filter((line) => !line.startsWith(' ='));
}
