import { Finding, RuleOutcome, Severity } from './finding';
import { ManifestObject, subjectOf } from './manifest-object';
import { asObject, Json, pointerTo } from './reading/json';
import type { Rule, RuleBase } from './rule';
import { IGNORE_PREFIX } from '../facts/annotations';
import { quoted } from '../facts/errors';

/** What suppressions need to know about the rules of a check. */
export interface SuppressionRules {
  /** The rule about suppressions themselves. Undefined if they are not checked. */
  readonly own?: RuleBase;
  /** A rule of this check by its id. */
  find(id: string): Rule | undefined;
  /** Whether the rule exists but is not part of this check. */
  isElsewhere(id: string): boolean;
}

/**
 * A suppression cannot make the API server accept an object. Only Pod Security has exemptions, for
 * pods but not for Namespaces.
 */
export function isSuppressible({ severity, outcome, subject }: Pick<Finding, 'severity' | 'outcome' | 'subject'>, rule: RuleBase): boolean {
  const isExemptible = rule.mayBeExempt === true && !subject.startsWith('Namespace ');
  return isExemptible || severity !== Severity.ERROR || (outcome !== RuleOutcome.OBJECT_REFUSED && outcome !== RuleOutcome.PODS_REFUSED);
}

/**
 * The findings of an object, and the problems of its annotations. Findings that an annotation
 * covers have its reason.
 */
export function suppressed(about: ManifestObject, findings: readonly Finding[], rules: SuppressionRules): readonly Finding[] {
  const annotations = ignoringAnnotations(about);
  if (annotations.length === 0) {
    return findings;
  }
  let result = [...findings];
  for (const { id, reason, pointer } of annotations) {
    const rule = rules.find(id);
    const covers = (finding: Finding) => finding.rule === id && rule !== undefined && isSuppressible(finding, rule);
    const complaint = reason === undefined ? `the annotation for ${quoted(id)} states no reason`
      : rules.isElsewhere(id) || result.some(covers) ? undefined
        : rule === undefined ? `the annotation is for ${quoted(id)}, which is not a rule`
          : result.some((finding) => finding.rule === id) ? `the annotation is for ${id}, but a refusal by the API server cannot be ignored`
            : `the annotation is for ${id}, which reports nothing here`;
    if (reason !== undefined) {
      result = result.map((finding) => (covers(finding) ? Finding._of({ ...finding, suppression: reason }) : finding));
    }
    if (complaint !== undefined && rules.own !== undefined) {
      const { id: rule098, outcome, why, fix } = rules.own;
      result.push(Finding._of({
        rule: rule098, severity: Severity.WARNING, outcome, subject: subjectOf(about.object), document: about.document, pointer, message: complaint,
        why, fix,
      }));
    }
  }
  return result;
}

const OBJECT_METADATA = '/metadata';

interface IgnoringAnnotation {
  readonly id: string;
  readonly reason?: string;
  /** JSON pointer into the document. */
  readonly pointer: string;
}

/** The annotations of the object and of its pod templates. */
function ignoringAnnotations({ object, pointer, templates }: ManifestObject): IgnoringAnnotation[] {
  const found: IgnoringAnnotation[] = [];
  const add = (annotations: Json, metadataPointer: string) => {
    for (const name in annotations) {
      if (name.startsWith(IGNORE_PREFIX)) {
        found.push({
          id: name.slice(IGNORE_PREFIX.length),
          reason: typeof annotations[name] === 'string' && annotations[name].trim() !== '' ? annotations[name].trim() : undefined,
          pointer: pointerTo(pointer + metadataPointer, 'annotations', name),
        });
      }
    }
  };
  add(asObject(asObject(object.metadata)?.annotations) ?? {}, OBJECT_METADATA);
  for (const { metadataPointer, annotations } of templates) {
    // A Pod is its own template.
    if (metadataPointer !== OBJECT_METADATA) {
      add(annotations, metadataPointer);
    }
  }
  return found;
}
