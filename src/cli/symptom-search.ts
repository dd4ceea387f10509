import { catalogue } from '../rules/catalogue';
import { NodeCause, nodeCauses } from '../rules/node-causes';
import type { Rule } from '../rules/rule';
import { isSymptomIn, normalized, symptomEntries, Symptoms } from '../rules/symptoms';

/** The possible causes of a message. */
export interface Causes {
  readonly rules: readonly Rule[];
  readonly nodeCauses: readonly NodeCause[];
}

/** A shorter string matches too many symptoms. */
const aWord = /[\p{L}\p{N}]{3}/u;

/**
 * The causes whose title or symptoms contain every word of a message, and the causes with a symptom
 * that is part of the message.
 */
export function causesOf(text: string): Causes {
  if (!aWord.test(text)) {
    return { rules: [], nodeCauses: [] };
  }
  const words = normalized(text).split(' ');
  const matches = ({ title, symptoms }: { readonly title: string; readonly symptoms?: Symptoms }) => {
    const symptomTexts = symptomEntries(symptoms).map(([, symptom]) => symptom);
    return symptomTexts.some((symptom) => isSymptomIn(symptom, text))
      || [title, ...symptomTexts].map(normalized).some((known) => words.every((word) => known.includes(word)));
  };
  return { rules: catalogue.filter(matches), nodeCauses: nodeCauses.filter(matches) };
}
