import { symptomTables } from './symptom-tables';

const BEGIN = '<!-- Generated from the rules: npx projen docgen -->';
const END = '<!-- End of the generated part -->';

/** The page with the current tables between its two marks. */
export function withSymptomTables(page: string): string {
  const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
  if (after === undefined) {
    throw new Error(`the page needs the lines ${BEGIN} and ${END}`);
  }
  return `${before}${BEGIN}\n\n${symptomTables()}\n${END}${after}`;
}
