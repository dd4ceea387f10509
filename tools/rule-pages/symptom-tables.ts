import { placeTexts } from '../../src/cli/rule-texts';
import { catalogue } from '../../src/rules/catalogue';
import { nodeCauses } from '../../src/rules/node-causes';
import type { Rule } from '../../src/rules/rule';
import { SymptomPlace, symptomEntries } from '../../src/rules/symptoms';

/** The section of a rule's page with the messages that an operator sees. */
export function symptomSection({ symptoms }: Rule): string[] {
  const entries = symptomEntries(symptoms);
  return entries.length === 0 ? [] : [
    '## Symptoms',
    '',
    'If a manifest breaks the rule, you can see one of these messages:',
    '',
    '| where | message |',
    '|---|---|',
    ...entries.map(([place, text]) => `| ${placeName(place)} | ${code(text)} |`),
    '',
  ];
}

/** A table for each place: the messages that appear there, and their causes. */
export function symptomTables(): string {
  return (Object.keys(placeTexts) as SymptomPlace[]).map((place) => [
    `### ${placeName(place)}`,
    '',
    '| message | cause |',
    '|---|---|',
    ...[...causesByText(place)].map(([text, causes]) => `| ${code(text)} | ${causes.join('<br>')} |`),
    '',
  ].join('\n')).join('\n');
}

function causesByText(place: SymptomPlace): ReadonlyMap<string, readonly string[]> {
  const causes = [
    ...catalogue.map(({ id, title, symptoms }) => ({ cause: `The manifest breaks [${id}](rules/${id}.md). Requirement: ${title}.`, symptoms })),
    ...nodeCauses.map(({ title, fix, symptoms }) => ({ cause: `The cause is not in the manifest: ${title}. ${fix}`, symptoms })),
  ];
  const byText = new Map<string, string[]>();
  for (const { cause, symptoms } of causes) {
    for (const text of symptoms?.[place] ?? []) {
      byText.set(text, [...byText.get(text) ?? [], cause]);
    }
  }
  return byText;
}

function placeName(place: SymptomPlace): string {
  return placeTexts[place].startsWith('kubectl') ? code(placeTexts[place]) : placeTexts[place];
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
